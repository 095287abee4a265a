import CivilTime
import Core
import Testing

/// What is due comes once, whatever is done to the clock and whichever event tells of it first.
@Suite struct ClockStepTests {
  /// Every day at 18:00 a reminder of the user's own, and two cadences beside it.
  private let plan = Plan(
    limits: Limits(perDay: 3),
    people: [
      Sample.person(
        "a", discreet: false,
        reminders: [FixedReminder(id: "f", at: Sample.expression("18:00"), summary: "Fixed")]),
      Sample.person("b", checkIn: .rate(count: 1, per: .day)),
      Sample.person("c", checkIn: .every(Sample.span("3 days"), latest: nil)),
    ], deck: Sample.deck)

  /// Which event tells of a step.
  enum Herald: CaseIterable { case clockChanged, woke, resumed, asked }

  private func step(_ bench: inout Bench, by seconds: Double, first herald: Herald) {
    bench.drift = bench.drift + .seconds(seconds)
    bench.now = bench.now + .seconds(seconds)
    switch herald {
    case .clockChanged: break
    case .woke: bench.send(.woke)
    case .resumed: bench.send(.resumed)
    case .asked: bench.send(.reachChanged(true))
    }
    bench.send(.clockChanged)
  }

  /// The dates whose reminder at 18:00 was shown, in order.
  private func shownDates(_ bench: Bench) -> [CivilDate] {
    (bench.engine.history + bench.engine.open)
      .filter { $0.reminder == .fixed("f") && $0.shownAt != nil }
      .map { Zone.utc.civil(at: $0.slot).date }.sorted()
  }

  private func expectEveryDateOnce(_ bench: Bench, _ comment: Comment) {
    let dates = shownDates(bench).filter { abs($0.dayNumber - 20_780) < 30 }
    for (date, next) in zip(dates, dates.dropFirst()) {
      #expect(next == date.adding(days: 1), "\(comment): after \(date)")
    }
    let today = Zone.utc.civil(at: bench.now)
    let last = today.time.hour >= 18 ? today.date : today.date.adding(days: -1)
    #expect(dates.last == last, comment)
  }

  @Test(
    arguments: [1.0, 10, 3_540, 3_600, 18_000, 82_800].flatMap { [$0, -$0] }, Herald.allCases)
  func `a step of less than a day shows every date's reminder once`(
    seconds: Double, herald: Herald
  ) {
    for quarters in stride(from: 0.0, to: 96, by: 5) {
      var bench = Bench(plan)
      _ = bench.live(hours: 48 + quarters / 4)
      step(&bench, by: seconds, first: herald)
      let after = bench.live(hours: 72)
      expectEveryDateOnce(bench, "\(seconds) s at \(quarters / 4) h")
      #expect(after.count { $0.reminder == .cadence(.checkIn) } <= 7, "\(seconds) s, \(quarters)")
    }
  }

  @Test(arguments: Herald.allCases)
  func `a leap second at the very time of a reminder shows it once`(herald: Herald) {
    // The kernel shows 23:59:59 twice: what was due at midnight has just been told.
    for second in [-1.0, 0, 0.5, 1] {
      for leap in [-1.0, 1] {
        var bench = Bench(plan)
        _ = bench.live(hours: 33 + second / 3_600)
        step(&bench, by: leap, first: herald)
        _ = bench.live(hours: 48)
        expectEveryDateOnce(bench, "\(leap) s, \(second) s after it was due")
      }
    }
  }

  @Test(arguments: [1.0, 10, 90, 230, 2_000, -1, -10, -56, -400])
  func `a clock that is set by years and stays so goes on at the usual pace`(years: Double) {
    for herald in Herald.allCases {
      var bench = Bench(plan)
      _ = bench.live(hours: 24 * 9 + 7)
      let known = Set(bench.engine.history.map(\.id))
      step(&bench, by: years * 365.2425 * 86_400, first: herald)
      let begun = bench.now
      let lived = bench.live(days: 12)
      #expect(lived.count { $0.at < begun + .hours(2) } <= 2, "\(years): a burst")
      for day in 0..<12 {
        let from = begun + .days(Double(day))
        let that = lived.filter { $0.at >= from && $0.at < from + .days(1) }
        #expect(that.count <= 4, "\(years): \(that.count) on day \(day)")
      }
      // Calendar expressions are those of 1970 to 2199; cadences have no end.
      let year = Zone.utc.civil(at: begun).date.year
      let fixed = lived.count { $0.reminder == .fixed("f") }
      #expect((1970..<2199).contains(year) ? fixed >= 11 : fixed == 0, "\(years): \(fixed)")
      #expect(lived.count { $0.reminder == .cadence(.checkIn) } >= 9, "\(years)")
      let ids = bench.engine.history.map(\.id)
      #expect(Set(ids).count == ids.count, "\(years): the same twice")
      #expect(years > 1.2 || known.isSubset(of: ids), "\(years): forgotten")
    }
  }

  @Test(arguments: [-56.9, -26, 5, 90, 236, 250_000])
  func `a clock that is wrong at boot and set right after minutes costs nothing`(years: Double) {
    for minutes in [1.0, 7, 50] {
      for quarters in stride(from: 0.0, to: 96, by: 7) {
        var bench = Bench(plan)
        _ = bench.live(hours: 24 * 5 + quarters / 4)
        let (then, before) = (bench.now, bench.written)
        bench.now = then + .days(years * 365.2425)
        _ = bench.restart()
        let early = bench.live(hours: minutes / 60)
        #expect(early.count <= 2, "\(years) for \(minutes) min: a burst")
        let back = then + .hours(minutes / 60) - bench.now
        bench.step(by: back)
        #expect(bench.live(hours: 0.1).count <= 2, "\(years) for \(minutes) min: a burst")
        _ = bench.live(hours: 72)
        let comment: Comment = "\(years) for \(minutes) min, \(quarters / 4) h"
        let kept = Set(bench.engine.history.map(\.id))
        #expect(before.occurrences.allSatisfy { kept.contains($0.id) || !$0.isClosed }, comment)
        let dates = shownDates(bench).filter { abs($0.dayNumber - 20_780) < 30 }
        #expect(Set(dates).count == dates.count, comment)
        #expect(dates.count == bench.dateNumber(since: "Mon 18:00"), comment)
      }
    }
  }

  @Test func `a pause outlasts a clock that is set by years, whatever tells of it first`() {
    for herald in Herald.allCases {
      var bench = Bench(plan)
      bench.send(.paused(until: bench.now + .days(7)))
      step(&bench, by: 90 * 31_556_952, first: herald)
      #expect(bench.engine.pause?.until == bench.now + .days(7), "\(herald)")
      #expect(bench.live(hours: 24 * 7 - 1).isEmpty, "\(herald)")
      #expect(bench.live(days: 2).count >= 2, "\(herald)")
    }
  }

  @Test(arguments: [1.0, 2])
  func `the quiet after an unlock lasts as long as it was to, if the clock is set meanwhile`(
    hours: Double
  ) {
    var bench = Bench(plan)
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Mon 18:30")
    bench.send(.lockChanged(.unlocked))
    bench.step(by: .hours(hours))
    let shown = bench.advance(to: bench.now + .seconds(110))
    #expect(!shown.contains { $0.hasPrefix("show") })
    #expect(bench.advance(to: bench.now + .seconds(200)).contains("show Fixed"))
  }

  @Test func `a birthday comes after years in which nothing ran`() {
    let date = SpecialDate(label: "d", month: 12, day: 24, ahead: [0])
    var bench = Bench(Sample.plan(Sample.person(dates: [date])))
    _ = bench.live(days: 40)
    bench.now = bench.now + .days(3_652)
    bench.send(.resumed)
    #expect(bench.live(days: 366).count == 1)
  }

  @Test func `what was known for months survives a far future of an hour`() {
    var bench = Bench(plan)
    _ = bench.live(days: 100)
    let known = Set(bench.engine.history.map(\.id))
    bench.step(by: .days(40_000))
    _ = bench.live(hours: 0.9)
    bench.step(by: .days(-40_000))
    _ = bench.live(days: 10)
    #expect(known.isSubset(of: bench.engine.history.map(\.id)))
    #expect(known.isSubset(of: bench.written.occurrences.map(\.id)))
  }

  @Test func `what falls due while the clock is doubted comes when that ends`() {
    var bench = Bench(plan)
    _ = bench.live(hours: 24 * 4 + 8.5)
    bench.step(by: .days(300))
    bench.step(by: .days(-300))
    bench.send(.woke)
    _ = bench.live(hours: 3)
    expectEveryDateOnce(bench, "after a doubt")
  }

  private func here(_ hours: Int) -> Zone { Sample.zone("<X>\(-hours)", "Here") }

  private func withReminder(in zone: Zone) throws -> Plan {
    let expression = try CalendarExpression(parsing: "18:00 Here", zone: { _ in zone })
    let reminder = FixedReminder(id: "f", at: expression, summary: "Fixed")
    return Sample.plan(
      Sample.person(discreet: false, reminders: [reminder]),
      hours: Hours(quiet: nil))
  }

  @Test(arguments: [-3, -1, 1, 3], [17.9, 18.1, 20.9])
  func `new rules of a zone that a reminder names bring each date's once`(
    shift: Int, hour: Double
  ) throws {
    var bench = Bench(try withReminder(in: here(0)), at: "Mon 12:00")
    _ = bench.live(hours: 24 + hour - 12)
    bench.send(.planReplaced(try withReminder(in: here(shift))))
    _ = bench.live(hours: 24 * 3)
    let dates = (bench.engine.history + bench.engine.open).filter { $0.shownAt != nil }
      .map(\.id.description).sorted()
    let comment: Comment = "\(shift) h at \(hour)"
    #expect(Set(dates).count == dates.count, comment)
    // Monday's to Friday's, of which the last has come where the zone is not behind.
    let now = here(shift).civil(at: bench.now)
    let count = now.date.dayNumber - 20_780 + (now.time.hour >= 18 ? 1 : 0)
    #expect(dates.count == count, comment)
  }

  @Test(arguments: [-3, -1, 1, 3], [17.9, 18.1, 20.9])
  func `new rules of the zone here bring each date's reminder once`(shift: Int, hour: Double) {
    let reminder = FixedReminder(id: "f", at: Sample.expression("18:00"), summary: "Fixed")
    let person = Sample.person(discreet: false, reminders: [reminder])
    var bench = Bench(
      Sample.plan(person, hours: Hours(quiet: nil)), at: "Mon 12:00", zone: here(0))
    _ = bench.live(hours: 24 + hour - 12)
    bench.send(.zoneChanged(here(shift)))
    _ = bench.live(hours: 24 * 3)
    let shown = bench.engine.history.filter { $0.shownAt != nil }
    let now = here(shift).civil(at: bench.now)
    let count = now.date.dayNumber - 20_780 + (now.time.hour >= 18 ? 1 : 0)
    #expect(shown.count == count, "\(shift) h at \(hour)")
  }
}

extension Bench {
  /// How many days have had a reading of the wall since one in the first week.
  fileprivate func dateNumber(since time: String) -> Int {
    Int((now - Sample.at(time)) / .days(1)) + 1
  }
}
