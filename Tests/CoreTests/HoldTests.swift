import CivilTime
import Core
import Testing

/// Holds one by one, each alone.
@Suite struct HoldTests {
  private let daily = Sample.person("b", checkIn: .rate(count: 1, per: .day))

  @Test func `Do Not Disturb holds what is unasked and not what is asked for`() {
    var bench = Bench(Sample.plan(daily))
    bench.send(.doNotDisturbChanged(.on))
    #expect(bench.advance(to: "Mon 20:29") == ["held: do-not-disturb"])
    #expect(bench.send(.asked(Person.ID("b"), .checkIn)) == ["show a neutral card"])
  }

  @Test func `what already waits for someone waits on when their reminders fall asleep`() throws {
    var state = State(seed: 7)
    state.people = [
      PersonState(
        number: 1, id: Person.ID("b"), firstSeen: Sample.at("Mon 08:00"), unanswered: 8)
    ]
    var bench = Bench(Sample.plan(daily), state: state)
    bench.send(.doNotDisturbChanged(.on))
    while bench.engine.open.isEmpty, let next = bench.engine.nextWakeup { bench.advance(to: next) }
    bench.send(.asked(Person.ID("b"), .appreciation))
    bench.send(.closed(try #require(bench.card).presentation, .dismissed))
    bench.send(.doNotDisturbChanged(.off))
    let words = bench.advance(to: bench.now + .days(3))
    #expect(!words.contains { $0.hasPrefix("show") })
    let holds = try #require(bench.engine.waiting(at: bench.now).first).holds
    #expect(holds.contains { $0.reason == .asleep })
  }

  @Test func `what the user fixed for the day is counted before it comes`() {
    let late = FixedReminder(id: "f", at: Sample.expression("Mon 21:20"), summary: "Fixed")
    for seed in UInt64(0)..<12 {
      var person = daily
      person.reminders = [late]
      var bench = Bench(Sample.plan(person), state: State(seed: seed))
      #expect(!bench.advance(to: "Mon 21:19").contains { $0.hasPrefix("show") }, "seed \(seed)")
    }
  }

  @Test func `a cadence prompt leaves the gap before what somebody else's day has fixed`() {
    let other = Sample.person(
      "a", reminders: [FixedReminder(id: "f", at: Sample.expression("Mon 20:00"), summary: "F")])
    for seed in UInt64(0)..<12 {
      var bench = Bench(Sample.plan(other, daily), state: State(seed: seed))
      let lived = bench.live(hours: 14)
      let gaps = lived.gaps
      #expect(gaps.allSatisfy { $0 >= .hours(2) }, "seed \(seed)")
    }
  }

  @Test func `an unanswered interval counts from its showing`() throws {
    var bench = Bench(
      Sample.plan(Sample.person(checkIn: .every(Sample.span("3 days"), latest: nil))))
    while bench.engine.current == nil, let next = bench.engine.nextWakeup {
      bench.advance(to: next)
    }
    let shown = try #require(bench.engine.current?.shownAt)
    bench.now = bench.now + .seconds(60)
    bench.send(.closed(try #require(bench.card).presentation, .dismissed))
    #expect(bench.written.schedules.first?.anchor == shown)
  }

  @Test func `what is not to be caught up is dropped five minutes late, by itself`() {
    let dropped = FixedReminder(
      id: "f", at: Sample.expression("Mon 18:00"), summary: "F", catchUp: .drop)
    var bench = Bench(Sample.plan(Sample.person(reminders: [dropped])))
    bench.send(.lockChanged(.locked))
    #expect(bench.advance(to: "Mon 18:00") == ["held: locked"])
    #expect(bench.engine.nextWakeup == Sample.at("Mon 18:05"))
    #expect(bench.advance(to: "Mon 18:05") == ["ended: missed"])
  }

  @Test func `what is not to be caught up stays up all the same once it came in time`() {
    let dropped = FixedReminder(
      id: "f", at: Sample.expression("Mon 18:00"), summary: "F", catchUp: .drop)
    var bench = Bench(Sample.plan(Sample.person(reminders: [dropped])))
    #expect(bench.advance(to: "Mon 21:29") == ["show a neutral card"])
    #expect(bench.engine.people.first?.unanswered == 0)
    #expect(bench.answer(.done(nil)) == ["withdraw"])
  }

  @Test func `a card that is lost past midnight is not held by its own showing`() {
    let night = [DailyWindow(start: Pace.quietHours?.start ?? .midnight, end: Pace.morning)]
    let hours = Hours(weekdays: night, weekends: night, quiet: nil)
    for seed in UInt64(0)..<20 {
      var bench = Bench(
        Plan(hours: hours, people: [daily], deck: Sample.deck), state: State(seed: seed))
      while bench.engine.current == nil, let next = bench.engine.nextWakeup {
        bench.advance(to: next)
      }
      let midnight = Sample.at("Tue 00:00")
      guard bench.now < midnight else { continue }
      bench.advance(to: midnight + .seconds(60))
      #expect(bench.restart().contains("show a neutral card"), "seed \(seed)")
    }
  }
}
