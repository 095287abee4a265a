import CivilTime
import Control
import Core
import Testing

@testable import attune

/// What is said of two plans beside one another.
struct ComparisonTests {
  private func plan(_ checkIn: Cadence, name: String = "Alex") -> Plan {
    Plan(people: [
      Person(
        id: Person.ID("alex"), name: name, relation: .friend, appreciation: .off, checkIn: checkIn)
    ])
  }

  private func forecast(_ plan: Plan, on days: [String]) -> Forecast {
    let reminders = days.map { day in
      Reminder(
        occurrence: "1/\(day)", person: "alex", name: "Alex", kind: .checkIn,
        due: Timestamp(microseconds: 0), local: "Mon \(day) 18:00")
    }
    return Forecast(plan: plan, reminders: reminders)
  }

  private func days(_ month: String, _ days: ClosedRange<Int>) -> [String] {
    days.map { "2026-\(month)-\($0 < 10 ? "0" : "")\($0)" }
  }

  private func comparison(
    _ before: Forecast, _ after: Forecast, from today: String, days: Int
  ) throws -> [String] {
    let today = try #require(CivilDate(parsing: today))
    return Comparison(before: before, after: after, today: today, days: days).sentences
  }

  @Test func `a month says how many instead of how many, and the rest of one says so`() throws {
    let span = Cadence.every(CalendarSpan(days: 3), latest: nil)
    let before = forecast(
      plan(.rate(count: 3, per: .week)), on: days("05", 28...30) + days("06", 1...13))
    let after = forecast(
      plan(span), on: days("05", 29...29) + days("06", 1...9) + days("07", 1...1))
    #expect(
      try comparison(before, after, from: "2026-05-27", days: 38) == [
        "Alex, check-in: with “every 3 days”, 1 instead of 3 in the rest of May.",
        "Alex, check-in: with “every 3 days”, 9 instead of 13 in June.",
        "Alex, check-in: with “every 3 days”, 1 instead of 0 until 4 July.",
      ])
  }

  @Test func `what is the same is not told, nor a cadence that was not changed`() throws {
    let same = plan(.rate(count: 1, per: .week))
    let all = forecast(same, on: days("06", 1...4))
    #expect(try comparison(all, all, from: "2026-06-01", days: 29).isEmpty)
    let fewer = forecast(same, on: days("06", 1...3))
    #expect(
      try comparison(all, fewer, from: "2026-06-01", days: 29) == [
        "Alex, check-in: 3 instead of 4 in June."
      ])
  }

  @Test func `who leaves the plan and who joins it is told too`() throws {
    let alex = forecast(plan(.rate(count: 1, per: .week)), on: days("06", 1...4))
    let nobody = forecast(Plan(), on: [])
    #expect(
      try comparison(alex, nobody, from: "2026-06-01", days: 29) == [
        "Alex is only in the first."
      ])
    #expect(
      try comparison(nobody, alex, from: "2026-06-01", days: 29) == [
        "Alex is only in the second."
      ])
  }
}
