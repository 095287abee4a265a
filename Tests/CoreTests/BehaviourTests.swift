import CivilTime
import Core
import Testing

/// What a look ahead supposes of the user.
@Suite struct BehaviourTests {
  private static func prospects(
    _ behaviour: Engine.Behaviour, days: Int = 90, of person: Person
  ) -> [Engine.Prospect] {
    let bench = Bench(Sample.plan(person))
    return bench.engine.prospects(
      from: Moment(bench.now), until: bench.now + .seconds(days * 86_400), limit: .max,
      answering: behaviour)
  }

  private let daily = Sample.person(checkIn: .rate(count: 1, per: .day))

  @Test func `whoever answers nothing is reminded less and less, and then no more`() throws {
    let done = Self.prospects(.done, of: daily)
    let nothing = Self.prospects(.nothing, of: daily)
    #expect(done.count > 80)
    #expect(nothing.count == Pace.sleepAfterUnanswered)
    let gaps = zip(nothing, nothing.dropFirst()).map { $1.at - $0.at }
    let (first, last) = (try #require(gaps.first), try #require(gaps.last))
    #expect(last > first)
  }

  @Test func `whoever puts everything off is told of each one once`() {
    let later = Self.prospects(.later, days: 30, of: daily)
    let ids = later.map(\.occurrence.id)
    #expect(ids.count == Set(ids).count)
    #expect(later.count >= 10)
  }

  @Test func `what is put off comes when it was due, and not again when it returns`() {
    let fixed = Sample.person(reminders: [
      FixedReminder(id: "call", at: Sample.expression("Tue 17:00"), summary: "Ring")
    ])
    let later = Self.prospects(.later, days: 7, of: fixed)
    #expect(later.map(\.at) == [Sample.at("Tue 17:00")])
  }

  @Test func `a look ahead changes nothing`() {
    let bench = Bench(Sample.plan(daily))
    let before = bench.engine.state
    for behaviour in Engine.Behaviour.allCases {
      _ = bench.engine.prospects(
        from: Moment(bench.now), until: .init(microseconds: .max), limit: 40, answering: behaviour)
    }
    #expect(bench.engine.state == before)
  }
}
