import CivilTime
import Core
import Testing

/// What clocks, zones and sleep do to what is due.
@Suite struct ClockTests {
  private let berlin = Sample.zone("CET-1CEST,M3.5.0,M10.5.0/3", "Berlin")
  private let west = Sample.west
  private let east = Sample.east
  private let weekly = Sample.person(
    discreet: false,
    reminders: [FixedReminder(id: "f", at: Sample.expression("Mon 18:00"), summary: "Fixed")])
  private let daily = Sample.person(checkIn: .rate(count: 1, per: .day))

  private func bench(_ plan: Plan, at time: String, in zone: Zone) -> Bench {
    var bench = Bench(plan, zone: zone)
    guard let expression = try? CalendarExpression(parsing: time, zone: { _ in nil }),
      let start = expression.next(after: bench.now, in: zone)
    else { preconditionFailure(time) }
    bench.advance(to: start)
    bench.engine = Engine(plan: plan, state: State(seed: 7), zone: zone, at: Moment(start))
    bench.written = State(seed: 7)
    bench.send(.started)
    bench.send(.reachChanged(true))
    bench.send(.lockChanged(.unlocked))
    return bench
  }

  @Test(arguments: ["2027-03-28 00:00", "2027-10-31 00:00"])
  func `a change to or from summer time shows each thing once and inside its hours`(day: String)
    throws
  {
    let night = FixedReminder(id: "n", at: Sample.expression("02:30"), summary: "Night")
    let person = Sample.person(checkIn: .rate(count: 1, per: .day), reminders: [night])
    let hours = Hours(
      weekdays: [Pace.weekendWindows[0]], weekends: [Pace.weekendWindows[0]], quiet: nil)
    var bench = bench(
      Plan(hours: hours, limits: Limits(perPersonPerDay: 2), people: [person], deck: Sample.deck),
      at: day, in: berlin)
    let lived = bench.live(days: 3)
    #expect(lived.count { $0.reminder == .fixed("n") } == 3)
    #expect(lived.count { $0.reminder == .cadence(.checkIn) } == 3)
    for one in lived where one.reminder == .cadence(.checkIn) {
      #expect((11..<14).contains(berlin.civil(at: one.at).time.hour))
    }
  }

  @Test(arguments: [-10.0, -3_600, -86_400, -259_200, 10, 3_600, 86_400, 259_200])
  func `a step of the clock shows nothing twice and loses nothing for ever`(seconds: Double) {
    let plan = Plan(
      people: [
        Sample.person(
          "a", appreciation: .rate(count: 2, per: .week),
          checkIn: .every(Sample.span("2 days"), latest: nil), reminders: weekly.reminders),
        Sample.person("b", checkIn: .rate(count: 1, per: .day)),
      ], deck: Sample.deck)
    for hour in stride(from: 2.0, to: 170, by: 12.5) {
      var bench = Bench(plan)
      _ = bench.live(days: 7)
      bench.advance(to: bench.now + .hours(hour))
      bench.step(by: .seconds(seconds))
      let after = bench.live(days: 15)
      #expect(after.count >= 15 && after.count <= 31, "\(seconds) after \(hour)")
      let ids = bench.engine.history.map(\.id)
      for (id, next) in zip(ids.sorted(), ids.sorted().dropFirst()) { #expect(id != next) }
      #expect(bench.engine.open.allSatisfy { $0.due < bench.now + .days(16) })
    }
  }

  @Test(arguments: [-3_652.0, 3_652])
  func `a clock that was ten years wrong for an hour costs nothing`(days: Double) {
    var bench = Bench(
      Plan(
        people: [daily, Sample.person("b", checkIn: .every(Sample.span("3 days"), latest: nil))],
        deck: Sample.deck))
    _ = bench.live(days: 10)
    bench.advance(to: bench.now + .hours(8))
    bench.step(by: .days(days))
    bench.advance(to: bench.now + .seconds(600))
    bench.step(by: .days(-days))
    #expect(bench.live(days: 7).count >= 7)
  }

  @Test func `a clock that is set back by ten years starts the cadences anew`() {
    var bench = Bench(Sample.plan(daily))
    _ = bench.live(days: 10)
    bench.step(by: .days(-3_652))
    #expect(bench.live(days: 7).count >= 5)
  }

  @Test func `a state from the future is believed until the clock has been so for an hour`() throws
  {
    var bench = Bench(Sample.plan(daily))
    _ = bench.live(days: 3)
    bench.advance(to: bench.now + .hours(9.5))
    _ = bench.send(.asked(Sample.alex, .checkIn))
    _ = bench.answer(.later(.morning))
    let then = bench.now
    let snoozed = try #require(bench.engine.open.first?.due)
    let anchors = bench.written.schedules
    bench.now = then - .days(900)
    _ = bench.restart()
    bench.advance(to: bench.now + .seconds(1_800))
    #expect(bench.written.schedules == anchors)
    bench.step(by: .days(900))
    #expect(bench.engine.open.first?.due == snoozed)
    #expect(bench.written.schedules == anchors)

    bench.now = then - .days(900)
    _ = bench.restart()
    bench.advance(to: bench.now + .days(2))
    #expect(bench.engine.open.allSatisfy { $0.due < bench.now + .days(2) })
    #expect(bench.written.schedules.allSatisfy { $0.anchor <= bench.now })
  }

  @Test func `a hold that ends minutes from now still does when the clock is set back`() {
    var bench = Bench(Sample.plan(weekly))
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Mon 18:30")
    bench.send(.lockChanged(.unlocked))
    bench.step(by: .hours(-20))
    _ = bench.engine.prospects(from: Moment(bench.now), until: bench.now, limit: 1)
    #expect(bench.advance(to: "Mon 18:06").contains("show Fixed"))
  }

  @Test func `a pause and a rest from asks move with a clock that was wrong`() throws {
    var bench = Bench(Sample.plan(daily))
    bench.send(.asked(Sample.alex, .checkIn))
    _ = bench.answer(.notTheirMoment)
    bench.send(.paused(until: bench.now + .days(7)))
    bench.step(by: .days(1_000))
    #expect(bench.engine.pause?.until == bench.now + .days(7))
    #expect(bench.engine.people.first?.asksRestUntil == bench.now + .days(14))
    #expect(bench.written.pause == bench.engine.pause)
  }

  @Test func `what is due in a sleep comes minutes after it, even if the timer is told first`() {
    var bench = Bench(Sample.plan(weekly))
    bench.now = Sample.at("Mon 19:00")
    #expect(bench.send(.woke) == ["held: settling"])
    #expect(bench.send(.resumed) == [])
    #expect(bench.advance(to: "Mon 19:06") == ["show Fixed"])
  }

  @Test(arguments: ["Thu 12:00", "Thu 18:00"])
  func `after three days of sleep one cadence prompt comes, inside a window`(end: String) {
    var bench = Bench(Sample.plan(daily))
    _ = bench.live(days: 0)
    bench.now = Sample.at(end)
    bench.send(.resumed)
    let lived = bench.live(days: 1)
    #expect(lived.count == 1 || lived.count == 2 && lived[0].date < lived[1].date)
    for one in lived { #expect((17...20).contains(Zone.utc.civil(at: one.at).time.hour)) }
  }

  @Test func `a zone change inside a window brings nothing back and nothing at night`() throws {
    for other in [west, east] {
      var bench = Bench(Sample.plan(daily), zone: berlin)
      bench.advance(to: "Mon 19:29")
      #expect(bench.engine.current != nil)
      _ = bench.answer(.done(nil))
      bench.send(.zoneChanged(other))
      let lived = bench.live(days: 4)
      #expect((3...4).contains(lived.count))
      for one in lived {
        #expect((17...20).contains(other.civil(at: one.at).time.hour))
        #expect(other.civil(at: one.at).date > other.civil(at: Sample.at("Mon 19:29")).date)
      }
    }
  }

  @Test func `what waits in a window of another zone waits for the window here`() {
    var bench = Bench(Sample.plan(daily))
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Mon 20:00")
    bench.send(.zoneChanged(west))
    bench.send(.lockChanged(.unlocked))
    #expect(!bench.advance(to: "Mon 23:00").contains { $0.hasPrefix("show") })
    let lived = bench.live(days: 1)
    #expect(lived.count >= 1)
    for one in lived { #expect((17...20).contains(west.civil(at: one.at).time.hour)) }
  }

  @Test func `a card leaves when a new zone says that it is night`() {
    var bench = Bench(Sample.plan(weekly))
    #expect(bench.advance(to: "Mon 18:00") == ["show Fixed"])
    #expect(bench.send(.zoneChanged(east)) == ["withdraw", "held: quiet-hours"])
    #expect(bench.advance(to: "Mon 23:30") == ["show Fixed"])
  }

  @Test func `many reminders are planned anew in stretches, and that is known while it lasts`() {
    let reminders = (0..<5_000).map {
      FixedReminder(id: "\($0)", at: Sample.expression("Sun 17:00"), summary: "R")
    }
    var bench = Bench(Sample.plan(Sample.person(reminders: reminders)))
    bench.advance(to: bench.now + .seconds(1))
    #expect(!bench.engine.isPlanning)
    bench.send(.zoneChanged(Sample.east))
    #expect(bench.engine.isPlanning)
    bench.advance(to: bench.now + .seconds(1))
    #expect(!bench.engine.isPlanning)
  }
}
