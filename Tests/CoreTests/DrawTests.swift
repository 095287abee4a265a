import CivilTime
import Core
import Testing

/// What is drawn when: what was read stays the prompt it was, what was not is drawn anew.
@Suite struct DrawTests {
  private static func prompt(
    _ id: String, _ practice: Practice = .support, _ kind: Prompt.Kind = .act,
    relations: [Relation] = Relation.allCases, origin: Prompt.Origin = .library
  ) -> Prompt {
    Prompt(
      id: Prompt.ID(id), practice: practice, type: .checkIn, kind: kind, depth: .everyday,
      relations: relations, setting: .either, minutes: 5, summary: id, body: id, origin: origin)
  }

  private func person(_ at: String = "Mon 18:30", discreet: Bool = true) -> Person {
    Sample.person(checkIn: .calendar(Sample.expression(at)), discreet: discreet)
  }

  /// Someone whose day is over at seven in the evening.
  private var early: Person {
    var person = person()
    person.hours = TimeOfDay(hour: 19, minute: 0).map {
      DailyWindow(start: Pace.morning, end: $0)
    }
    return person
  }

  private func drawn(_ bench: Bench) -> String? {
    bench.engine.current?.draw?.prompt.description
  }

  /// A prompt that was shown days ago, and how it ended.
  private func past(
    _ prompt: String, _ outcome: Occurrence.Outcome, daysAgo days: Double, wasOpened: Bool
  ) -> State {
    let at = Sample.at("Mon 09:00") - .days(days)
    let draw = Occurrence.Draw(
      prompt: Prompt.ID(prompt), practice: .listening, kind: .say, depth: .everyday)
    let one = Occurrence(
      id: Occurrence.ID("1/check-in/at"), reminder: .cadence(.checkIn), person: 1, slot: at,
      due: at, phase: .closed(outcome, at: at), draw: draw, shownAt: at,
      openedAt: wasOpened ? at : nil)
    return State(
      seed: 7, people: [PersonState(number: 1, id: Sample.alex, firstSeen: at)],
      occurrences: [one])
  }

  @Test func `what was read and put off comes back, whatever the hour is for them`() {
    var bench = Bench(Plan(people: [early], deck: [Self.prompt("say", .support, .say)]))
    bench.advance(to: "Mon 18:30")
    bench.send(.opened(bench.engine.current?.id ?? Occurrence.ID("")))
    bench.answer(.later(.hour))
    #expect(bench.advance(to: "Mon 19:30") == ["show a neutral card"])
    #expect(drawn(bench) == "say")
  }

  @Test func `what was read stays when it is read again after their hours`() throws {
    let deck = [Self.prompt("say", .support, .say), Self.prompt("do")]
    for seed in UInt64(0)..<8 {
      var bench = Bench(Plan(people: [early], deck: deck), state: State(seed: seed))
      bench.advance(to: "Mon 18:30")
      let up = try #require(bench.engine.current)
      bench.send(.opened(up.id))
      let before = drawn(bench)
      bench.advance(to: "Mon 19:10")
      bench.send(.read(up.id))
      #expect(drawn(bench) == before, "seed \(seed)")
    }
  }

  @Test func `Show draws anew where what was drawn suits no more`() {
    let theirs = Self.prompt("partner", relations: [.partner])
    let others = Self.prompt("friend", relations: [.friend])
    var plan = Plan(people: [person()], deck: [theirs, others])
    var bench = Bench(plan)
    bench.advance(to: "Mon 18:30")
    #expect(drawn(bench) == "partner")
    plan.people[0].relation = .friend
    bench.send(.planReplaced(plan))
    #expect(bench.answerByShowing() == ["show friend"])
    #expect(drawn(bench) == "friend")
  }

  @Test func `what is drawn for a neutral card waits no longer for good hours than Show`() {
    let deck = [Self.prompt("say", .support, .say), Self.prompt("do")]
    for seed in UInt64(0)..<8 {
      var bench = Bench(Plan(people: [early], deck: deck), state: State(seed: seed))
      bench.advance(to: "Mon 19:30")
      #expect(bench.answerByShowing() == ["show do"], "seed \(seed)")
    }
  }

  @Test func `what was never again to come is not shown by a card that holds it`() {
    let sam = Sample.person("sam", checkIn: .calendar(Sample.expression("Mon 17:30")))
    var bench = Bench(
      Plan(people: [sam, person()], deck: [Self.prompt("only"), Self.prompt("other")]))
    bench.advance(to: "Mon 17:30")
    bench.answerByShowing()
    let first = drawn(bench)
    bench.answer(.later(.morning))
    bench.advance(to: "Mon 18:30")
    bench.send(
      .answered(bench.engine.open[0].id, .never(forEveryone: true)))
    bench.answerByShowing()
    #expect(first != nil && drawn(bench) != first)
  }

  @Test func `what was put off unread is drawn by what was read until it comes back`() throws {
    let deck = [
      Self.prompt("a", .support), Self.prompt("b", .support), Self.prompt("c", .patience),
    ]
    var two = person("Mon 17:30")
    two.reminders = []
    for seed in UInt64(0)..<8 {
      var bench = Bench(Plan(people: [two], deck: deck), state: State(seed: seed))
      bench.advance(to: "Mon 17:30")
      let up = try #require(bench.engine.current)
      bench.answer(.later(.hour))
      #expect(bench.engine.open.first?.draw == nil)
      bench.send(.asked(Sample.alex, .checkIn))
      bench.answerByShowing()
      let read = try #require(bench.engine.current?.draw)
      bench.answer(.done(nil))
      bench.advance(to: "Mon 18:30")
      #expect(bench.engine.current?.id == up.id)
      let second = try #require(bench.engine.current?.draw)
      #expect(second.practice != read.practice, "seed \(seed)")
    }
  }

  @Test(arguments: [(.dismissed, 14.0), (.skipped, 30.0)] as [(Occurrence.Outcome, Double)])
  func `what was waved away unread rests, and no longer`(
    outcome: Occurrence.Outcome, days: Double
  ) {
    let deck = [Self.prompt("seen", .patience), Self.prompt("new", .support, .reflect)]
    for wasOpened in [false, true] {
      let rest = days + (wasOpened ? 90 : 0)
      for (age, rests) in [(rest - 1, true), (rest + 1, false)] {
        let state = past("seen", outcome, daysAgo: age, wasOpened: wasOpened)
        let drawn = Set(
          (UInt64(0)..<30).map { seed in
            var bench = Bench(
              Plan(people: [Sample.person()], deck: deck),
              state: State(seed: seed, people: state.people, occurrences: state.occurrences))
            bench.send(.asked(Sample.alex, .checkIn))
            return self.drawn(bench)
          })
        #expect(drawn.contains("seen") == !rests, "\(age) days")
      }
    }
  }

  @Test func `no plan comes while asks rest, and it comes when they do no more`() {
    let plans = [IfThenPlan(when: "the kettle boils", then: "ask how the day was")]
    var bench = Bench(
      Plan(people: [Sample.person(plans: plans)], deck: [Self.prompt("do")]),
      state: {
        var state = past("x", .done(nil), daysAgo: 5, wasOpened: true)
        state.people[0].asksRestUntil = Sample.at("Wed 09:00")
        return state
      }())
    bench.send(.asked(Sample.alex, .checkIn))
    #expect(drawn(bench) == "do")
    bench.answer(.done(nil))
    bench.advance(to: "Wed 10:00")
    bench.send(.asked(Sample.alex, .checkIn))
    #expect(bench.engine.current?.draw?.way == .plan)
  }

  @Test func `prompts of one's own come three times as often as others of their practice`() {
    let deck = (0..<40).map {
      Self.prompt("p\($0)", origin: $0 % 2 == 0 ? .user : .library)
    }
    let own = (UInt64(0)..<400).count { seed in
      var bench = Bench(Plan(people: [Sample.person()], deck: deck), state: State(seed: seed))
      bench.send(.asked(Sample.alex, .checkIn))
      return bench.engine.current?.draw?.prompt.description.dropFirst()
        .last.map { "02468".contains($0) } ?? false
    }
    #expect((270...330).contains(own))
  }

  @Test func `fewer are offered once, at the sixth that goes by`() {
    var bench = Bench(
      Plan(people: [person("18:30")], deck: (0..<30).map { Self.prompt("p\($0)") }))
    for day in 1...8 {
      bench.advance(to: Sample.at("Mon 20:00") + .days(Double(day - 1)))
      bench.send(.closed(bench.card?.presentation ?? Presentation(0), .dismissed))
      #expect(bench.engine.people[0].unanswered == day)
      #expect(bench.engine.offers.map(\.offer.kind) == (day < 6 ? [] : [.fewer]), "\(day)")
    }
    bench.advance(to: Sample.at("Mon 20:00") + .days(83))
    #expect(bench.engine.offers.map(\.offer.kind) == [.fewer])
    bench.advance(to: Sample.at("Mon 20:00") + .days(90))
    #expect(!bench.engine.offers.contains { $0.offer.kind == .fewer })
  }

  @Test func `every twelve weeks it asks once whether to go on`() {
    var bench = Bench(Plan(people: [Sample.person()], deck: []))
    var begun: [Instant] = []
    for day in 0..<300 {
      bench.advance(to: Sample.at("Mon 09:00") + .days(Double(day)))
      if let offer = bench.engine.offers.first?.offer, begun.last != offer.since {
        #expect(offer.kind == .review)
        begun.append(offer.since)
      }
    }
    #expect(begun == [84, 168, 252].map { Sample.at("Mon 09:00") + .days($0) })
  }

  @Test func `a card that asks until when takes no offer`() throws {
    var bench = Bench(
      Plan(people: [person("18:30", discreet: false)], deck: [Self.prompt("do")]),
      at: "Mon 19:00")
    bench.advance(to: Sample.at("Mon 18:30") + .days(84))
    let up = try #require(bench.engine.current).id
    bench.now = Sample.at("Mon 18:59") + .days(84)
    #expect(bench.engine.offers.isEmpty)
    bench.send(.puttingOff(up))
    bench.now = Sample.at("Mon 19:01") + .days(84)
    bench.send(.woke)
    bench.send(.puttingOff(up))
    #expect(bench.engine.offers.map(\.offer.wasOnCard) == [false])
    bench.advance(to: Sample.at("Mon 18:30") + .days(85))
    #expect(bench.engine.offers.map(\.offer.wasOnCard) == [true])
    bench.send(.woke)
    #expect(!bench.engine.offers.isEmpty)
  }

  @Test func `the pace of a rate slows down at the third that goes by`() {
    func gap(after count: Int) -> Duration {
      var gaps: [Duration] = []
      for seed in UInt64(0)..<40 {
        var bench = Bench(
          Sample.plan(Sample.person(checkIn: .rate(count: 2, per: .week))),
          state: State(seed: seed))
        for _ in 0..<count {
          while bench.engine.current == nil, let next = bench.engine.nextWakeup {
            bench.advance(to: next)
          }
          bench.send(.closed(bench.card?.presentation ?? Presentation(0), .dismissed))
        }
        let last = bench.now
        while bench.engine.current == nil, let next = bench.engine.nextWakeup {
          bench.advance(to: next)
        }
        gaps.append(bench.now - last)
      }
      return gaps.reduce(.zero, +) / gaps.count
    }
    let (second, third) = (gap(after: 2), gap(after: 3))
    #expect(second > .days(3) && second < .days(4))
    // The grid knows whole slots only.
    #expect(third > second * 1.3 && third < second * 2.2)
  }

  @Test func `what a slower pace passed over does not come after an answer`() {
    for seed in UInt64(0)..<20 {
      var state = past("x", .dismissed, daysAgo: 3, wasOpened: false)
      state.people[0].unanswered = 9
      var bench = Bench(
        Sample.plan(
          Sample.person(
            appreciation: .rate(count: 3, per: .week), checkIn: .rate(count: 2, per: .week))),
        state: State(seed: seed, people: state.people, occurrences: state.occurrences))
      bench.advance(to: Sample.at("Thu 10:00") + .days(60))
      bench.send(.unpaused)
      bench.advance(to: bench.now + .hours(1))
      #expect(bench.engine.open.isEmpty, "seed \(seed)")
      bench.send(.contacted(Sample.alex))
      bench.send(.contacted(Sample.alex))
      bench.advance(to: bench.now + .hours(1))
      #expect(bench.engine.open.isEmpty, "seed \(seed)")
      #expect(bench.live(days: 14).count > 2)
    }
  }

  @Test func `what rests goes on resting where more is let rest`() {
    let plan = Sample.plan(Sample.person(checkIn: .rate(count: 1, per: .week)))
    var bench = Bench(plan)
    bench.send(.rested(Sample.alex, .asks))
    bench.send(.rested(Sample.alex, .patience))
    #expect(bench.engine.topicsResting(about: Sample.alex) == [.asks, .patience])
    bench.send(.rested(Sample.alex, .all))
    bench.send(.rested(Sample.alex, .asks))
    #expect(bench.engine.topicsResting(about: Sample.alex) == .all)
    #expect(bench.live(days: 90).isEmpty)
    bench.send(.returned(Sample.alex))
    bench.advance(to: bench.now + .hours(1))
    #expect(bench.engine.open.isEmpty)
    #expect(!bench.live(days: 14).isEmpty)
  }
}

extension Bench {
  /// Presses the card's Show.
  @discardableResult
  fileprivate mutating func answerByShowing() -> [String] {
    send(.opened(engine.current?.id ?? Occurrence.ID("")))
  }
}
