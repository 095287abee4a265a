import CivilTime
import Core
import Testing

/// Birthdays and anniversaries, put off, moved and a year ahead.
@Suite struct DateTests {
  private func plan(_ day: Int, _ ahead: [Int], _ reminders: [FixedReminder] = []) -> Plan {
    let date = SpecialDate(label: "birthday", month: 11, day: day, ahead: ahead)
    return Sample.plan(Sample.person(discreet: false, reminders: reminders, dates: [date]))
  }

  @Test func `a date that is put off past its day says when it was`() {
    var bench = Bench(plan(26, [0]))
    #expect(bench.advance(to: "Thu 08:30") == ["show Alex: birthday, today"])
    #expect(bench.answer(.later(.morning)) == ["withdraw"])
    #expect(
      bench.advance(to: "Fri 09:00") == ["show Alex: birthday was on Thursday, 26 November"])
  }

  @Test func `a date that is told a year ahead names its own day`() {
    var bench = Bench(plan(25, [366]))
    #expect(bench.advance(to: "Tue 08:30") == ["show Alex: birthday on Thursday, 25 November"])
  }

  @Test func `a date that is moved to another day takes its card with it`() {
    var bench = Bench(plan(26, [2, 0]))
    #expect(bench.advance(to: "Tue 08:30").count == 1)
    #expect(bench.send(.planReplaced(plan(26, [2, 1, 0]))) == [])
    #expect(bench.send(.planReplaced(plan(28, [2, 0]))) == ["ended: cancelled", "withdraw"])
    #expect(bench.advance(to: "Thu 08:30") == ["show Alex: birthday on Saturday, 28 November"])
  }

  @Test func `what is years ahead does not come before its year`() throws {
    let wedding = SpecialDate(label: "wedding", month: 11, day: 26, year: 2028, ahead: [0])
    var bench = Bench(Sample.plan(Sample.person(discreet: false, dates: [wedding])))
    let lived = bench.live(days: 3 * 366)
    #expect(lived.map(\.date.description) == ["2028-11-26"])
  }

  @Test func `of what waited a date comes first, then a follow-up, then what else was fixed`() {
    let fixed = FixedReminder(
      id: "f", at: Sample.expression("Mon 11:00"), summary: "Fixed",
      maxAge: TimeSpan(microseconds: 7 * 86_400_000_000))
    var bench = Bench(plan(24, [0], [fixed]))
    bench.send(.followUpMade(Sample.alex, due: Sample.at("Mon 12:00"), text: "the interview"))
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Tue 09:00")
    bench.send(.lockChanged(.unlocked))
    #expect(bench.live(days: 1).map(\.reminder) == [.date("birthday"), .followUp(1), .fixed("f")])
  }
}
