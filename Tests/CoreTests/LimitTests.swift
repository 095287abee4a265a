import CivilTime
import Core
import Testing

/// What holds what, and who yields to whom.
@Suite struct LimitTests {
  private let daily = Sample.person(
    "a", checkIn: .rate(count: 1, per: .day), discreet: false,
    reminders: [FixedReminder(id: "f", at: Sample.expression("Mon 21:00"), summary: "Fixed")])
  private func fixed(_ time: String, _ id: String = "f") -> FixedReminder {
    FixedReminder(id: id, at: Sample.expression(time), summary: "Fixed \(id)")
  }

  @Test func `what the user fixed for the same day takes the place of a cadence prompt`() {
    var bench = Bench(Sample.plan(daily))
    #expect(bench.advance(to: "Mon 20:59") == ["held: fixed-first"])
    #expect(bench.advance(to: "Mon 21:00") == ["show Fixed"])
    bench.send(.answered(bench.card?.occurrence ?? Occurrence.ID(""), .done(nil)))
    #expect(bench.advance(to: "Tue 20:30").count { $0.hasPrefix("show") } == 1)
  }

  @Test func `a fixed reminder ignores windows, gap and caps`() {
    let times = ["Mon 08:45", "Mon 09:15", "Mon 16:00", "Mon 16:01"]
    let many = times.enumerated().map { fixed($1, "\($0)") }
    var bench = Bench(
      Sample.plan(Sample.person(discreet: false, reminders: many)), at: "Mon 08:00")
    #expect(bench.live(days: 1).count == 4)
  }

  @Test func `a snooze counts towards the gap and the day it comes back on`() throws {
    let calendar = Sample.person("a", checkIn: .calendar(Sample.expression("Mon 20:00")))
    let often = Sample.person("b", checkIn: .rate(count: 1, per: .day))
    var bench = Bench(
      Plan(
        hours: Hours(weekdays: [Pace.weekendWindows[0], Pace.weekdayWindows[0]]),
        limits: Limits(perDay: 1), people: [calendar, often], deck: Sample.deck))
    bench.advance(to: "Mon 20:00")
    #expect(bench.answer(.later(.morning)) == ["withdraw"])
    bench.advance(to: "Tue 09:00")
    let back = try #require(bench.engine.current)
    #expect(back.person == 1)
    bench.send(.answered(back.id, .done(nil)))
    #expect(!bench.advance(to: "Tue 23:00").contains { $0.hasPrefix("show") })
    #expect(bench.engine.history.last?.shownAt == Sample.at("Tue 09:00"))
  }

  @Test func `a cadence prompt leaves room before a snooze that comes back`() {
    let window = [Pace.weekdayWindows[0]]
    let calendar = Sample.person("a", checkIn: .calendar(Sample.expression("Mon 17:00")))
    let often = Sample.person("b", checkIn: .rate(count: 1, per: .day))
    var bench = Bench(
      Plan(hours: Hours(weekdays: window), people: [calendar, often], deck: Sample.deck))
    bench.advance(to: "Mon 17:00")
    _ = bench.answer(.later(.hour))
    _ = bench.advance(to: "Mon 18:00")
    #expect(bench.engine.current?.person == 1)
    _ = bench.answer(.later(.hour))
    _ = bench.advance(to: "Mon 19:00")
    #expect(bench.engine.current?.person == 1)
    _ = bench.answer(.done(nil))
    #expect(!bench.advance(to: "Mon 20:29").contains { $0.hasPrefix("show") })
  }

  @Test func `two reminders asked for do not push each other away`() {
    var bench = Bench(Sample.plan(Sample.person(discreet: false)))
    #expect(bench.send(.asked(Sample.alex, .checkIn)).count == 1)
    bench.now = bench.now + .seconds(5)
    let words = bench.send(.asked(Sample.alex, .appreciation))
    #expect(words.count == 3 && words.contains("held: card-showing"))
    bench.now = bench.now + .seconds(5)
    #expect(bench.send(.testAsked).contains("show Attune can reach you"))
    #expect(bench.answer(.done(nil)).count == 2)
    #expect(bench.engine.current?.reminder == .asked(.appreciation))
    _ = bench.answer(.done(nil))
    #expect(bench.engine.current?.reminder == .asked(.checkIn))
  }

  @Test func `what was asked for and put off is an unasked reminder from then on`() {
    var bench = Bench(Sample.plan(Sample.person(discreet: false)), at: "Mon 21:00")
    bench.send(.asked(Sample.alex, .checkIn))
    #expect(bench.answer(.later(.hour)) == ["withdraw"])
    #expect(bench.advance(to: "Mon 22:00") == ["held: quiet-hours"])
    #expect(bench.advance(to: "Tue 08:30").count == 1)
  }

  @Test func `what is asked for and not shown moves no cadence`() {
    let person = Sample.person(checkIn: .every(Sample.span("3 days"), latest: nil))
    var bench = Bench(Sample.plan(person), reaching: false)
    let before = bench.written.schedules
    bench.send(.asked(Sample.alex, .checkIn))
    bench.now = bench.now + .seconds(5)
    bench.send(.asked(Sample.alex, .checkIn))
    #expect(bench.written.schedules == before)
  }

  @Test func `a card whose time ends behind a lock or Do Not Disturb is not unanswered`() {
    for event in [Event.lockChanged(.locked), .doNotDisturbChanged(.on)] {
      var bench = Bench(Sample.plan(Sample.person(checkIn: .rate(count: 1, per: .day))))
      bench.advance(to: "Mon 20:29")
      #expect(bench.engine.current != nil)
      bench.send(event)
      bench.advance(to: "Mon 23:00")
      #expect(bench.engine.people.first?.unanswered == 0)
      #expect(bench.engine.open.count == 1)
      #expect(bench.engine.current == nil)
    }
  }

  @Test func `a server that loses every card at once is left alone for a while`() throws {
    var bench = Bench(
      Sample.plan(Sample.person(checkIn: .calendar(Sample.expression("Mon 18:00")))))
    bench.advance(to: "Mon 18:00")
    var tries = 1
    while bench.engine.current?.phase == .shown {
      bench.send(.closed(try #require(bench.card).presentation, .lost))
      tries += 1
    }
    #expect(tries == 4)
    #expect(bench.engine.nextWakeup == Sample.at("Mon 18:01"))
  }

  @Test func `a weekly prompt that fell into a short pause is not lost`() {
    var bench = Bench(Sample.plan(Sample.person(checkIn: .rate(count: 1, per: .week))))
    let due = bench.engine.nextWakeup ?? bench.now
    bench.now = due - .seconds(60)
    bench.send(.paused(until: due + .seconds(600)))
    #expect(bench.advance(to: due) == ["held: paused"])
    #expect(bench.advance(to: due + .seconds(900)) == ["held: settling", "show a neutral card"])
  }

  @Test func `a long pause leaves one interval each and no rate behind`() {
    let people = (0..<3).map {
      Sample.person(
        "p\($0)", appreciation: .rate(count: 2, per: .week),
        checkIn: .every(Sample.span("3 days"), latest: nil))
    }
    var bench = Bench(Plan(people: people, deck: Sample.deck))
    bench.send(.paused(until: Sample.at("Mon 09:00") + .days(21)))
    bench.advance(to: Sample.at("Mon 09:00") + .days(21))
    let waiting = bench.engine.open.map(\.reminder)
    #expect(waiting.count { $0 == .cadence(.checkIn) } == 3)
    #expect(waiting.count { $0 == .cadence(.appreciation) } <= 2)
  }

  @Test func `a card asked for stays up when a pause begins`() {
    var bench = Bench(Sample.plan(Sample.person()))
    bench.send(.asked(Sample.alex, .checkIn))
    #expect(bench.send(.paused(until: nil)) == [])
  }

  @Test func `after an unlock one comes, and what else had waited keeps the gap`() {
    let several = [fixed("Mon 12:00", "1"), fixed("Mon 12:30", "2"), fixed("Mon 13:00", "3")]
    var bench = Bench(Sample.plan(Sample.person(discreet: false, reminders: several)))
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Mon 14:00")
    bench.send(.lockChanged(.unlocked))
    #expect(bench.advance(to: "Mon 14:01") == [])
    #expect(bench.advance(to: "Mon 14:05").count { $0.hasPrefix("show") } == 1)
    _ = bench.answer(.done(nil))
    #expect(!bench.advance(to: "Mon 16:01").contains { $0.hasPrefix("show") })
    #expect(bench.advance(to: "Mon 16:05").count { $0.hasPrefix("show") } == 1)
  }
}
