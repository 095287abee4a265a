import CivilTime
import Core
import Testing

/// Which prompt is drawn, and which rules give way in what order.
@Suite struct ChoiceTests {
  private static func prompt(
    _ id: String, _ practice: Practice, _ kind: Prompt.Kind, depth: Depth = .everyday,
    relations: [Relation] = Relation.allCases, setting: Setting = .either
  ) -> Prompt {
    Prompt(
      id: Prompt.ID(id), practice: practice, type: .checkIn, kind: kind, depth: depth,
      relations: relations, setting: setting, minutes: 5, summary: id, body: id)
  }

  private let daily = Sample.person(checkIn: .rate(count: 1, per: .day), discreet: false)

  /// What is drawn over so many days, each opened and done.
  private func drawn(_ deck: [Prompt], _ person: Person? = nil, days: Int) -> [Occurrence.Draw] {
    var bench = Bench(Plan(people: [person ?? daily], deck: deck))
    return bench.live(days: days).compactMap(\.draw)
  }

  @Test func `no practice comes twice running and no kind three times`() {
    let draws = drawn(Sample.deck, days: 120)
    #expect(draws.count == 120)
    #expect(zip(draws, draws.dropFirst()).allSatisfy { $0.practice != $1.practice })
    for (index, draw) in draws.enumerated().dropFirst(2) {
      #expect(draws[index - 2].kind != draw.kind || draws[index - 1].kind != draw.kind)
    }
  }

  @Test func `kind gives way before practice, and practice before the ninety days`() {
    let act = { ChoiceTests.prompt($0, $1, .act) }
    let kinds = drawn([act("a", .support), act("b", .patience), act("c", .listening)], days: 3)
    #expect(zip(kinds, kinds.dropFirst()).allSatisfy { $0.practice != $1.practice })
    let one = (0..<20).map { act("p\($0)", .support) }
    let practices = drawn(one, days: 16).map(\.prompt)
    for id in practices { #expect(practices.count { $0 == id } == 1) }
    #expect(drawn([act("only", .support)], days: 4).count == 4)
  }

  @Test func `an opened prompt rests for ninety days while there are enough others`() {
    let deck = Practice.allCases.flatMap { practice in
      (0..<20).map { ChoiceTests.prompt("\(practice)-\($0)", practice, .act) }
    }
    let draws = drawn(deck, days: 90).map(\.prompt)
    for id in draws { #expect(draws.count { $0 == id } == 1) }
  }

  @Test func `relation, setting and depth never give way`() {
    let deck = [
      ChoiceTests.prompt("child", .support, .act, relations: [.child]),
      ChoiceTests.prompt("far", .patience, .act, setting: .longDistance),
      ChoiceTests.prompt("deep", .listening, .act, depth: .personal),
    ]
    var person = daily
    person.setting = .together
    #expect(drawn(deck, person, days: 3).allSatisfy { $0.prompt.description == "greeting" })
  }

  @Test func `at most two asks a week are about one person, even if nothing else is left`() {
    let asks = (0..<9).map { ChoiceTests.prompt("ask\($0)", Practice.allCases[$0 % 7], .ask) }
    let deck = asks + [ChoiceTests.prompt("open", .vulnerability, .say)]
    for week in [7, 14] {
      let draws = drawn(deck, days: week)
      #expect(draws.first?.prompt.description == "open" && draws.first?.way == .goesFirst)
      #expect(draws.count { $0.kind == .ask } == 2 * week / 7)
    }
  }

  @Test func `nothing is asked before the user was prompted to go first`() {
    let asks = (0..<9).map { ChoiceTests.prompt("ask\($0)", Practice.allCases[$0 % 7], .ask) }
    let draws = drawn(asks + [ChoiceTests.prompt("do", .patience, .act)], days: 21)
    #expect(draws.count == 21 && draws.allSatisfy { $0.kind != .ask })
  }

  @Test func `what contacts them waits for hours that are good for them`() {
    let deck = [
      ChoiceTests.prompt("say", .support, .say), ChoiceTests.prompt("do", .patience, .act),
    ]
    var person = daily
    person.hours = DailyWindow(start: Pace.morning, end: Pace.evening)
    var bench = Bench(Plan(people: [person], deck: deck))
    let lived = bench.live(days: 60)
    #expect(lived.contains { $0.draw?.kind == .say })
    for one in lived where one.draw?.kind == .say {
      let time = Zone.utc.civil(at: one.at).time
      #expect(Pace.morning <= time && time < Pace.evening)
    }
  }

  @Test func `where their hours never meet the windows, the windows win`() {
    var person = daily
    person.hours = DailyWindow(start: Pace.quietHours?.start ?? .midnight, end: Pace.morning)
    let draws = drawn([ChoiceTests.prompt("say", .support, .say)], person, days: 3)
    #expect(draws.map(\.kind) == [.say, .say, .say])
  }

  @Test func `what is drawn suits the moment it is shown, not the moment it fell due`() throws {
    let asks = [
      ChoiceTests.prompt("ask", .questions, .ask), ChoiceTests.prompt("kind", .patience, .act),
    ]
    var person = daily
    person.appreciation = .calendar(Sample.expression("Mon 12:00"))
    for seed in UInt64(0)..<8 {
      var bench = Bench(Plan(people: [person], deck: asks), state: State(seed: seed))
      bench.advance(to: "Mon 12:00")
      bench.send(.lockChanged(.locked))
      bench.advance(to: "Mon 20:20")
      bench.send(.answered(try #require(bench.card).occurrence, .notTheirMoment))
      bench.send(.lockChanged(.unlocked))
      let lived = bench.live(days: 13)
      #expect(lived.allSatisfy { $0.draw?.kind != .ask })
    }
  }

  @Test func `what waited drawn as a question is drawn again after Not their moment`() throws {
    let deck = [
      ChoiceTests.prompt("ask", .questions, .ask), ChoiceTests.prompt("kind", .patience, .act),
    ]
    let person = Sample.person(checkIn: .calendar(Sample.expression("Mon 12:00")), discreet: false)
    for seed in UInt64(0)..<8 {
      var bench = Bench(Plan(people: [person], deck: deck), state: State(seed: seed))
      bench.advance(to: "Mon 12:00")
      bench.send(.lockChanged(.locked))
      bench.send(.asked(Sample.alex, .appreciation))
      let asked = try #require(bench.engine.open.last?.id)
      bench.send(.read(asked))
      bench.send(.answered(asked, .notTheirMoment))
      bench.send(.lockChanged(.unlocked))
      bench.advance(to: "Mon 12:06")
      #expect(bench.engine.current?.draw?.prompt.description == "kind", "seed \(seed)")
    }
  }

  @Test func `a plan of the user's own comes first and then rests for three weeks`() {
    var person = daily
    person.plans = [IfThenPlan(when: "the kettle boils", then: "thank Alex")]
    let draws = drawn(Sample.deck, person, days: 43).map(\.prompt.description)
    let turns = draws.indices.filter { draws[$0].hasPrefix("plan-") }
    #expect(turns.first == 0)
    #expect((2...3).contains(turns.count))
    #expect(zip(turns, turns.dropFirst()).allSatisfy { $1 - $0 >= 21 })
  }

  @Test func `a card that was never opened uses up no prompt`() {
    var bench = Bench(
      Plan(
        people: [Sample.person(checkIn: .rate(count: 1, per: .day))],
        deck: [
          ChoiceTests.prompt("a", .support, .act), ChoiceTests.prompt("b", .patience, .act),
        ]))
    bench.advance(to: "Wed 23:00")
    #expect(bench.engine.history.count == 3)
    #expect(bench.engine.history.allSatisfy { $0.openedAt == nil })
    #expect(bench.engine.history.last?.phase == .closed(.expired, at: Sample.at("Wed 20:30")))
  }

  @Test func `a prompt rests its ninety days, however much came that the user wrote themselves`() {
    let deck = [
      ChoiceTests.prompt("seen", .listening, .act), ChoiceTests.prompt("new", .support, .say),
    ]
    let start = Sample.at("Mon 09:00") - .days(50)
    let seen = Occurrence.Draw(
      prompt: Prompt.ID("seen"), practice: .patience, kind: .ask, depth: .everyday)
    let read = Occurrence(
      id: Occurrence.ID("1/check-in/after 1"), reminder: .cadence(.checkIn), person: 1,
      slot: start, due: start, phase: .closed(.done(nil), at: start), draw: seen,
      shownAt: start, openedAt: start)
    let own = (1...600).map { index in
      let at = start + .hours(Double(index))
      return Occurrence(
        id: Occurrence.ID("1/fixed-0/\(index)"), reminder: .fixed("r"), person: 1, slot: at,
        due: at, phase: .closed(.done(nil), at: at), shownAt: at, openedAt: at)
    }
    let alex = PersonState(number: 1, id: Sample.alex, firstSeen: start)
    for seed in UInt64(0)..<20 {
      var bench = Bench(
        Plan(people: [Sample.person()], deck: deck),
        state: State(seed: seed, people: [alex], occurrences: [read] + own))
      bench.send(.asked(Sample.alex, .checkIn))
      #expect(bench.engine.current?.draw?.prompt.description == "new", "seed \(seed)")
    }
  }

  @Test func `going first gives way before a kind comes three times running`() {
    let deck = [
      ChoiceTests.prompt("open", .vulnerability, .say), ChoiceTests.prompt("do", .patience, .act),
      ChoiceTests.prompt("ask", .questions, .ask),
    ]
    let start = Sample.at("Mon 09:00") - .days(50)
    let said = [Practice.support, .listening].enumerated().map { index, practice in
      let at = start + .days(Double(index))
      let draw = Occurrence.Draw(
        prompt: Prompt.ID("said\(index)"), practice: practice, kind: .say, depth: .everyday)
      return Occurrence(
        id: Occurrence.ID("1/check-in/after \(index)"), reminder: .cadence(.checkIn), person: 1,
        slot: at, due: at, phase: .closed(.done(nil), at: at), draw: draw, shownAt: at,
        openedAt: at)
    }
    let alex = PersonState(number: 1, id: Sample.alex, firstSeen: start)
    for seed in UInt64(0)..<20 {
      var bench = Bench(
        Plan(people: [Sample.person()], deck: deck),
        state: State(seed: seed, people: [alex], occurrences: said))
      bench.send(.asked(Sample.alex, .checkIn))
      #expect(bench.engine.current?.draw?.prompt.description == "do", "seed \(seed)")
    }
  }
}
