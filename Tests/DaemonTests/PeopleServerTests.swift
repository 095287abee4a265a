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

/// What clients say about a person over the socket, and what becomes of it.
@Suite(.timeLimit(.minutes(1)), .serialized) struct PeopleServerTests {
  static let config =
    DaemonBench.config + """
      [people.sam]
      name = "Sam"
      relation = "colleague"
      appreciation = "off"
      check-in = "off"

      """

  static let deck = ["one", "two"].map { id in
    """
    [[prompt]]
    id = "\(id)"
    practice = "listening"
    type = "check-in"
    kind = "do"
    depth = 1
    relations = ["partner", "colleague"]
    setting = "either"
    minutes = 5
    summary = "Prompt \(id) for {name}"
    body = "Wait for {name} to finish."

    """
  }.joined()

  static func start(
    _ state: [Record] = []
  ) async throws -> (DaemonBench, Daemon, Client) {
    let bench = try DaemonBench(config: config)
    mkdir(bench.home.path + "/library", 0o700)
    try bench.home.write(deck, to: "library/listening.toml")
    let store = try Store.open(directory: bench.stateDirectory)
    try store.write(state)
    store.close()
    let daemon = try await bench.start()
    await daemon.handle(.lockChanged(.unlocked))
    return (bench, daemon, try bench.client())
  }

  static func now(_ bench: DaemonBench, _ daemon: Daemon, _ client: Client) async throws -> Card {
    let _: Asked = try client.call(.now(person: "alex", kind: .checkIn))
    let card = try #require(await bench.channel.nextCard())
    await daemon.settle()
    return card
  }

  static func soon(_ hours: Int = 1) -> Timestamp {
    Timestamp(Clocks.now() + .seconds(hours * 3_600))
  }

  @Test func `everything about someone rests at once, and comes back without a heap`() async throws
  {
    let (bench, daemon, client) = try await Self.start()
    let card = try await Self.now(bench, daemon, client)
    let rested: Rested = try client.call(.people(.rest(person: "Alex", topics: nil)))
    #expect(rested.someone == Someone(person: "alex", name: "Alex") && rested.everything)
    let more: Rested = try client.call(.people(.rest(person: "Alex", topics: [.asks])))
    #expect(more.everything)
    #expect(await bench.channel.deeds.next { $0 == .withdrawn(card.presentation) } != nil)
    let status = try client.status()
    #expect(status.resting == [rested.someone] && status.next == nil && status.waiting.isEmpty)
    #expect(
      try client.refusal(of: .now(person: "alex", kind: nil)) == .control(.resting("alex")))
    let note = try Note("the interview")
    let followUp = PeopleRequest.makeFollowUp(person: "alex", due: Self.soon(), note: note)
    #expect(try client.refusal(of: .people(followUp)) == .control(.resting("alex")))
    let back: Following = try client.call(.people(.return(person: "alex")))
    #expect(back.next?.person == "alex")
    #expect(try client.status().resting.isEmpty)
    #expect(try client.status().waiting.isEmpty)
    await bench.stop(daemon)
  }

  @Test func `now without a name passes over whoever rests`() async throws {
    let (bench, daemon, client) = try await Self.start()
    let _: Rested = try client.call(.people(.rest(person: "alex", topics: nil)))
    let asked: Asked = try client.call(.now(person: nil, kind: nil))
    #expect(asked.reminder.person == "sam")
    let _: Rested = try client.call(.people(.rest(person: "sam", topics: nil)))
    #expect(try client.refusal(of: .now(person: nil, kind: nil)) == .control(.nothingEligible))
    await bench.stop(daemon)
  }

  @Test func `topics add up, and nobody is told which`() async throws {
    let (bench, daemon, client) = try await Self.start()
    let alex = Person.ID("alex")
    var told: [[JSON.Member]] = []
    for topics: [PeopleRequest.Topic]? in [[.asks], [.patience, .apology, .vulnerability], nil] {
      let _: Rested = try client.call(.people(.rest(person: "alex", topics: topics)))
      let status = try client.status()
      told.append(status.members.filter { $0.name == "resting" })
    }
    #expect(Set(told.map { "\($0)" }).count == 1)
    #expect(await daemon.engine?.topicsResting(about: alex) == .all)
    let _: Rested = try client.call(.people(.rest(person: "alex", topics: [.asks])))
    #expect(await daemon.engine?.topicsResting(about: alex) == .all, "more never wakes the rest")
    let _: Following = try client.call(.people(.return(person: "alex")))
    let _: Rested = try client.call(
      .people(.rest(person: "alex", topics: PeopleRequest.Topic.allCases)))
    #expect(await daemon.engine?.topicsResting(about: alex) == .guarded)
    await bench.stop(daemon)
    #expect(try bench.kept()?.people.first { $0.id == alex }?.resting == .guarded)
  }

  @Test func `a contact moves the next check-in, and says what comes next`() async throws {
    let (bench, daemon, client) = try await Self.start()
    let following: Following = try client.call(.people(.contact(person: "Alex")))
    #expect(following.someone.person == "alex" && following.next?.person == "alex")
    await bench.stop(daemon)
    let alex = try #require(try bench.kept()?.people.first { $0.id == Person.ID("alex") })
    #expect(alex.lastContact != nil)
  }

  @Test func `what comes next about someone is told, however much comes before`() async throws {
    let often = ["09:00", "10:00", "11:00", "12:00"].map { time in
      """

      [[people.alex.reminders]]
      id = "at-\(time.prefix(2))"
      at = "\(time)"
      summary = "Often"

      """
    }.joined()
    let seldom = """

      [people.mum]
      name = "Mum"
      relation = "parent"
      appreciation = "off"
      check-in = "every 2 months"

      [limits]
      per-day = 10

      """
    let bench = try DaemonBench(config: DaemonBench.config + often + seldom)
    let daemon = try await bench.start()
    let following: Following = try bench.client().call(.people(.contact(person: "mum")))
    #expect(following.next?.person == "mum")
    await bench.stop(daemon)
  }

  @Test func `depth is agreed to, told with its conditions, and bounded by the relation`()
    async throws
  {
    let (bench, daemon, client) = try await Self.start()
    let before: DepthTold = try client.call(.people(.depth(person: "alex", to: nil)))
    #expect(before.agreed == 1 && before.deepest == 3 && before.now == 1)
    let told: DepthTold = try client.call(.people(.depth(person: "Alex", to: 2)))
    #expect(told.agreed == 2 && told.now == 1 && told.doneLeft == Pace.deeperAfter.done)
    let days = try #require(told.from).instant - Clocks.now()
    #expect(days > .seconds(13 * 86_400) && days <= .seconds(14 * 86_400))
    #expect(
      try client.refusal(of: .people(.depth(person: "sam", to: 2)))
        == .control(.tooDeep(.colleague, deepest: 1)))
    await bench.stop(daemon)
    #expect(try bench.kept()?.people.map(\.consent) == [.personal, .everyday])
  }

  @Test func `what was agreed to applies once enough was done for long enough`() async throws {
    let long = Clocks.now() - .seconds(20 * 86_400)
    let gentle = PersonState.Gentle(.everyday, until: Clocks.now() + .seconds(86_400))
    let (bench, daemon, client) = try await Self.start([
      .person(
        PersonState(
          number: 1, id: Person.ID("alex"), firstSeen: long, consent: .personal, done: 6,
          gentle: gentle))
    ])
    let lower: DepthTold = try client.call(.people(.depth(person: "alex", to: nil)))
    #expect(lower.now == 1 && lower.from == nil && lower.doneLeft == 0)
    #expect(lower.gentleUntil == Timestamp(gentle.until))
    let told: DepthTold = try client.call(.people(.depth(person: "alex", to: 3)))
    #expect(told.now == 3 && told.gentleUntil == nil)
    await bench.stop(daemon)
  }

  @Test func `a follow-up is kept, told without its words, and dropped`() async throws {
    let (bench, daemon, client) = try await Self.start()
    let note = try Note("the interview\nand the garden")
    let due = Self.soon(50)
    let made: FollowUpMade = try client.call(
      .people(.makeFollowUp(person: "Alex", due: due, note: note)))
    #expect(made.followUp.due == due && made.followUp.text == nil)
    let list: FollowUps = try client.call(.people(.followUps(withTexts: false)))
    #expect(list.followUps == [made.followUp])
    let told: FollowUps = try client.call(.people(.followUps(withTexts: true)))
    #expect(told.followUps.map(\.text) == [note.text])
    await daemon.handle(.lockChanged(.locked))
    #expect(
      try client.refusal(of: .people(.followUps(withTexts: true))) == .control(.sessionLocked))
    let listed: FollowUps = try client.call(.people(.followUps(withTexts: false)))
    #expect(listed == list)
    let upcoming: Upcoming = try client.call(.upcoming(days: 3, limit: 100))
    #expect(upcoming.reminders.contains { $0.kind == .followUp && $0.due == due })
    #expect(try bench.kept()?.followUps.map(\.text) == [note.text])
    let number = made.followUp.number
    #expect(
      try client.refusal(of: .people(.dropFollowUp(number: number + 1)))
        == .control(.unknownFollowUp(number + 1)))
    let _: Nothing = try client.call(.people(.dropFollowUp(number: number)))
    #expect(try bench.kept()?.followUps.isEmpty == true)
    await bench.stop(daemon)
    for name in try Files.list(bench.stateDirectory) {
      let bytes = try Files.read("\(bench.stateDirectory)/\(name)", limit: 1 << 24)
      #expect(!bytes.holds("interview"), "\(name)")
    }
  }

  @Test(arguments: [0, -1, Int.min, Int.max])
  func `a follow-up in the past or beyond all plans is refused`(due: Int) async throws {
    let (bench, daemon, client) = try await Self.start()
    let request = PeopleRequest.makeFollowUp(
      person: "alex", due: Timestamp(microseconds: due), note: try Note("x"))
    #expect(try client.refusal(of: .people(request)) == .service(.invalidParameter("dueUSec")))
    await bench.stop(daemon)
  }

  @Test func `a prompt that is never to come again can be taken back`() async throws {
    let (bench, daemon, client) = try await Self.start()
    _ = try await Self.now(bench, daemon, client)
    let never: Answered = try client.call(
      .answer(.never(forEveryone: false), to: .init(person: "alex")))
    let prompt = try #require(never.prompt)
    let list: Excluded = try client.call(.people(.excluded))
    #expect(list.prompts.map(\.prompt) == [prompt])
    #expect(list.prompts[0].summary == "Prompt \(prompt) for Alex")
    #expect(list.prompts[0].someone?.person == "alex")
    #expect(
      try client.refusal(of: .people(.include(prompt: prompt, person: "sam")))
        == .control(.notExcluded(prompt)))
    let _: Nothing = try client.call(.people(.include(prompt: prompt, person: "Alex")))
    let none: Excluded = try client.call(.people(.excluded))
    #expect(none.prompts.isEmpty)
    #expect(
      try client.refusal(of: .people(.include(prompt: prompt, person: nil)))
        == .control(.notExcluded(prompt)))
    await bench.stop(daemon)
    #expect(try bench.kept()?.exclusions == [])
  }

  @Test
  func `never for everybody, until nothing is left, and then there is no prompt to leave out`()
    async throws
  {
    let (bench, daemon, client) = try await Self.start()
    for _ in 0..<2 {
      _ = try await Self.now(bench, daemon, client)
      let _: Answered = try client.call(.answer(.never(forEveryone: true), to: .init()))
    }
    let list: Excluded = try client.call(.people(.excluded))
    #expect(list.prompts.map(\.prompt).sorted() == ["one", "two"])
    #expect(list.prompts.allSatisfy { $0.someone == nil })
    _ = try await Self.now(bench, daemon, client)
    #expect(
      try client.refusal(of: .answer(.never(forEveryone: false), to: .init()))
        == .control(.notAPrompt(.checkIn)))
    let skipped: Answered = try client.call(.answer(.skip, to: .init()))
    #expect(skipped.prompt == nil)
    #expect(
      try client.refusal(of: .answer(.done(nil), to: .init())) == .control(.alreadyAnswered))
    await bench.stop(daemon)
    let outcomes = try bench.kept()?.occurrences.map(\.phase) ?? []
    #expect(outcomes.count { if case .closed(.excluded, _) = $0 { true } else { false } } == 2)
    #expect(outcomes.count { if case .closed(.skipped, _) = $0 { true } else { false } } == 1)
  }

  @Test func `an offer is one line in status and a note of the text that is shown next`()
    async throws
  {
    let offer = Offer(.deeper, since: Clocks.now())
    let (bench, daemon, client) = try await Self.start([
      .person(
        PersonState(number: 1, id: Person.ID("alex"), firstSeen: Clocks.now(), offer: offer))
    ])
    let told = try #require(try client.status().offers.first)
    #expect(told.kind == .deeper && told.someone.person == "alex")
    #expect(told.line.hasSuffix("attune depth alex 2"))
    _ = try await Self.now(bench, daemon, client)
    let shown: Shown = try client.call(.show(person: nil))
    #expect(shown.note == told.line)
    let _: Answered = try client.call(.answer(.done(nil), to: .init()))
    _ = try await Self.now(bench, daemon, client)
    let again: Shown = try client.call(.show(person: nil))
    #expect(again.note == "", "it is offered once")
    await bench.stop(daemon)
  }

  @Test func `whoever the plan holds is not forgotten, and whoever it does not is wholly`()
    async throws
  {
    let (bench, daemon, client) = try await Self.start()
    let forget = Request.people(.forget(person: "alex"))
    #expect(try client.refusal(of: forget) == .control(.stillPlanned("alex")))
    let card = try await Self.now(bench, daemon, client)
    let others = "[people.sam]" + Self.config.split(separator: "[people.sam]")[1]
    let rest = Self.config.split(separator: "[people.alex]")[0]
    try bench.home.replace("config/attune.toml", with: rest + others)
    let _: Reloaded = try client.call(.reload)
    #expect(await bench.channel.deeds.next { $0 == .withdrawn(card.presentation) } != nil)
    let watcher = try bench.client()
    try watcher.send(.watch)
    let _: Watched? = try watcher.next()
    let _: Nothing = try client.call(forget)
    let watched: Watched? = try watcher.next()
    #expect(watched?.event == .forgotten && watched?.reminder == nil && watched?.detail == nil)
    #expect(
      try client.refusal(of: forget) == .control(.unknownPerson("alex", known: ["sam"])))
    await bench.stop(daemon)
    #expect(try bench.kept()?.people.map(\.id.description) == ["sam"])
    #expect(try bench.kept()?.occurrences.isEmpty == true)
  }

  @Test func `watchers hear that something rests, and not what or about whom`() async throws {
    let (bench, daemon, client) = try await Self.start()
    let watcher = try bench.client()
    try watcher.send(.watch)
    let _: Watched? = try watcher.next()
    for topics: [PeopleRequest.Topic]? in [[.asks], nil] {
      let _: Rested = try client.call(.people(.rest(person: "alex", topics: topics)))
      let watched: Watched? = try watcher.next()
      #expect(watched?.event == .rested && watched?.reminder == nil && watched?.detail == nil)
    }
    await bench.stop(daemon)
  }
}

/// Requests about somebody who is not there, and about anybody where there is no plan.
@Suite(.timeLimit(.minutes(1)), .serialized) struct PeopleRefusalTests {
  static func requests(_ person: String) throws -> [PeopleRequest] {
    [
      .rest(person: person, topics: nil), .rest(person: person, topics: [.asks]),
      .return(person: person), .contact(person: person), .depth(person: person, to: nil),
      .depth(person: person, to: 2), .forget(person: person),
      .makeFollowUp(person: person, due: PeopleServerTests.soon(), note: try Note("x")),
      .include(prompt: "one", person: person),
    ]
  }

  @Test func `whoever is not there is refused by name, whatever is said`() async throws {
    let (bench, daemon, client) = try await PeopleServerTests.start()
    for request in try Self.requests("nobody") {
      #expect(
        try client.refusal(of: .people(request))
          == .control(.unknownPerson("nobody", known: ["alex", "sam"])), "\(request)")
    }
    await bench.stop(daemon)
  }

  @Test func `without a plan nothing is done about anybody`() async throws {
    let (bench, daemon, client) = try await ControlServerTests.start(config: nil)
    let all =
      try Self.requests("alex") + [
        .excluded, .followUps(withTexts: true), .dropFollowUp(number: 1),
      ]
    for request in all {
      guard case .control(.noPlan) = try client.refusal(of: .people(request)) else {
        Issue.record("\(request) was done without a plan")
        continue
      }
    }
    await bench.stop(daemon)
  }
}

extension [UInt8] {
  /// Whether a text stands anywhere in them.
  func holds(_ text: String) -> Bool { contains(Array(text.utf8)) }
}
