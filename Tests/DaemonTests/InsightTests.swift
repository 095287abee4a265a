import CivilTime
import Control
import Core
import Host
import Linux
import Store
import Testing

@testable import Daemon

/// The why, the past, and the whole of what is remembered, over the socket.
@Suite(.timeLimit(.minutes(1)), .serialized) struct InsightTests {
  /// A daemon with one thing done about someone.
  static func startWithAnAct() async throws -> (DaemonBench, Daemon, Client) {
    let (bench, daemon, client) = try await ControlServerTests.start()
    let _: Asked = try client.call(.now(person: "alex", kind: .checkIn))
    _ = await bench.channel.nextCard()
    await daemon.settle()
    let _: Answered = try client.call(.answer(.done(.light), to: .init()))
    return (bench, daemon, client)
  }

  @Test func `why explains what was shown, what comes next, and one by its name`() async throws {
    let (bench, daemon, client) = try await ControlServerTests.start()
    let first: Explained = try client.call(.why(.init(), next: false))
    let next: Explained = try client.call(.why(.init(person: "Alex"), next: true))
    #expect(first == next)
    #expect(next.reasons.contains { $0.topic == .cadence && $0.sentence.contains("a week”") })
    let asked: Asked = try client.call(.now(person: "alex", kind: .checkIn))
    _ = await bench.channel.nextCard()
    await daemon.settle()
    let shown: Explained = try client.call(.why(.init(), next: false))
    #expect(shown.reminder.occurrence == asked.reminder.occurrence)
    #expect(shown.reasons.first?.sentence.hasPrefix("You asked for it") == true)
    let named = Request.Subject(occurrence: asked.reminder.occurrence)
    #expect(try client.call(.why(named, next: false), for: Explained.self) == shown)
    await bench.stop(daemon)
  }

  @Test func `why about nobody that is known, or nothing that came, is refused`() async throws {
    let (bench, daemon, client) = try await ControlServerTests.start()
    let unknown = try client.refusal(of: .why(.init(person: "zoe"), next: false))
    #expect(unknown == .control(.unknownPerson("zoe", known: ["alex"])))
    let never = try client.refusal(of: .why(.init(occurrence: "1/x/y"), next: false))
    #expect(never == .control(.unknownOccurrence("1/x/y")))
    await bench.stop(daemon)
    let idle = DaemonBench.config + "appreciation = \"off\"\ncheck-in = \"off\"\n"
    let (other, second, asking) = try await ControlServerTests.start(config: idle)
    #expect(try asking.refusal(of: .why(.init(), next: false)) == .control(.nothingToExplain))
    await other.stop(second)
  }

  @Test func `history holds what was done, and nothing else`() async throws {
    let (bench, daemon, client) = try await Self.startWithAnAct()
    let _: Asked = try client.call(.now(person: "alex", kind: .appreciation))
    _ = await bench.channel.nextCard()
    await daemon.settle()
    let _: Answered = try client.call(.answer(.skip, to: .init()))
    let all: Acts = try client.call(.history(person: nil, year: nil))
    let act = try #require(all.acts.first)
    #expect(all.acts.count == 1)
    #expect(act.person == "alex" && act.name == "Alex" && act.kind == .checkIn)
    #expect(act.felt == .light)
    let year = Zone.utc.civil(at: Clocks.now()).date.year
    #expect(try client.call(.history(person: "Alex", year: year), for: Acts.self) == all)
    #expect(try client.call(.history(person: nil, year: 1999), for: Acts.self).acts.isEmpty)
    let refusal = try client.refusal(of: .history(person: "zoe", year: nil))
    #expect(refusal == .control(.unknownPerson("zoe", known: ["alex"])))
    await bench.stop(daemon)
  }

  @Test func `an export is what is kept, and an import goes on from it`() async throws {
    let (bench, daemon, client) = try await Self.startWithAnAct()
    let _: Nothing = try client.call(.pause(until: nil))
    let exported: Exported = try client.call(.export)
    let state = try StateDocument.state(of: exported.state)
    #expect(state.sorted == (try bench.kept())?.sorted)
    await bench.stop(daemon)
    let (other, second, fresh) = try await ControlServerTests.start()
    #expect(try !fresh.status().paused)
    let imported: Imported = try fresh.call(.importing(exported.state))
    #expect(imported.people == 1)
    #expect(try fresh.status().paused)
    #expect(try fresh.call(.history(person: nil, year: nil), for: Acts.self).acts.count == 1)
    #expect(try fresh.call(.export, for: Exported.self) == exported)
    #expect(try other.kept()?.sorted == state.sorted)
    await other.stop(second)
    #expect(try other.kept()?.sorted == state.sorted)
  }

  @Test(.enabled(if: Program.isBuilt, "build attune"))
  func `an import that is asked about changes nothing unless the answer is yes`() async throws {
    let bench = try DaemonBench()
    let daemon = try await bench.start()
    let client = try bench.client()
    let paused = State(seed: 3, pause: Pause(since: Clocks.now(), until: nil))
    try bench.home.write(StateDocument.json(of: paused).description, to: "paused.json")
    let file = bench.home.path + "/paused.json"
    for (answer, end) in [("no", "Nothing was changed."), ("yes", "Attune goes on from")] {
      let terminal = try PseudoTerminal()
      let attune = try Child(
        [Files.directory(of: Program.path) + "/attune", "import", file],
        environment: ["HOME=/nonexistent", "XDG_RUNTIME_DIR=\(bench.home.path)/run"],
        terminal: terminal.path)
      try terminal.read(until: "All that is remembered now goes, for good")
      try terminal.write(answer + "\n")
      try terminal.read(until: end)
      attune.end(0)
      #expect(try client.status().paused == (answer == "yes"))
    }
    await bench.stop(daemon)
  }

  @Test func `a card that is up leaves with the state it belonged to`() async throws {
    let (bench, daemon, client) = try await Self.startWithAnAct()
    let before: Exported = try client.call(.export)
    let _: Asked = try client.call(.now(person: "alex", kind: .appreciation))
    let card = try #require(await bench.channel.nextCard())
    await daemon.settle()
    let _: Imported = try client.call(.importing(before.state))
    #expect(await bench.channel.deeds.next { $0 == .withdrawn(card.presentation) } != nil)
    #expect(try client.status().showing == nil)
    // What is still said of the old card is no answer to a new one.
    let _: Asked = try client.call(.now(person: "alex", kind: .appreciation))
    #expect(try #require(await bench.channel.nextCard()).presentation != card.presentation)
    await daemon.settle()
    await bench.stop(daemon)
  }

  @Test func `where cards were on another screen is not taken over`() async throws {
    let (bench, daemon, client) = try await Self.startWithAnAct()
    var state = try #require(try bench.kept())
    state.occurrences[0].handle = ":1.5/7"
    let _: Imported = try client.call(.importing(StateDocument.json(of: state)))
    #expect(try bench.kept()?.occurrences.first?.id == state.occurrences[0].id)
    #expect(try bench.kept()?.occurrences.first?.handle == nil)
    await bench.stop(daemon)
  }

  @Test func `a long history goes into one message, and ten years about ten people would`()
    async throws
  {
    let (bench, daemon, client) = try await Self.startWithAnAct()
    let exported: Exported = try client.call(.export)
    var state = try StateDocument.state(of: exported.state)
    let act = try #require(state.occurrences.first)
    state.occurrences = (0..<4_000).map { index in
      Occurrence(
        id: Occurrence.ID("1/check-in/week 2026-11-23.\(index) of 4000"), reminder: act.reminder,
        person: 1, slot: act.slot, due: act.due, end: act.due, phase: act.phase, draw: act.draw,
        shownAt: act.due, openedAt: act.due)
    }
    let document = StateDocument.json(of: state)
    let size = CallMessage(.importing(document)).bytes.count
    #expect(size > 1 << 20 && size * 15_600 / 4_000 < Frames.sizeLimit * 3 / 4)
    let imported: Imported = try client.call(.importing(document))
    #expect(imported.people == 1)
    let acts: Acts = try client.call(.history(person: nil, year: nil))
    #expect(acts.acts.count == 4_000)
    let again: Exported = try client.call(.export)
    #expect(try StateDocument.state(of: again.state).occurrences.count == 4_000)
    await bench.stop(daemon)
  }

  @Test func `a document with a fault changes nothing`() async throws {
    let (bench, daemon, client) = try await Self.startWithAnAct()
    let exported: Exported = try client.call(.export)
    guard case .object(let members) = exported.state else { return }
    let broken = JSON.object(
      members.map { $0.name == "people" ? JSON.Member("people", [Int]()) : $0 })
    let refusal = try client.refusal(of: .importing(broken))
    guard case .control(.badDocument(let path, let reason)) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(path == "schedules[0].person" && reason == "people has nobody with this number")
    #expect(try client.call(.export, for: Exported.self) == exported)
    await bench.stop(daemon)
  }

  @Test func `a state that cannot be written changes nothing`() async throws {
    let bench = try DaemonBench()
    let store = FaultyStore(
      try Store.open(directory: bench.stateDirectory), failing: [], isReplaceable: false)
    let daemon = try await bench.start(over: store)
    let client = try bench.client()
    let before: Exported = try client.call(.export)
    let paused = State(seed: 3, pause: Pause(since: Clocks.now(), until: nil))
    let refusal = try client.refusal(of: .importing(StateDocument.json(of: paused)))
    guard case .control(.stateUnavailable(let reason)) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(reason.contains("Nothing was changed."))
    #expect(try !client.status().paused)
    #expect(try client.call(.export, for: Exported.self) == before)
    #expect(try bench.kept()?.seed == (try StateDocument.state(of: before.state)).seed)
    await bench.stop(daemon)
  }
}
