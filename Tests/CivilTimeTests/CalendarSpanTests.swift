import CivilTime
import Testing

struct CalendarSpanTests {
  @Test(arguments: [
    ("3 days", CalendarSpan(days: 3), "3 days"), ("2 weeks", CalendarSpan(days: 14), "2 weeks"),
    ("1 month", CalendarSpan(months: 1), "1 month"), ("month", CalendarSpan(months: 1), "1 month"),
    ("week", CalendarSpan(days: 7), "1 week"), ("day", CalendarSpan(days: 1), "1 day"),
    ("year", CalendarSpan(months: 12), "1 year"),
    ("1 year 2 months", CalendarSpan(months: 14), "1 year 2 months"),
    ("36h", CalendarSpan(time: .seconds(129_600)), "36h"),
    ("2w 1d 90min", CalendarSpan(days: 15, time: .seconds(5400)), "15 days 1h 30min"),
    (" 0d ", CalendarSpan(), "0 days"), ("hour", CalendarSpan(time: .seconds(3600)), "1h"),
    ("1.5h", CalendarSpan(time: .seconds(5400)), "1h 30min"),
  ])
  func `units are those of the calendar`(text: String, span: CalendarSpan, words: String) throws {
    let parsed = try CalendarSpan(parsing: text)
    #expect(parsed == span)
    #expect(parsed.description == words)
    #expect(try CalendarSpan(parsing: words) == span)
  }

  @Test(arguments: [
    ("", "The span is empty", 0..<0), ("5", "The number has no unit", 0..<1),
    ("1.5 months", "Days, weeks, months and years are whole", 0..<10),
    ("infinity", "A span of the calendar has an end", 0..<8),
    ("10001 years", "The span is too long", 0..<11),
    ("3 days 9999999999999 h", "The span is too long", 7..<22),
    ("-1 day", "A span cannot be negative", 0..<1),
    ("moon", "“moon” is not a unit of time", 0..<4),
  ])
  func `a refusal says why and where`(text: String, reason: String, range: Range<Int>) {
    let error = #expect(throws: TimeSpanError.self) { try CalendarSpan(parsing: text) }
    #expect(error?.reason == reason)
    #expect(error?.range == range)
  }

  @Test func `months count from the anchor's day`() throws {
    let anchor = try #require(CivilDate(year: 2026, month: 1, day: 31))
    let dates = (1...3).map { CalendarSpan(months: $0).date(after: anchor).description }
    #expect(dates == ["2026-02-28", "2026-03-31", "2026-04-30"])
    let leapDay = try #require(CivilDate(year: 2028, month: 2, day: 29))
    #expect(CalendarSpan(months: 12).date(after: leapDay).description == "2029-02-28")
    #expect(CalendarSpan(months: 1, days: 1).date(after: anchor).description == "2026-03-01")
  }

  @Test func `days keep the time on the wall, hours do not`() throws {
    let berlin = try Zone(rule: "CET-1CEST,M3.5.0,M10.5.0/3", name: "Europe/Berlin")
    let evening = berlin.instant(of: try #require(CivilDateTime("2026-03-28 18:00:00")))
    let day = CalendarSpan(days: 1).after(evening, in: berlin)
    #expect(berlin.civil(at: day).description == "2026-03-29 18:00:00")
    let hours = CalendarSpan(time: .seconds(86_400)).after(evening, in: berlin)
    #expect(berlin.civil(at: hours).description == "2026-03-29 19:00:00")
  }

  @Test func `a time skipped on the day comes later, one repeated comes first`() throws {
    let berlin = try Zone(rule: "CET-1CEST,M3.5.0,M10.5.0/3", name: "Europe/Berlin")
    let spring = berlin.instant(of: try #require(CivilDateTime("2026-02-28 02:30:00")))
    let skipped = CalendarSpan(months: 1, days: 1).after(spring, in: berlin)
    #expect(berlin.civil(at: skipped).description == "2026-03-29 03:30:00")
    let autumn = berlin.instant(of: try #require(CivilDateTime("2026-10-18 02:30:00")))
    let repeated = CalendarSpan(days: 7).after(autumn, in: berlin)
    #expect(berlin.abbreviation(at: repeated) == "CEST")
  }

  @Test func `ratios take a month for 30.4375 days`() {
    #expect(CalendarSpan(months: 12).approximateDuration == .seconds(31_557_600))
    #expect(CalendarSpan(days: 7, time: .seconds(1)).approximateDuration == .seconds(604_801))
  }
}
