import CivilTime
import Control
import Core
import Glibc
import Host
import Linux
import Store
import Testing

@testable import Daemon

/// Rules of safety that a daemon keeps towards whoever asks it.
@Suite(.timeLimit(.minutes(1)), .serialized) struct SafetyTests {
  /// The words of everything that can be shown about the person of `config`.
  static let words = ["potoroo", "wombat", "bilby", "echidna", "cassowary", "quoll"]

  static var config: String {
    let day = Zone.utc.civil(at: Clocks.now() + .seconds(20 * 86_400)).date
    let on = "\(day)".suffix(5)
    return """
      [hours]
      quiet = "off"

      [channels]
      desktop = true
      journal = false

      [people.alex]
      name = "Alex"
      relation = "partner"
      appreciation = "off"
      check-in = "off"
      dates = [{ label = "wombat", on = "\(on)", ahead = ["0d"] }]

      [people.sam]
      name = "Sam"
      relation = "partner"

      [[people.sam.reminders]]
      id = "ring"
      at = "*-*-* 00:00"
      summary = "Ring the bilby"
      body = "And the echidna"

      """
  }

  static let deck = ["appreciation", "check-in"].map { type in
    """
    [[prompt]]
    id = "potoroo-\(type)"
    practice = "listening"
    type = "\(type)"
    kind = "do"
    depth = 1
    relations = ["partner"]
    setting = "either"
    minutes = 5
    summary = "Potoroo and {name} \(type)"
    body = "Wait for {name} to finish."
    because = "Quolls wait, too."

    """
  }.joined()

  static func start(
    config: String = SafetyTests.config, deck: String = SafetyTests.deck
  ) async throws -> (DaemonBench, Daemon, Client) {
    let bench = try DaemonBench(config: config)
    mkdir(bench.home.path + "/library", 0o700)
    try bench.home.write(deck, to: "library/listening.toml")
    let daemon = try await bench.start()
    await daemon.handle(.lockChanged(.unlocked))
    return (bench, daemon, try bench.client())
  }

  /// What a client is told, as it comes; or how it is refused.
  static func told(_ request: Request, _ client: Client) throws -> String {
    try client.send(request)
    let bytes = try client.socket.receive(limit: Frames.sizeLimit, timeout: .seconds(30))
    return String(decoding: try #require(bytes), as: UTF8.self)
  }

  static func words(in text: String) -> [String] {
    words.filter { text.lowercased().contains($0) }
  }

  /// Where a text may come from, and what of it.
  static let texts: [(request: Request, words: [String])] = [
    (.show(person: "sam"), ["potoroo"]), (.people(.followUps(withTexts: true)), ["cassowary"]),
    (.people(.excluded), ["potoroo"]), (.why(.init(person: "alex"), next: true), ["wombat"]),
    (.why(.init(person: "sam"), next: false), ["quoll"]),
    (.upcoming(days: 30, limit: 100), ["wombat"]),
  ]

  /// Which words a client is told where the rule of the lock says nothing of them.
  static let others: [Request] = [
    .status, .people(.followUps(withTexts: false)),
    .history(person: nil, year: nil), .why(.init(), next: false), .why(.init(), next: true),
    .people(.depth(person: "sam", to: nil)), .people(.contact(person: "alex")), .reload,
  ]

  @Test func `nothing of a text on a locked screen: it is refused or left out, whoever asks`()
    async throws
  {
    let (bench, daemon, client) = try await Self.start()
    let note = try Note("how the cassowary is")
    _ = try Self.told(
      .people(.makeFollowUp(person: "alex", due: PeopleServerTests.soon(700), note: note)), client)
    _ = try Self.told(.now(person: "sam", kind: .appreciation), client)
    await daemon.settle()
    _ = try Self.told(.answer(.never(forEveryone: false), to: .init(person: "sam")), client)
    _ = try Self.told(.now(person: "sam", kind: .checkIn), client)
    await daemon.settle()
    for (request, words) in Self.texts {
      #expect(Self.words(in: try Self.told(request, client)).contains(words[0]), "\(request)")
    }
    await daemon.handle(.lockChanged(.locked))
    for request in Self.texts.map(\.request) + Self.others {
      #expect(Self.words(in: try Self.told(request, client)) == [], "\(request)")
    }
    for request in [Self.texts[0].request, Self.texts[1].request, Self.texts[2].request] {
      #expect(try client.refusal(of: request) == .control(.sessionLocked), "\(request)")
    }
    let answered = try Self.told(.answer(.done(.light), to: .init(person: "sam")), client)
    #expect(answered.contains("next") && Self.words(in: answered) == ["potoroo"])
    // A copy is asked for by name and goes to a file; it is whole at every hour.
    #expect(Self.words(in: try Self.told(.export, client)).contains("cassowary"))
    await bench.stop(daemon)
  }

  /// What is told about Sam, and of him, while something rests; times apart.
  static func told(resting topics: [PeopleRequest.Topic]) async throws -> [String] {
    let (bench, daemon, client) = try await Self.start()
    let watcher = try bench.client()
    try watcher.send(.watch)
    // What comes before the watch has begun is not told to it.
    let begun: Watched? = try watcher.next()
    #expect(begun?.event == .ready)
    _ = try Self.told(.now(person: "sam", kind: .appreciation), client)
    await daemon.settle()
    _ = try Self.told(.answer(.done(nil), to: .init(person: "sam")), client)
    let sam = "sam"
    var told = [try Self.told(.people(.rest(person: sam, topics: topics)), client)]
    let status = try client.status()
    told += ["\(status.resting)", "\(status.offers)", await daemon.lastStatusLine]
    let explained: Explained = try client.call(.why(.init(person: sam), next: false))
    told += explained.reasons.map { "\($0.topic) \($0.sentence)" }
    let exported: Exported = try client.call(.export)
    told.append(try Self.form(ofPerson: sam, in: exported.state))
    for request in [.now(person: sam, kind: .checkIn), .pause(until: nil), .resume] as [Request] {
      told.append(try Self.told(request, client))
    }
    await bench.stop(daemon)
    while let watched: Watched = try watcher.next(), watched.event != .unpaused {
      told.append(
        "\(watched.event) \(watched.reminder?.kind.rawValue ?? "") \(watched.detail ?? "")")
    }
    while let deed = await bench.channel.deeds.next(), deed != .stopped {
      guard case .announced(let announcement) = deed else { continue }
      told += Outside.said(of: announcement)
      let job = HookJob(number: 1, hook: OutsideTests.hooks[0], told: announcement, text: nil)
      told += job.environment
    }
    // The times of two runs are not the same.
    return told.map { $0.replacing(/\d{6,}/, with: "#").replacing(/\d\d:\d\d/, with: "#") }
  }

  /// Which members somebody has in an export, and of what kind, but not their values.
  static func form(ofPerson id: String, in document: JSON) throws -> String {
    let state = try StateDocument.state(of: document)
    let person = try #require(state.people.first { $0.id.description == id })
    let alone = StateDocument.json(of: State(seed: 1, people: [person])).description
    return alone.replacing(/:\d+/, with: ":#")
  }

  @Test func `not always safe: nothing told by any way differs from another topic that rests`()
    async throws
  {
    let guarded = try await Self.told(resting: PeopleRequest.Topic.allCases)
    let byHand = try await Self.told(resting: [.apology])
    #expect(guarded == byHand)
    #expect(guarded.contains { $0.contains("Something about Sam rests at your wish") })
    for text in guarded {
      #expect(
        !text.contains(/(?i)guard|safe\b|apolog|vulnerab|going first|afraid|danger/), "\(text)")
    }
  }
}

/// The rule of safety that names and notes are made plain wherever they are shown.
@Suite(.timeLimit(.minutes(1)), .serialized, .enabled(if: Program.isBuilt, "build attune"))
struct PlainNamesTests {
  /// Markup, a turn of direction, and what a config refuses and a state can hold: an escape.
  static let name = #"<b>\u202E\u2066X"#
  static let harmful = #"<b>\u202E\u001b[31mX"#

  static let config = """
    [hours]
    quiet = "off"

    [channels]
    desktop = true
    journal = false

    [people.alex]
    name = "\(name)"
    relation = "partner"
    discreet = false
    plans = [{ when = "\(name) sings", then = "listen to \(name)" }]
    dates = [{ label = "\(name) day", on = "12-24" }]

    [[people.alex.reminders]]
    id = "ring"
    at = "Sun 17:00"
    summary = "Ring \(name)"
    body = "And \(name)"

    """

  static let commands = [
    ["status"], ["why"], ["why", "alex", "--next"], ["history"], ["history", "--csv"],
    ["upcoming"], ["upcoming", "--days", "60"], ["upcoming", "--calendar"], ["show"],
    ["follow-up"], ["follow-up", "--text"], ["export"], ["simulate"], ["cadence"], ["check"],
    ["depth", "alex"], ["contact", "alex"], ["never", "alex"], ["never", "--list"],
    ["now", "alex"], ["later", "alex"], ["now", "alex"], ["skip", "alex"], ["rest", "alex"],
    ["status"], ["now", "alex"], ["return", "alex"], ["forget", "alex", "--yes"],
    ["now", "<b>\u{202E}"], ["show", "\u{1B}[31m"], ["done", "1/\u{1B}[31m"],
  ]

  /// All that a command prints.
  static func said(_ bench: DaemonBench, _ words: [String]) throws -> String {
    let path = "\(bench.home.path)/said"
    // One program runs the other, so that both its outputs end in one file.
    let child = try Child(
      [
        "sh", "-c", "exec \"$@\" >\(path) 2>&1", "sh",
        Files.directory(of: Program.path) + "/attune",
      ] + words,
      environment: [
        "HOME=\(bench.home.path)", "XDG_CONFIG_HOME=\(bench.home.path)/xdg",
        "XDG_RUNTIME_DIR=\(bench.home.path)/run", "XDG_STATE_HOME=\(bench.home.path)/none",
      ])
    child.end(0)
    return String(decoding: try Files.read(path, limit: 1 << 20), as: UTF8.self)
  }

  static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isHarmful }
  }

  @Test func `names are made plain in whatever a command prints, with and without --json`()
    async throws
  {
    let bench = try DaemonBench(config: Self.config)
    mkdir(bench.home.path + "/xdg", 0o700)
    bench.home.link("xdg/attune", to: bench.home.path + "/config")
    mkdir(bench.home.path + "/library", 0o700)
    try bench.home.write(SafetyTests.deck, to: "library/listening.toml")
    let daemon = try await bench.start()
    await daemon.handle(.lockChanged(.unlocked))
    let client = try bench.client()
    let note = try Note("how \u{202E}<b> is\nand \u{2066}")
    let due = PeopleServerTests.soon(50)
    let _: FollowUpMade = try client.call(
      .people(.makeFollowUp(person: "alex", due: due, note: note)))
    let _: Asked = try client.call(.now(person: "alex", kind: .checkIn))
    await daemon.settle()
    var all = ""
    for words in Self.commands {
      for json in [false, true] where words.last != "--csv" || !json {
        let said = try Self.said(bench, words + (json ? ["--json"] : []))
        #expect(Self.isPlain(said), "\(words): \(said.debugDescription)")
        #expect(!said.isEmpty, "\(words)")
        all += said
      }
    }
    #expect(all.contains("<b>\\u{202E}\\u{2066}X") && all.contains("<b>\\u202E\\u2066X"))
    await bench.stop(daemon)
  }

  @Test func `names that hold an escape are refused, and shown plainly where they stand`() throws {
    let text = Self.config.replacing(Self.name, with: Self.harmful)
    let bench = try DaemonBench(config: text)
    mkdir(bench.home.path + "/xdg", 0o700)
    bench.home.link("xdg/attune", to: bench.home.path + "/config")
    for raw in [
      text, text.replacing(#"\u202E"#, with: "\u{202E}").replacing(#"\u001b"#, with: "a"),
    ] {
      try bench.home.write(raw + "nonsense = 1\n", to: "config/attune.toml")
      for words in [["check"], ["check", "--json"], ["cadence", "alex"], ["simulate"]] {
        let said = try Self.said(bench, words)
        #expect(Self.isPlain(said), "\(words): \(said.debugDescription)")
        #expect(said.contains("error") || said.contains("attune check"), "\(words): \(said)")
      }
    }
  }

  static func card(_ name: String, isOpen: Bool = true) -> Card {
    Card(
      presentation: Presentation(1), occurrence: Occurrence.ID("1/a"),
      reminder: .cadence(.checkIn), person: 1, isOpen: isOpen,
      text: Text(summary: "For \(name)", body: "With \(name).\nAnd \(name)", note: name))
  }

  @Test(arguments: ["<b>\u{202E}\u{1B}[31mX", "&\u{2067}\u{200F}\u{9B}2J\u{2028}\u{7}"])
  func `names are made plain on cards, for terminals, for servers and for markup`(name: String) {
    for capabilities: Set<String> in [["body"], ["body", "body-markup", "actions"]] {
      let server = NotificationServer(
        owner: ":1.2", name: "a", version: "1", capabilities: capabilities)
      let shown = Notification(Self.card(name), on: server)
      #expect(Self.isPlain(shown.summary) && Self.isPlain(shown.body))
      guard capabilities.contains("body-markup") else { continue }
      #expect(!shown.body.contains("<") && !shown.body.contains(/&(?!amp;|lt;|gt;)/))
    }
    for isInteractive in [true, false] {
      let lines = TerminalCard(card: Self.card(name), isInteractive: isInteractive).lines(width: 60)
      #expect(lines.allSatisfy(Self.isPlain))
    }
    let hook = Hook(name: "a", command: ["a"], wantsText: true)
    let job = HookJob(number: 1, hook: hook, showing: Self.card(name))
    #expect(Self.isPlain(String(decoding: job.input ?? [], as: UTF8.self)))
  }
}
