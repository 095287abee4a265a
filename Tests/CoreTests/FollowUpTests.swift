import CivilTime
import Core
import Testing

/// What the user wants to come back to, and how long its words are kept.
@Suite struct FollowUpTests {
  private func bench() -> Bench {
    var bench = Bench(Sample.plan(Sample.person()))
    bench.send(.followUpMade(Sample.alex, due: Sample.at("Mon 18:00"), text: "the interview"))
    return bench
  }

  @Test func `one that is put off keeps its week`() {
    var bench = bench()
    #expect(bench.advance(to: "Mon 18:00") == ["show a neutral card"])
    _ = bench.answer(.later(.morning))
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Fri 09:00")
    bench.send(.lockChanged(.unlocked))
    #expect(bench.advance(to: "Fri 09:10") == ["show a neutral card"])
  }

  @Test func `words whose week has passed are forgotten, though all about the person rests`() {
    var bench = bench()
    bench.send(.rested(Sample.alex, .all))
    bench.advance(to: "Sun 18:00")
    #expect(bench.written.followUps.count == 1)
    bench.advance(to: Sample.at("Mon 18:00") + .days(8))
    #expect(bench.written.followUps.isEmpty)
    #expect(bench.written.schedules.allSatisfy { $0.reminder != .followUp(1) })
    #expect(bench.engine.followUps.isEmpty)
  }

  @Test func `words whose week has passed are forgotten, though the person left the plan`() {
    var bench = bench()
    bench.send(.planReplaced(Sample.plan()))
    bench.advance(to: "Sun 18:00")
    #expect(bench.written.followUps.count == 1)
    bench.advance(to: Sample.at("Mon 18:00") + .days(8))
    #expect(bench.written.followUps.isEmpty)
  }

  @Test func `whoever comes back within the week is reminded all the same`() {
    var bench = bench()
    bench.send(.rested(Sample.alex, .all))
    bench.advance(to: "Thu 12:00")
    #expect(bench.send(.returned(Sample.alex)) == ["show a neutral card"])
  }

  @Test func `one that is made much later is not taken for one that is not known any more`() throws
  {
    var bench = bench()
    bench.advance(to: "Mon 18:00")
    let first = try #require(bench.card).occurrence
    _ = bench.answer(.done(nil))
    bench.written.occurrences = []
    _ = bench.restart()
    bench.send(.followUpMade(Sample.alex, due: Sample.at("Tue 18:00"), text: "the move"))
    #expect(bench.engine.followUps.map(\.number) == [1])
    bench.advance(to: "Tue 18:00")
    #expect(try #require(bench.card).occurrence != first)
  }

  @Test func `one that was used says that its words are gone, and nothing else in their place`()
    throws
  {
    var bench = bench()
    bench.advance(to: "Mon 18:00")
    _ = bench.answer(.done(nil))
    let used = try #require(bench.engine.history.last)
    let text = bench.engine.text(of: used, at: bench.now)
    #expect(text.summary == "You wanted to come back to Alex")
    #expect(text.body == "Your note was for one time, and is not kept.")
  }

  @Test func `one that is due in quiet hours arrives when they end`() throws {
    var bench = Bench(Sample.plan(Sample.person()))
    bench.send(.followUpMade(Sample.alex, due: Sample.at("Tue 03:00"), text: "the garden"))
    bench.send(.followUpMade(Sample.alex, due: Sample.at("Tue 12:00"), text: "the interview"))
    let arrivals = bench.engine.followUps.map(bench.engine.arrival)
    #expect(arrivals == [Sample.at("Tue 08:30"), Sample.at("Tue 12:00")])
    #expect(bench.advance(to: "Tue 08:29") == ["held: quiet-hours"])
    #expect(bench.advance(to: "Tue 08:30") == ["show a neutral card"])
  }
}
