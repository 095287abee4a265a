import CivilTime
import Core
import Testing

/// Rules of safety that the engine decides, through months of a plan with everything in it.
@Suite struct SafetyTests {
  static let alex = Sample.alex

  static func plan(discreet: Bool = true, deck: [Prompt] = Sample.deck) -> Plan {
    let people = ["alex", "sam"].map { id in
      Sample.person(
        id, appreciation: .rate(count: 3, per: .week),
        checkIn: .every(Sample.span("2 days"), latest: nil),
        discreet: discreet,
        reminders: [
          FixedReminder(id: "ring", at: Sample.expression("Sun 17:00"), summary: "Ring")
        ],
        dates: [SpecialDate(label: "day", month: 12, day: 24)],
        plans: [IfThenPlan(when: "the kettle boils", then: "say thanks")])
    }
    return Plan(people: people, deck: deck)
  }

  /// The number by which the engine knows someone.
  static func number(_ id: Person.ID, _ bench: Bench) -> Int? { bench.engine.number(of: id) }

  @Test func `rest: everything about someone is silent at once, dates and follow-ups too`() {
    var bench = Bench(Self.plan())
    _ = bench.live(days: 10)
    for days in [3.0, 20, 60] {
      bench.send(.followUpMade(Self.alex, due: bench.now + .days(days), text: "the exam"))
    }
    bench.send(.asked(Self.alex, .checkIn))
    bench.send(.rested(Self.alex, .all))
    #expect(bench.engine.current == nil, "what was up is taken down")
    let lived = bench.live(days: 90)
    #expect(lived.allSatisfy { $0.person != Self.number(Self.alex, bench) })
    #expect(lived.contains { $0.reminder == .date("day") } && lived.count > 60)
    bench.send(.asked(Self.alex, .checkIn))
    #expect(bench.engine.current == nil, "nor does it come when it is asked for")
  }

  @Test func `rest: nothing that was put off comes in a heap when it ends`() {
    var bench = Bench(Self.plan())
    bench.send(.followUpMade(Self.alex, due: bench.now + .days(5), text: "the exam"))
    bench.send(.rested(Self.alex, .all))
    // A Monday morning: what was fixed for Sunday would be caught up.
    _ = bench.live(days: 63)
    bench.send(.returned(Self.alex))
    #expect(bench.engine.current == nil, "nothing waits at the door")
    let number = Self.number(Self.alex, bench)
    let first = bench.live(hours: 15).filter { $0.person == number }
    #expect(first.count <= 1 && !first.contains { $0.reminder == .fixed("ring") })
    #expect(bench.live(days: 7).contains { $0.person == number && $0.reminder == .fixed("ring") })
  }

  @Test func `not always safe: no ask, vulnerability, apology or patience comes, whatever happens`()
  {
    let apologies = Sample.deck.map { prompt in
      Prompt(
        id: Prompt.ID("sorry-\(prompt.id)"), practice: prompt.practice, type: prompt.type,
        kind: .act, depth: .everyday, relations: prompt.relations, setting: .either, minutes: 5,
        tags: [.apology], summary: "Sorry", body: "Sorry")
    }
    var bench = Bench(Self.plan(deck: Sample.deck + apologies))
    bench.send(.consented(Self.alex, .tender))
    bench.send(.rested(Self.alex, .guarded))
    let answers: [Answer] = [.done(nil), .notTheirMoment, .skip, .done(.heavy)]
    let lived = answers.flatMap { bench.live(days: 40, answering: $0) }
    let number = Self.number(Self.alex, bench)
    let draws = lived.filter { $0.person == number }.compactMap(\.draw)
    #expect(draws.count > 15)
    for draw in draws {
      #expect(draw.kind != .ask && draw.practice != .vulnerability && draw.practice != .patience)
      #expect(!draw.prompt.description.hasPrefix("sorry"))
    }
    let others = lived.filter { $0.person != number }.compactMap(\.draw)
    #expect(others.contains { $0.kind == .ask } && others.contains { $0.practice == .patience })
    #expect(others.contains { $0.prompt.description.hasPrefix("sorry") })
  }

  @Test func `not always safe: nothing is ever offered that the question took away`() {
    var bench = Bench(Self.plan())
    bench.send(.rested(Self.alex, .guarded))
    _ = bench.live(days: 60)
    let offered = bench.engine.people.filter(\.wasOfferedDeeper).map(\.id)
    #expect(offered == [Person.ID("sam")])
  }

  @Test func `discreet by default: no text comes before it was asked for`() {
    #expect(Person(id: Self.alex, name: "Alex", relation: .partner).discreet)
    for isDiscreet in [true, false] {
      var bench = Bench(Self.plan(discreet: isDiscreet))
      let words = bench.advance(to: bench.now + .days(60)).filter { $0.hasPrefix("show") }
      #expect(words.isEmpty == false)
      #expect(words.contains { $0 != "show a neutral card" } != isDiscreet)
    }
  }

  @Test func `discreet by default: a text leaves a screen that is locked, and none comes to it`()
    throws
  {
    var bench = Bench(Self.plan(discreet: false))
    while bench.card == nil, let next = bench.engine.nextWakeup { bench.advance(to: next) }
    #expect(try #require(bench.card).isOpen)
    #expect(bench.send(.lockChanged(.locked)).contains("withdraw"))
    for event: Event in [.asked(Self.alex, .checkIn), .testAsked, .resumed, .started] {
      #expect(!bench.send(event).contains { $0.hasPrefix("show") }, "\(event)")
    }
    #expect(!bench.advance(to: bench.now + .days(30)).contains { $0.hasPrefix("show") })
  }

  @Test func `no score: nothing is said of how often, for how long, or of what did not happen`() {
    var bench = Bench(Self.plan(discreet: false))
    var said: [String] = []
    for _ in 0..<400 {
      guard let next = bench.engine.nextWakeup else { break }
      bench.advance(to: next)
      guard let current = bench.engine.current else { continue }
      let text = bench.engine.text(of: current, at: bench.now)
      said += [text.summary, text.body, text.note]
      said += bench.engine.reasons(for: current, at: bench.now)
        .filter { $0.topic != .number }.map(\.sentence)
      if current.phase == .shown, let card = bench.card {
        bench.send(.closed(card.presentation, .dismissed))
      }
    }
    #expect(said.count > 200)
    let blame =
      #/(?i)overdue|streak|percent|%|score|missed|unanswered|ignored|\d+ days since|you (have|did) ?n[o']t|too long|again and again/#
    for sentence in said { #expect(!sentence.contains(blame), "\(sentence)") }
  }

  @Test func `rest and forget: what a forgotten person was is in no state any more`() {
    var bench = Bench(Self.plan())
    bench.send(.followUpMade(Self.alex, due: bench.now + .days(40), text: "the wombat"))
    _ = bench.live(days: 30)
    let number = Self.number(Self.alex, bench)
    var plan = bench.engine.plan
    plan.people.removeAll { $0.id == Self.alex }
    bench.send(.planReplaced(plan))
    bench.send(.forgotten(Self.alex))
    for state in [bench.engine.state, bench.written] {
      #expect(!"\(state)".contains("wombat") && !"\(state.people)".contains("alex"))
      #expect(state.occurrences.allSatisfy { $0.person != number })
      #expect(state.schedules.allSatisfy { $0.person != number })
      #expect(!state.occurrences.isEmpty)
    }
  }
}
