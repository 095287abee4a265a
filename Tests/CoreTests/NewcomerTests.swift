import CivilTime
import Core
import Testing

/// Who is new in the plan, and what is left of who or what is not in it any more.
@Suite struct NewcomerTests {
  @Test func `people who are added together do not all begin on one day`() {
    for seed in 0..<200 as Range<UInt64> {
      for people in 2...3 {
        let cadences: [Cadence] = [
          .rate(count: 1, per: .week), .every(CalendarSpan(days: 7), latest: nil),
        ]
        let plan = Plan(
          people: (0..<people).map {
            Sample.person("p\($0)", appreciation: cadences[$0 % 2], checkIn: cadences[0])
          }, deck: Sample.deck)
        var bench = Bench(plan, state: State(seed: seed))
        let lived = bench.live(days: 15)
        let first = (1...people).compactMap { number in
          lived.first { $0.person == number }?.date
        }
        #expect(first.count == people && Set(first).count > 1, "\(people) people of seed \(seed)")
      }
    }
  }

  @Test func `someone without a cadence does not keep the others from being spread`() {
    for seed in 0..<200 as Range<UInt64> {
      let weekly = Cadence.rate(count: 1, per: .week)
      let plan = Plan(
        people: [
          Sample.person("none"), Sample.person("a", checkIn: weekly),
          Sample.person("b", checkIn: weekly), Sample.person("never"),
        ], deck: Sample.deck)
      var bench = Bench(plan, state: State(seed: seed))
      let lived = bench.live(days: 15)
      let first = [2, 3].compactMap { number in lived.first { $0.person == number }?.date }
      #expect(first.count == 2 && Set(first).count == 2, "seed \(seed)")
    }
  }

  @Test func `a number is never anybody else's, be it forgotten or from another run`() {
    var bench = Bench(Sample.plan(Sample.person("alex"), Sample.person("sam")))
    bench.send(.forgotten(Person.ID("sam")))
    bench.send(.planReplaced(Sample.plan(Sample.person("alex"), Sample.person("kim"))))
    #expect(bench.engine.number(of: Person.ID("kim")) == 3)
    bench.send(.forgotten(Person.ID("kim")))
    _ = bench.restart(with: Sample.plan(Sample.person("alex"), Sample.person("lee")))
    #expect(bench.engine.number(of: Person.ID("lee")) == 4)
    #expect(bench.written.lastNumber == 4)
  }

  @Test func `the label of what left the plan is kept no longer than the history`() {
    let date = SpecialDate(label: "wedding", month: 12, day: 1)
    let kept = SpecialDate(label: "birthday", month: 12, day: 3)
    var bench = Bench(Sample.plan(Sample.person(dates: [date, kept])))
    _ = bench.live(days: 10)
    bench.send(.planReplaced(Sample.plan(Sample.person(dates: [kept]))))
    let isKnown = { (bench: Bench, label: String) in
      bench.written.schedules.contains { $0.reminder == .date(label) }
    }
    _ = bench.live(days: bench.engine.plan.historyDays - 20)
    #expect(isKnown(bench, "wedding"))
    _ = bench.live(days: 30)
    bench.send(.woke)
    #expect(!isKnown(bench, "wedding") && isKnown(bench, "birthday"))
    #expect(!bench.written.occurrences.contains { $0.reminder == .date("wedding") })
  }
}
