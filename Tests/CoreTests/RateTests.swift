import CivilTime
import Core
import Testing

/// How often reminders come when everything is answered, and how they are spread.
@Suite struct RateTests {
  private func lived(_ cadence: Cadence, seed: UInt64, days: Int = 182) -> [Lived] {
    var bench = Bench(Sample.plan(Sample.person(checkIn: cadence)), state: State(seed: seed))
    return bench.live(days: days)
  }

  @Test(arguments: 1...4)
  func `so many a week come so many times a week`(count: Int) {
    for seed in UInt64(1)...2 {
      let found = lived(.rate(count: count, per: .week), seed: seed)
      #expect(found.count == 26 * count, "seed \(seed)")
    }
  }

  @Test func `five a week lose a few where two of them would fall on one day`() {
    for seed in UInt64(1)...2 {
      let found = lived(.rate(count: 5, per: .week), seed: seed)
      #expect(found.count >= 125 && found.count <= 130, "seed \(seed)")
    }
  }

  @Test func `one a day comes every day, and one a month every month`() {
    #expect(lived(.rate(count: 1, per: .day), seed: 3, days: 60).count == 60)
    let months = lived(.rate(count: 1, per: .month), seed: 3, days: 372).map(\.date.month)
    #expect(Array(months.prefix(12)) == [11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  }

  @Test func `the slots of a rate are between half a spacing and two spacings apart`() throws {
    let gaps = lived(.rate(count: 2, per: .week), seed: 5).gaps
    #expect(try #require(gaps.first) > .days(1.7))
    #expect(try #require(gaps.last) < .days(7))
  }

  @Test func `the same seed gives the same times and another seed others`() {
    let rate = Cadence.rate(count: 2, per: .week)
    #expect(lived(rate, seed: 1, days: 30) == lived(rate, seed: 1, days: 30))
    #expect(lived(rate, seed: 1, days: 30).map(\.at) != lived(rate, seed: 2, days: 30).map(\.at))
  }

  @Test func `nobody is thought of twice on one day`() {
    let both = Sample.person(
      appreciation: .rate(count: 4, per: .week), checkIn: .every(Sample.span("1 day"), latest: nil))
    var bench = Bench(Sample.plan(both))
    let dates = bench.live(days: 90).map(\.date)
    #expect(dates.count > 80)
    #expect(zip(dates, dates.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `of two cadences the one most overdue for its own pace goes first`() {
    let often = Sample.person("a", checkIn: .every(Sample.span("2 days"), latest: nil))
    let seldom = Sample.person("b", checkIn: .every(Sample.span("30 days"), latest: nil))
    var bench = Bench(
      Plan(limits: Limits(perDay: 1), people: [often, seldom], deck: Sample.deck))
    bench.send(.contacted(Person.ID("a")))
    bench.send(.contacted(Person.ID("b")))
    bench.send(.lockChanged(.locked))
    bench.advance(to: Sample.at("Mon 09:00") + .days(31))
    bench.send(.lockChanged(.unlocked))
    #expect(bench.live(days: 2).map(\.person) == [1, 2])
  }

  @Test func `twenty people added at once do not all come on one day`() {
    for cadence in [
      Cadence.rate(count: 1, per: .week), .every(Sample.span("2 weeks"), latest: nil),
    ] {
      let people = (0..<20).map { Sample.person("p\($0)", checkIn: cadence) }
      let engine = Bench(Plan(people: people, deck: Sample.deck)).engine
      let firsts = engine.prospects(
        from: Moment(Sample.at("Mon 09:00")), until: Sample.at("Mon 09:00") + .days(14), limit: 99)
      #expect(firsts.count >= 20)
      let due = firsts.map { Zone.utc.civil(at: $0.occurrence.slot).date }
      for date in due { #expect(due.count { $0 == date } <= 6, "\(cadence) on \(date)") }
    }
  }

  @Test func `more than there is room for is spread over the days, two at most`() {
    let people = (0..<10).map {
      Sample.person("p\($0)", checkIn: .every(Sample.span("1 day"), latest: nil))
    }
    var bench = Bench(Plan(people: people, deck: Sample.deck))
    let lived = bench.live(days: 30)
    #expect((57...60).contains(lived.count))
    for number in 1...10 { #expect((5...7).contains(lived.count { $0.person == number })) }
  }

  @Test func `a contact skips the slots within half a spacing and no others`() throws {
    let rate = Sample.person(checkIn: .rate(count: 1, per: .week))
    var bench = Bench(Sample.plan(rate))
    let first = try #require(bench.engine.nextWakeup)
    bench.advance(to: first - .days(3))
    bench.send(.contacted(Sample.alex))
    let skipped = try #require(bench.engine.nextWakeup)
    #expect(skipped > first)
    bench.advance(to: skipped - .days(4.5))
    bench.send(.contacted(Sample.alex))
    #expect(bench.engine.nextWakeup == skipped)
  }

  @Test func `a contact drops the check-in that waited and leaves the appreciation`() {
    let both = Sample.person(
      appreciation: .calendar(Sample.expression("Mon 18:00")),
      checkIn: .calendar(Sample.expression("Mon 18:30")))
    var bench = Bench(Sample.plan(both))
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Mon 19:00")
    #expect(bench.send(.contacted(Sample.alex)) == ["ended: cancelled"])
    #expect(bench.engine.open.map(\.reminder) == [.cadence(.appreciation)])
  }

  @Test func `a Done on an appreciation moves appreciation only`() throws {
    let both = Sample.person(
      appreciation: .every(Sample.span("3 days"), latest: nil),
      checkIn: .every(Sample.span("3 days"), latest: nil))
    var bench = Bench(Sample.plan(both))
    let before = bench.written.schedules
    bench.send(.asked(Sample.alex, .appreciation))
    _ = bench.answer(.done(nil))
    let after = bench.written.schedules
    for (old, new) in zip(before, after) {
      #expect((old.anchor == new.anchor) == (old.reminder == .cadence(.checkIn)))
    }
    #expect(bench.engine.people.first?.lastContact == nil)
  }

  @Test func `back-off stretches an interval and thins out a rate`() throws {
    for cadence in [
      Cadence.every(Sample.span("4 days"), latest: nil), .rate(count: 2, per: .week),
    ] {
      var state = State(seed: 7)
      state.people = [
        PersonState(number: 1, id: Sample.alex, firstSeen: Sample.at("Mon 08:00"), unanswered: 6)
      ]
      var bench = Bench(Sample.plan(Sample.person(checkIn: cadence)), state: state)
      bench.send(.asked(Sample.alex, .checkIn))
      bench.send(.closed(try #require(bench.card).presentation, .dismissed))
      let next = try #require(bench.engine.nextWakeup)
      #expect(next - bench.now > .days(5), "\(cadence)")
      #expect(next - bench.now < .days(10), "\(cadence)")
    }
  }

  @Test func `after nine unanswered nothing comes until the user is back`() {
    var state = State(seed: 7)
    state.people = [
      PersonState(number: 1, id: Sample.alex, firstSeen: Sample.at("Mon 08:00"), unanswered: 9)
    ]
    let fixed = FixedReminder(id: "f", at: Sample.expression("Tue 18:00"), summary: "Fixed")
    let person = Sample.person(
      checkIn: .rate(count: 1, per: .day), discreet: false, reminders: [fixed])
    var bench = Bench(Sample.plan(person), state: state)
    #expect(bench.advance(to: "Mon 23:00") == [])
    #expect(bench.advance(to: "Tue 19:00") == ["show Fixed"])
    bench.send(.contacted(Sample.alex))
    #expect(bench.engine.people.first?.unanswered == 6)
    #expect(bench.advance(to: "Sun 23:00").count > 1)
  }
}
