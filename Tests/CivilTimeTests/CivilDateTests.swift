import CivilTime
import Testing

struct CivilDateTests {
  private func date(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
    try #require(CivilDate(year: year, month: month, day: day))
  }

  @Test func `the epoch is day 0, a Thursday`() throws {
    let epoch = CivilDate(dayNumber: 0)
    #expect(try epoch == date(1970, 1, 1))
    #expect(epoch.weekday == .thursday)
    #expect(epoch.description == "1970-01-01")
  }

  @Test func `every day of 800 years follows the one before`() throws {
    var (year, month, day) = (1600, 1, 1)
    var weekday = 5
    let first = try date(1600, 1, 1).dayNumber
    for number in first..<first + 2 * 146_097 {
      let date = CivilDate(dayNumber: number)
      #expect(date.year == year && date.month == month && date.day == day, "day \(number)")
      #expect(date.weekday.rawValue == weekday)
      #expect(CivilDate(year: year, month: month, day: day) == date)
      weekday = (weekday + 1) % 7
      if CivilDate(year: year, month: month, day: day + 1) != nil {
        day += 1
      } else {
        (year, month, day) = month == 12 ? (year + 1, 1, 1) : (year, month + 1, 1)
      }
    }
    #expect(year == 2400)
  }

  @Test(arguments: [
    (2026, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0),
    (2026, 1, 32), (290_001, 1, 1), (-290_001, 1, 1), (.max, .max, .max), (.min, .min, .min),
  ])
  func `a day that does not exist is no date`(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test func `months clamp to their end from the day counted from`() throws {
    let anchor = try date(2026, 1, 31)
    #expect(anchor.adding(months: 1).description == "2026-02-28")
    #expect(anchor.adding(months: 2).description == "2026-03-31")
    #expect(anchor.adding(months: -1).description == "2025-12-31")
    #expect(anchor.adding(months: 13).description == "2027-02-28")
    #expect(anchor.adding(months: 25).description == "2028-02-29")
    #expect(try date(2024, 2, 29).adding(months: 12).description == "2025-02-28")
    #expect(try date(2024, 2, 29).adding(months: 48).description == "2028-02-29")
  }

  @Test func `a week starts on Monday`() throws {
    #expect(try date(2026, 11, 22).startOfWeek.description == "2026-11-16")
    #expect(try date(2026, 11, 23).startOfWeek.description == "2026-11-23")
    #expect(Weekday.allCases.filter(\.isWeekend) == [.saturday, .sunday])
    #expect(Weekday.monday < .sunday)
  }

  @Test func `arithmetic stops at the first and the last day`() throws {
    let last = CivilDate(dayNumber: .max)
    let first = CivilDate(dayNumber: .min)
    #expect(last.description == "290000-12-31")
    #expect(first.description == "-290000-01-01")
    #expect(last.adding(days: .max) == last)
    #expect(first.adding(days: .min) == first)
    #expect(last.adding(months: .max) == last)
    #expect(first.adding(months: .min) == first)
    #expect(first < last)
  }
}
