import CivilTime
import Core
import Testing

/// What a crash, a restart and a new plan change, and what they do not.
@Suite struct RestartTests {
  private let people = [
    Sample.person(
      "a", appreciation: .rate(count: 2, per: .week),
      checkIn: .every(Sample.span("3 days"), latest: nil),
      reminders: [FixedReminder(id: "f", at: Sample.expression("Sun 17:00"), summary: "Fixed")],
      dates: [SpecialDate(label: "d", month: 12, day: 1)]),
    Sample.person("b", checkIn: .rate(count: 1, per: .week)),
  ]

  @Test func `a restart at any hour changes nothing that comes`() {
    let plan = Plan(people: people, deck: Sample.deck)
    var undisturbed = Bench(plan)
    let expected = undisturbed.live(days: 10)
    for hour in stride(from: 1.5, to: 200, by: 7.75) {
      var bench = Bench(plan)
      let start = bench.now
      var lived: [Lived] = []
      lived += bench.live(hours: hour)
      _ = bench.restart()
      lived += bench.live(hours: 240 - hour)
      #expect(bench.now == start + .days(10))
      #expect(lived.map(\.at) == expected.map(\.at), "after \(hour) hours")
      #expect(lived == expected, "after \(hour) hours")
    }
  }

  @Test func `a restart while a card is up puts it up again in its place`() throws {
    var bench = Bench(Plan(people: people, deck: Sample.deck))
    while bench.engine.current == nil, let next = bench.engine.nextWakeup {
      bench.advance(to: next)
    }
    let up = try #require(bench.engine.current)
    #expect(bench.restart() == ["held: no-channel", "show a neutral card"])
    let again = try #require(bench.card)
    #expect(again.occurrence == up.id && again.handle == ":1.5 9")
    #expect(bench.engine.current?.shownAt == up.shownAt)
    #expect(bench.engine.current?.draw == up.draw)
  }

  @Test func `a card that nobody had accepted when the power went is put up again`() {
    var bench = Bench(Plan(people: people, deck: Sample.deck))
    bench.advance(to: "Mon 09:00")
    let effects = bench.engine.handle(.testAsked, at: Moment(bench.now))
    for case .record(let record) in effects { bench.written.apply(record) }
    #expect(bench.restart() == ["held: no-channel", "show Attune can reach you"])
    #expect(bench.engine.current?.reminder == .test)
  }

  @Test func `restoring what was written gives what was known`() {
    var bench = Bench(Plan(people: people, deck: Sample.deck))
    for _ in 0..<6 {
      _ = bench.live(days: 3)
      let restored = Engine(
        plan: bench.engine.plan, state: bench.written, zone: .utc, at: Moment(bench.now))
      #expect(restored.people == bench.engine.people)
      #expect(restored.history == bench.engine.history)
      #expect(restored.open == bench.engine.open)
      #expect(restored.state.schedules == bench.engine.state.schedules)
    }
  }

  @Test func `a plan that says the same changes nothing`() {
    let plan = Plan(people: people, deck: Sample.deck)
    var bench = Bench(plan)
    var other = bench
    for _ in 0..<5 { other.send(.planReplaced(plan)) }
    #expect(bench.live(days: 10) == other.live(days: 10))
  }

  @Test func `someone who leaves the plan and comes back keeps their number and no backlog`() {
    let fixed = FixedReminder(id: "f", at: Sample.expression("12:00"), summary: "Fixed")
    let plan = Sample.plan(
      Sample.person(checkIn: .rate(count: 2, per: .week), reminders: [fixed]))
    var bench = Bench(plan)
    _ = bench.live(days: 7)
    bench.send(.planReplaced(Sample.plan()))
    #expect(bench.live(days: 60) == [])
    bench.now = bench.now + .hours(4)
    #expect(bench.send(.planReplaced(plan)) == [])
    #expect(bench.engine.open.isEmpty)
    #expect(bench.engine.people.map(\.number) == [1])
    let lived = bench.live(days: 7)
    #expect(lived.count { $0.reminder == .fixed("f") } == 7)
    #expect(lived.count <= 9)
  }

  @Test func `a changed count starts a grid of its own`() {
    var bench = Bench(Sample.plan(Sample.person(checkIn: .rate(count: 2, per: .week))))
    _ = bench.live(days: 1)
    bench.send(.planReplaced(Sample.plan(Sample.person(checkIn: .rate(count: 4, per: .week)))))
    #expect(bench.live(days: 28).count >= 15)
    let ids = bench.engine.history.map(\.id)
    for id in ids { #expect(ids.count { $0 == id } == 1) }
  }

  @Test func `cadence, windows, limits and people can all change under what waits`() {
    let changes: [(inout Plan) -> Void] = [
      { $0.hours.weekdays = [Pace.weekendWindows[0]] },
      { $0.hours.quiet = nil },
      { $0.limits = Limits(perDay: 1) },
      { $0.people.removeFirst() },
      { $0.people[0].checkIn = .off },
      { $0.people[0].checkIn = .calendar(Sample.expression("Wed 18:00")) },
      { $0.people[0].reminders = [] },
      { $0.people[0].dates = [] },
      { $0.deck = [] },
      { $0.people[0].name = "Other" },
    ]
    for (index, change) in changes.enumerated() {
      var bench = Bench(Plan(people: people, deck: Sample.deck))
      bench.send(.lockChanged(.locked))
      bench.advance(to: "Thu 18:00")
      var plan = bench.engine.plan
      change(&plan)
      bench.send(.planReplaced(plan))
      bench.send(.lockChanged(.unlocked))
      let lived = bench.live(days: 14)
      #expect(!lived.isEmpty, "change \(index)")
      let windows = plan.hours.weekdays + plan.hours.weekends
      for one in lived where one.reminder == .cadence(.appreciation) {
        let time = Zone.utc.civil(at: one.at).time
        #expect(windows.contains { $0.start <= time && time < $0.end }, "change \(index)")
      }
      #expect(bench.engine.open.allSatisfy { $0.due < bench.now + .days(4) }, "change \(index)")
    }
  }
}
