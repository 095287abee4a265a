import CivilTime
import Control
import Core
import Glibc
import Host
import Linux
import Store
import Synchronization
import Testing

@testable import Daemon

/// What becomes of everything when one thing fails.
@Suite(.timeLimit(.minutes(1)), .serialized) struct FaultTests {
  static let alex = Person.ID("alex")

  static func done(_ id: String, daysAgo days: Int) -> Occurrence {
    Occurrence(
      id: Occurrence.ID("1/check-in/\(id)"), reminder: .cadence(.checkIn), person: 1,
      slot: Instant(microseconds: 0), due: Instant(microseconds: 0),
      phase: .closed(.done(nil), at: Clocks.now() - .seconds(days * 86_400)))
  }

  /// Lets a user ask, answer, put off, pause and go on; answers whatever comes up.
  static func live(through daemon: Daemon, _ channel: ChannelScript) async {
    for answer in [Answer.done(nil), .later(.hour), .notTheirMoment] {
      await daemon.handle(.asked(alex, .checkIn))
      await daemon.settle()
      if let card = channel.now.up { await daemon.handle(.answered(card.occurrence, answer)) }
    }
    await daemon.handle(.paused(until: nil))
    await daemon.handle(.unpaused)
    await daemon.handle(.asked(alex, .appreciation))
    await daemon.settle()
  }

  /// The cards that were put up without the one before being taken down, and those put up after
  /// their answer.
  static func checkCards(_ channel: ChannelScript, _ daemon: Daemon, _ scene: String) async {
    let over = await daemon.engine?.history.map(\.id) ?? []
    if let up = channel.now.up {
      #expect(!over.contains(up.occurrence), "\(scene): a card is up after its answer")
      #expect(await daemon.engine?.showing?.presentation == up.presentation, "\(scene)")
    }
  }

  @Test func `whichever write fails, nothing is lost and nothing is shown twice`() async throws {
    var writes = Int.max
    var number = 1
    while number <= writes {
      let bench = try DaemonBench { $0.stateRetry = .milliseconds(5) }
      let store = FaultyStore(try Store.open(directory: bench.stateDirectory), failing: [number])
      let faults = store.faults
      let daemon = try await bench.start(over: store)
      await Self.live(through: daemon, bench.channel)
      while await !daemon.unwritten.isEmpty { _ = await faults.log.next { $0 == .written } }
      writes = min(writes, await daemon.writes)
      await Self.checkCards(bench.channel, daemon, "write \(number)")
      let known = await daemon.engine?.state
      #expect(await daemon.storeTrouble == nil)
      await bench.stop(daemon)
      #expect(try bench.kept()?.sorted == known?.sorted, "write \(number)")
      number += 1
    }
    #expect(number > 8)
  }

  @Test func `whichever card is refused, it waits and is not lost`() async throws {
    for number in 1...4 {
      let bench = try DaemonBench(channel: ChannelScript(refused: [number]))
      let daemon = try await bench.start()
      await Self.live(through: daemon, bench.channel)
      await Self.checkCards(bench.channel, daemon, "card \(number)")
      let refused = bench.channel.now.cards[number - 1].occurrence
      let found = await daemon.engine?.occurrence(refused)
      #expect(found?.failures == 1 || found?.isClosed == true, "card \(number)")
      let known = await daemon.engine?.state
      await bench.stop(daemon)
      #expect(try bench.kept()?.sorted == known?.sorted, "card \(number)")
    }
  }

  @Test func `nothing is shown that could not be written`() async throws {
    let bench = try DaemonBench()
    let store = FaultyStore(
      try Store.open(directory: bench.stateDirectory), failing: Set(2...1_000))
    let daemon = try await bench.start(over: store)
    let client = try bench.client()
    let refusal = try client.refusal(of: .now(person: "alex", kind: nil))
    guard case .control(.stateUnavailable(let reason)) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(reason.contains("counts only as long as attuned runs"))
    #expect(bench.channel.now.presented == 0)
    #expect(try client.status().channels.contains { $0.name == "state" })
    await bench.stop(daemon)
  }

  @Test func `who was forgotten on a full disk is forgotten by doing it again`() async throws {
    let bench = try DaemonBench { $0.stateRetry = .seconds(3_600) }
    let store = try Store.open(directory: bench.stateDirectory)
    let past = PersonState(
      number: 1, id: Person.ID("quokka"), firstSeen: Instant(microseconds: 0))
    try store.write([.person(past)])
    let daemon = try await bench.start(over: FaultyStore(store, failing: [2, 3]))
    let client = try bench.client()
    let forget = Request.people(.forget(person: "quokka"))
    for _ in 1...2 {
      guard case .control(.stateUnavailable) = try client.refusal(of: forget) else {
        Issue.record("the write was to fail")
        return
      }
    }
    let _: Nothing = try client.call(forget)
    #expect(try client.refusal(of: forget) == .control(.unknownPerson("quokka", known: ["alex"])))
    await bench.stop(daemon)
    #expect(try bench.kept()?.people.map(\.id.description) == ["alex"])
  }

  @Test func `an export holds the whole past, and what could not be written yet`() async throws {
    let bench = try DaemonBench()
    let store = try Store.open(directory: bench.stateDirectory)
    let (old, recent) = (Self.done("old", daysAgo: 300), Self.done("recent", daysAgo: 1))
    try store.write([
      .person(PersonState(number: 1, id: Self.alex, firstSeen: Instant(microseconds: 0))),
      .occurrence(old), .occurrence(recent),
    ])
    let daemon = try await bench.start(over: FaultyStore(store, failing: Set(2...1_000)))
    await daemon.handle(.paused(until: nil))
    #expect(await !daemon.unwritten.isEmpty)
    let known = await daemon.engine?.history
    #expect(known?.contains { $0.id == old.id } == false)
    let state = try StateDocument.state(
      of: try bench.client().call(.export, for: Exported.self).state)
    #expect(state.occurrences.contains(old))
    #expect(state.pause != nil)
    await bench.stop(daemon)
  }

  @Test func `what opening did not prove is proved soon after the start`() async throws {
    let bench = try DaemonBench()
    let store = FaultyStore(try Store.open(directory: bench.stateDirectory), failing: [])
    let faults = store.faults
    let daemon = try await bench.start(over: store)
    #expect(await faults.log.next { $0 == .proved } != nil)
    await bench.stop(daemon)
  }

  @Test func `a page of long ago that proves damaged costs only what is there`() async throws {
    let bench = try DaemonBench()
    let recent = try Self.fillWithOldDamage(bench.stateDirectory)
    let damaged = try Files.read(bench.stateDirectory + "/state.sqlite", limit: 1 << 24)
    let store = FaultyStore(
      try Store.open(directory: bench.stateDirectory, lookingBackFrom: Clocks.now()), failing: [])
    let faults = store.faults
    let daemon = try await bench.start(over: store)
    #expect(await faults.log.next { $0 == .proved } != nil)
    await daemon.handle(.paused(until: nil))
    #expect(await daemon.storeTrouble == nil)
    await bench.stop(daemon)
    let aside = try Files.read(bench.stateDirectory + "/state.sqlite.damaged-1", limit: 1 << 24)
    #expect(aside == damaged)
    let kept = try #require(try bench.kept())
    #expect(kept.pause != nil && kept.occurrences.contains(recent))
  }

  /// Writes years of history, breaks a page of its beginning, and gives the latest of it.
  private static func fillWithOldDamage(_ directory: String) throws -> Occurrence {
    let first = try Store.open(directory: directory)
    let years = (1...4_000).map { done("day-\($0)", daysAgo: 4_000 - $0) }
    try first.write(
      [.person(PersonState(number: 1, id: alex, firstSeen: Instant(microseconds: 0)))]
        + years.map(Record.occurrence))
    first.close()
    let path = directory + "/state.sqlite"
    var bytes = try Files.read(path, limit: 1 << 24)
    let mark = Array("check-in/day-17".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: mark) })
    // The header of that page says of which kind it is.
    bytes[place / 4_096 * 4_096] = 0
    try Descriptor(opening: path, O_WRONLY | O_TRUNC).write(bytes)
    return years[3_999]
  }

  @Test func `a state that cannot be read is not begun anew, and is tried again`() async throws {
    let bench = try DaemonBench { $0.stateRetry = .milliseconds(5) }
    let first = try await bench.start()
    await first.handle(.paused(until: nil))
    await bench.stop(first)
    let kept = try bench.kept()
    let store = FaultyStore(
      try Store.open(directory: bench.stateDirectory), failing: [], isReadable: false)
    let faults = store.faults
    let daemon = try await bench.start(over: store)
    let client = try bench.client()
    #expect(try client.status().channels.contains { $0.name == "state" })
    guard case .control(.stateUnavailable) = try client.refusal(of: .resume) else {
      Issue.record("a daemon without its state did something")
      return
    }
    #expect(try bench.kept()?.sorted == kept?.sorted)
    faults.isReadable.withLock { $0 = true }
    #expect(await faults.log.next { $0 == .loaded } != nil)
    #expect(try client.status().paused)
    #expect(await daemon.engine?.state.seed == kept?.seed)
    await bench.stop(daemon)
  }
}

/// A store that fails when a test wants it to.
final class FaultyStore: StateKeeper {
  let faults: Faults
  let openingNotes: [OpeningNote] = []
  private let store: Store
  private let failing: Set<Int>
  private let isReplaceable: Bool
  /// Counts from 1.
  private(set) var writes = 0

  init(
    _ store: Store, failing: Set<Int>, isReadable: Bool = true, isReplaceable: Bool = true
  ) {
    self.isReplaceable = isReplaceable
    self.store = store
    self.failing = failing
    faults = Faults(isReadable: isReadable)
  }

  static func error(_ operation: StoreError.Operation) -> StoreError {
    StoreError(.full, operation, path: "/state", message: "a test")
  }

  func load() throws(StoreError) -> State { try store.load() }

  func loadRecent(at now: Instant) throws(StoreError) -> State {
    guard faults.isReadable.withLock({ $0 }) else { throw Self.error(.read) }
    let state = try store.loadRecent(at: now)
    faults.log.record(.loaded)
    return state
  }

  func prove(keeping state: () -> State) throws(StoreError) -> OpeningNote? {
    defer { faults.log.record(.proved) }
    return try store.prove(keeping: state)
  }

  func write(_ records: [Record]) throws(StoreError) {
    writes += 1
    guard !failing.contains(writes) else { throw Self.error(.write) }
    try store.write(records)
    faults.log.record(.written)
  }

  func replace(by state: State) throws(StoreError) {
    guard isReplaceable else { throw Self.error(.write) }
    try store.replace(by: state)
  }

  func close() { store.close() }
}

/// What a faulty store did, and whether it can be read.
final class Faults: Sendable {
  enum Deed: Sendable { case written, loaded, proved }

  let log = Recorder<Deed>()
  let isReadable: Mutex<Bool>

  init(isReadable: Bool) { self.isReadable = Mutex(isReadable) }
}

extension Daemon {
  /// How often a faulty store was written to.
  var writes: Int { (store as? FaultyStore)?.writes ?? 0 }

  /// Returns once what the loop has to do now is done: a card is asked for, and answers.
  func settle() async {
    for _ in 0..<3 { await loop.run {} }
  }
}

extension ChannelScript.State {
  /// The card that is up, if one is.
  var up: Card? {
    guard let last = cards.last, !withdrawn.contains(last.presentation),
      !refused.contains(cards.count)
    else { return nil }
    return last
  }
}
