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

/// A year about somebody whose every word is marked, and what leaves the daemon meanwhile: the rules
/// of safety "no names outside" and "discreet by default".
@Suite(.timeLimit(.minutes(1)), .serialized) struct OutsideTests {
  /// What stands in a text that is shown.
  static let words = [
    "zebediah", "platypus", "wombat", "bilby", "echidna", "cassowary", "kookaburra", "potoroo",
  ]
  /// All that is private, the ids that the user chose too.
  static let marks = words + ["quokka", "numbat", "quoll"]

  static let deck = Year.deck.map { prompt in
    Prompt(
      id: Prompt.ID("quoll-\(prompt.id)"), practice: prompt.practice, type: prompt.type,
      kind: prompt.kind, depth: prompt.depth, relations: prompt.relations, setting: prompt.setting,
      minutes: prompt.minutes, summary: "Potoroo \(prompt.summary)", body: prompt.body)
  }

  static func config(discreet: Bool) -> String {
    ForgetTests.config.replacing(
      "name = \"Zebediah\"", with: "name = \"Zebediah\"\ndiscreet = \(discreet)")
  }

  static func plan(discreet: Bool) throws -> Plan {
    let file = ConfigFile(path: "", text: config(discreet: discreet))
    return try #require(
      ConfigurationFiles.reader(here: .utc).read(file, deck: deck).plan)
  }

  /// A hook for every occasion, with and without the text.
  static let hooks = [true, false].map { wantsText in
    Hook(
      name: "phone", command: ["/bin/echo", "a"], role: .reminder,
      occasions: Hook.Occasion.allCases, wantsText: wantsText)
  }

  /// What else happens in that year.
  static func happening(_ count: Int, _ now: Instant, _ plan: Plan) -> [Event] {
    let quokka = Person.ID("quokka")
    switch count % 60 {
    case 5: return [.lockChanged(.locked)]
    case 8: return [.lockChanged(.unlocked)]
    case 15: return [.doNotDisturbChanged(.on)]
    case 18: return [.doNotDisturbChanged(.off)]
    case 22: return [.asked(quokka, .appreciation)]
    case 25: return [.testAsked]
    case 30: return [.rested(quokka, .guarded)]
    case 33: return [.rested(quokka, .all)]
    case 35: return [.returned(quokka), .contacted(quokka), .consented(quokka, .personal)]
    case 40: return [.paused(until: now + .seconds(86_400))]
    case 44: return [.unpaused, .resumed, .clockChanged]
    case 50: return [.planReplaced(plan), .zoneChanged(.utc)]
    case 55:
      return [.followUpMade(quokka, due: now + .seconds(7_200), text: "the cassowary again")]
    default: return []
    }
  }

  static func found(in texts: some Sequence<String>, of marks: [String] = marks) -> [String] {
    texts.filter { text in marks.contains { text.lowercased().contains($0) } }
  }

  @Test(arguments: [true, false])
  func `no names outside: a year of journal, hooks and watching holds no marked word`(
    discreet: Bool
  ) throws {
    let directory = try TemporaryTree()
    let store = try Store.open(directory: directory.path)
    let plan = try Self.plan(discreet: discreet)
    var outside = Outside()
    try Year.live(
      plan, until: Clocks.now(), writing: store,
      happening: { Self.happening($0, $1, plan) }
    ) { outside.take($0, in: $1) }
    #expect(outside.told.count > 1_000 && outside.kinds.count > 10, "\(outside.kinds.sorted())")
    #expect(Self.found(in: outside.told) == [])
    #expect(Self.found(in: outside.neutral) == [])
    #expect(outside.neutral.isEmpty == false)
    #expect(outside.unasked == [])
    #expect(outside.urgencies == [1], "never critical")
    // Where a hook asked for the text, everything that was marked is in it: the year says it all.
    let read = outside.read.joined().lowercased()
    let later = "kookaburra"  // Comes the day after.
    #expect(Self.words.filter { $0 != later && !read.contains($0) } == [])
    #expect(Self.found(in: outside.read, of: ["quokka", "numbat", "quoll"]) == [])
    #expect(outside.openedFirst.contains("quokka") != discreet)
  }

  @Test func `no names outside: STATUS, the journal and watching after that year say no name`()
    async throws
  {
    let bench = try DaemonBench(config: Self.config(discreet: false))
    mkdir(bench.home.path + "/library", 0o700)
    let text = PeopleServerTests.deck.replacing("\"one\"", with: "\"quoll\"")
      .replacing("Prompt", with: "Potoroo")
    try bench.home.write(text, to: "library/listening.toml")
    let store = try Store.open(directory: bench.stateDirectory)
    try Year.live(try Self.plan(discreet: false), until: Clocks.now(), writing: store)
    store.close()
    let daemon = try await bench.start()
    await daemon.handle(.lockChanged(.unlocked))
    let (client, watcher) = (try bench.client(), try bench.client())
    try watcher.send(.watch)
    var told = [await daemon.lastStatusLine]
    for request in try Self.requests() {
      try client.send(request)
      _ = try? client.next(AnyReply.self)
      await daemon.settle()
      told.append(await daemon.lastStatusLine)
    }
    await bench.stop(daemon)
    while let watched: Watched = try watcher.next(), watched.event != .unpaused {
      // Whose it is, only who may ask for it hears: by the socket, which is the user's own.
      told.append(watched.detail ?? "")
    }
    while let deed = await bench.channel.deeds.next(), deed != .stopped {
      guard case .announced(let announcement) = deed else { continue }
      told += Outside.said(of: announcement)
    }
    #expect(told.contains { $0.hasPrefix("next: a") } && told.contains { $0 == "paused" })
    #expect(told.contains("ATTUNED_ANSWER=done"))
    #expect(Self.found(in: told) == [])
  }

  /// Whatever a client can want, about somebody marked.
  static func requests() throws -> [Request] {
    let note = try Note("the cassowary and the kookaburra")
    let named = Request.Subject(person: "quokka")
    return [
      .now(person: "Zebediah", kind: .checkIn), .show(person: "quokka"), .why(named, next: false),
      .why(named, next: true), .answer(.done(.heavy), to: named), .upcoming(days: 30, limit: 100),
      .people(.makeFollowUp(person: "quokka", due: PeopleServerTests.soon(), note: note)),
      .people(.followUps(withTexts: true)), .now(person: "quokka", kind: .appreciation),
      .answer(.never(forEveryone: false), to: named), .people(.excluded),
      .people(.depth(person: "quokka", to: 2)), .people(.contact(person: "quokka")), .export,
      .history(person: "quokka", year: nil), .people(.rest(person: "quokka", topics: [.asks])),
      .people(.rest(person: "quokka", topics: nil)), .people(.return(person: "quokka")),
      .test, .now(person: "nobody", kind: nil), .reload, .status, .pause(until: nil), .resume,
    ]
  }
}

/// What a year says outside the user's own files, and what hooks read that asked for the text.
struct Outside {
  var told: Set<String> = []
  var read: Set<String> = []
  /// What hooks read that did not ask for it.
  var unasked: Set<String> = []
  var urgencies: Set<Int> = []
  /// What neutral cards showed, and where.
  var neutral: Set<String> = []
  var kinds: Set<String> = []
  /// About whom a text came without having been asked for.
  var openedFirst: Set<String> = []
  private var opened: Set<Occurrence.ID> = []
  private var jobs = 0

  static let server = NotificationServer(
    owner: ":1.2", name: "a", version: "1", capabilities: ["actions", "body", "body-markup"])

  static func said(of announcement: Announcement) -> [String] {
    let entry = JournalEntry(announcement)
    return [entry.message, announcement.kind.detail ?? ""]
      + entry.fields.map { "\($0.name)=\($0.value)" }
  }

  mutating func take(_ effect: Effect, in engine: Engine) {
    switch effect {
    case .announce(let announcement): take(announcement, in: engine)
    case .present(let card): take(card, in: engine)
    case .record, .withdraw: break
    }
  }

  private mutating func take(_ announcement: Announcement, in engine: Engine) {
    let occurrence = announcement.occurrence.flatMap { engine.occurrence($0) }
    if announcement.kind == .opened, let occurrence { opened.insert(occurrence.id) }
    kinds.insert("\(JournalEntry(announcement).id)")
    told.formUnion(Self.said(of: announcement))
    if let occurrence { told.insert(Reminder.Kind(occurrence.reminder).inWords) }
    let text = occurrence.map { engine.text(of: $0, at: $0.due) }
    for hook in OutsideTests.hooks {
      take(HookJob(number: 1, hook: hook, told: announcement, text: text), of: hook)
    }
  }

  private mutating func take(_ card: Card, in engine: Engine) {
    for hook in OutsideTests.hooks {
      take(HookJob(number: 2, hook: hook, showing: card), of: hook)
    }
    let person = engine.occurrence(card.occurrence).flatMap(engine.person(of:))
    if let person, card.isOpen, !opened.contains(card.occurrence) {
      openedFirst.insert(person.id.description)
    }
    let shown = Notification(card, on: Self.server)
    let urgency = shown.arguments(replacing: 0)[6]["urgency"]?.integer
    urgencies.formUnion([urgency].compactMap(\.self))
    guard !card.isOpen else { return }
    neutral.formUnion([shown.summary, shown.body] + shown.actions.map(\.label))
    for isInteractive in [true, false] {
      neutral.formUnion(TerminalCard(card: card, isInteractive: isInteractive).lines(width: 80))
    }
  }

  private mutating func take(_ job: HookJob, of hook: Hook) {
    told.formUnion(job.environment + job.hook.command)
    if let input = job.input {
      let text = String(decoding: input, as: UTF8.self)
      if hook.wantsText { read.insert(text) } else { unasked.insert(text) }
    }
    // The same is made of every job: some are enough.
    jobs += 1
    guard jobs < 100, let output = try? Pipe() else { return }
    let call = HookUnit(hook: job.number).start(job, input: nil, output: output.writeEnd)
    told.insert("\(call.arguments)")
  }
}
