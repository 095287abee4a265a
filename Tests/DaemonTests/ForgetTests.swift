import CivilTime
import Configuration
import Control
import Core
import Glibc
import Host
import Linux
import Store
import Testing

@testable import Daemon

/// A year with someone, and then nothing of them: the rule of safety "rest and forget".
@Suite(.timeLimit(.minutes(1)), .serialized, .enabled(if: Program.isBuilt, "build attune"))
struct ForgetTests {
  /// Whatever of the person may stand in a file.
  static let marks = [
    "quokka", "zebediah", "platypus", "wombat", "numbat", "bilby", "echidna", "dingo",
    "kookaburra", "cassowary",
  ]

  static let config = """
    # What is above the first table stays.
    [hours]
    quiet = "off"

    [channels]
    desktop = true
    journal = false

    # The dingo is theirs.
    [people.quokka]
    name = "Zebediah"
    relation = "partner"
    plans = [{ when = "the platypus sings", then = "listen" }]
    dates = [{ label = "wombat day", on = "03-09" }]   # in spring

    [people.mum]
    name = "Mum"       # as ever
    relation = "parent"

    [[people.quokka.reminders]]
    id = "numbat"
    at = "Sun 17:00"
    summary = "Ring the bilby"
    body = "And the echidna"

    # The end.

    """

  static let without = """
    # What is above the first table stays.
    [hours]
    quiet = "off"

    [channels]
    desktop = true
    journal = false

    [people.mum]
    name = "Mum"       # as ever
    relation = "parent"

    # The end.

    """

  /// A bench whose state holds a year, and a copy of it that was moved aside.
  static func bench() throws -> DaemonBench {
    let bench = try DaemonBench(config: config)
    let reader = ConfigurationFiles.reader(here: .utc)
    let plan = try #require(
      reader.read(ConfigFile(path: "", text: config), deck: Year.deck).plan)
    let store = try Store.open(directory: bench.stateDirectory)
    try Year.live(plan, until: Clocks.now(), writing: store)
    for suffix in ["", "-wal"] {
      let bytes = try Files.read("\(bench.stateDirectory)/state.sqlite\(suffix)", limit: 1 << 26)
      let aside = "\(bench.stateDirectory)/state.sqlite.damaged-1\(suffix)"
      try Files.writeAtomically(bytes, to: aside)
    }
    store.close()
    mkdir(bench.home.path + "/xdg", 0o700)
    bench.home.link("xdg/attune", to: bench.home.path + "/config")
    return bench
  }

  /// Runs the control program, and returns what it says.
  static func attune(_ bench: DaemonBench, _ words: String...) throws -> String {
    let output = try Pipe()
    var child: Child? = try Child(
      [Files.directory(of: Program.path) + "/attune"] + words,
      environment: [
        "HOME=\(bench.home.path)", "XDG_CONFIG_HOME=\(bench.home.path)/xdg",
        "XDG_RUNTIME_DIR=\(bench.home.path)/run", "XDG_STATE_HOME=\(bench.home.path)/none",
      ], output: output.writeEnd)
    child?.end(0)
    child = nil
    return try Terminal.readLine(from: output.readEnd.number) ?? ""
  }

  /// Which marks stand in which file of the configuration's directory and the state's.
  static func found(in bench: DaemonBench) throws -> [String] {
    try ["config", "state"].flatMap { folder in
      try Files.list("\(bench.home.path)/\(folder)").flatMap { name in
        let path = "\(bench.home.path)/\(folder)/\(name)"
        let bytes = try Files.read(path, limit: 1 << 26)
        let text = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return marks.filter { text.holds($0) }.map { "\(name): \($0)" }
      }
    }
  }

  @Test func `after a year, every byte of every file of ours is searched for them in vain`()
    async throws
  {
    let bench = try Self.bench()
    let before = try Self.found(in: bench)
    #expect(before.contains("state.sqlite: kookaburra"))
    #expect(before.contains { $0.hasPrefix("state.sqlite.damaged-1") })
    let seen = Set(before.compactMap { $0.split(separator: " ").last.map(String.init) })
    // What was used and dropped is gone already; of plans only a number is kept.
    #expect(seen == Set(Self.marks).subtracting(["cassowary"]))
    let daemon = try await bench.start()
    let client = try bench.client()
    let _: Asked = try client.call(.now(person: "quokka", kind: nil))
    let told = try Self.attune(bench, "forget", "Zebediah", "--yes", "--json")
    #expect(told == #"{"person":"quokka","remains":[],"link":null}"#)
    #expect(try Self.found(in: bench) == [])
    #expect(
      try String(decoding: Files.read(bench.configFile, limit: 1 << 16), as: UTF8.self)
        == Self.without)
    let status = try client.status()
    #expect(status.people == 1 && status.showing == nil)
    #expect(status.waiting.allSatisfy { $0.reminder.person == "mum" })
    await bench.stop(daemon)
    #expect(try Self.found(in: bench) == [])
    let kept = try #require(try bench.kept())
    #expect(kept.people.map(\.id.description) == ["mum"])
    #expect(kept.occurrences.count > 50, "whoever else there is, is not forgotten")
  }

  @Test func `where it was cut short behind the configuration, doing it again finishes it`()
    async throws
  {
    let bench = try Self.bench()
    let daemon = try await bench.start()
    try bench.home.replace("config/attune.toml", with: Self.without)
    let _: Reloaded = try bench.client().call(.reload)
    #expect(try !Self.found(in: bench).isEmpty)
    _ = try Self.attune(bench, "forget", "quokka", "--yes")
    #expect(try Self.found(in: bench) == [])
    await bench.stop(daemon)
  }

  @Test func `what still holds the name and is the user's own is told, and left alone`()
    async throws
  {
    let bench = try Self.bench()
    try bench.home.write("a\nfor ZEBEDIAH\n", to: "config/attune.toml~")
    mkdir(bench.home.path + "/config/prompts", 0o700)
    let daemon = try await bench.start()
    let told = try Self.attune(bench, "forget", "quokka", "--yes", "--json")
    #expect(told.contains(#"/attune.toml~","lines":[2]}"#))
    #expect(Files.exists(bench.home.path + "/config/attune.toml~"))
    await bench.stop(daemon)
  }
}

/// A year of someone who answers in every way.
enum Year {
  static let deck = (1...40).map { number in
    Prompt(
      id: Prompt.ID("prompt-\(number)"),
      practice: Practice.allCases[number % Practice.allCases.count],
      type: ReminderType.allCases[number % 2], kind: .act, depth: .everyday,
      relations: Relation.allCases, setting: .either, minutes: 5, summary: "\(number) {name}",
      body: "Body {name}")
  }

  private static let answers: [Answer] = [
    .done(.fine), .skip, .done(nil), .later(.hour), .notTheirMoment, .never(forEveryone: false),
    .done(.heavy),
  ]

  /// Lives through the year before `end`, and writes whatever the engine records.
  ///
  /// - Parameters:
  ///   - plan: The plan that is lived by.
  ///   - end: When the year is over.
  ///   - store: Where it begins, and what is written to.
  ///   - happening: What happens besides, at each of its wake-ups, which are counted.
  ///   - seeing: Is shown every effect, and the engine that wanted it.
  /// - Throws: What the store throws.
  static func live(
    _ plan: Plan, until end: Instant, writing store: Store,
    happening: (Int, Instant) -> [Event] = { _, _ in [] },
    seeing: (Effect, Engine) -> Void = { _, _ in }
  ) throws {
    var now = end - .seconds(365 * 86_400)
    var engine = Engine(plan: plan, state: try store.load(), zone: .utc, at: moment(now))
    let quokka = Person.ID("quokka")
    var queue: [Event] = [
      .started, .reachChanged(true), .lockChanged(.unlocked), .contacted(quokka),
      .followUpMade(quokka, due: now + .seconds(86_400), text: "how the cassowary went"),
      .followUpMade(quokka, due: end + .seconds(86_400), text: "how the kookaburra is"),
    ]
    var (count, wakeups) = (0, 0)
    while now < end {
      while !queue.isEmpty {
        let effects = engine.handle(queue.removeFirst(), at: moment(now))
        try store.write(effects.compactMap { if case .record(let new) = $0 { new } else { nil } })
        for effect in effects { seeing(effect, engine) }
        for case .present(let card) in effects {
          count += 1
          queue += [.accepted(card.presentation, handle: ":1.7 \(count)")]
          if !card.isOpen { queue += [.opened(card.occurrence)] }
          if card.isOpen, count % 9 != 0 {
            queue += [.answered(card.occurrence, answers[count % answers.count])]
          }
        }
      }
      guard let next = engine.nextWakeup else { return }
      now = next
      wakeups += 1
      queue = [.woke] + happening(wakeups, now)
    }
  }

  private static func moment(_ wall: Instant) -> Moment {
    Moment(wall: wall, boot: .microseconds(wall.microseconds))
  }
}
