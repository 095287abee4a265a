import CivilTime
import Testing

struct CalendarExpressionTests {
  private let berlin: Zone

  init() throws {
    berlin = try Zone(rule: "CET-1CEST,M3.5.0,M10.5.0/3", name: "Europe/Berlin")
  }

  private func parse(_ text: String) throws -> CalendarExpression {
    let zone = berlin
    return try CalendarExpression(parsing: text) { $0 == zone.name ? zone : nil }
  }

  private func elapses(
    _ text: String, after start: String, _ policy: CalendarExpression.Policy = .everyday,
    count: Int = 3
  ) throws -> [String] {
    let start = berlin.instant(of: try #require(CivilDateTime(start)))
    return try parse(text).elapses(after: start, in: berlin, policy: policy, count: count).map {
      let instant = Instant(microseconds: $0)
      return "\(berlin.civil(at: instant)) \(berlin.abbreviation(at: instant))"
    }
  }

  @Test func `a time in a gap comes later that day, or literally not at all`() throws {
    #expect(
      try elapses("02:30", after: "2026-03-28 12:00:00", count: 2)
        == ["2026-03-29 03:30:00 CEST", "2026-03-30 02:30:00 CEST"])
    #expect(
      try elapses("02:30", after: "2026-03-28 12:00:00", .literal, count: 1)
        == ["2026-03-30 02:30:00 CEST"])
    #expect(
      try elapses("*:30", after: "2026-03-29 01:00:00")
        == ["2026-03-29 01:30:00 CET", "2026-03-29 03:30:00 CEST", "2026-03-29 04:30:00 CEST"])
  }

  @Test func `a time in a fold comes once, hours come twice`() throws {
    #expect(
      try elapses("02:30", after: "2026-10-25 00:00:00", count: 2)
        == ["2026-10-25 02:30:00 CEST", "2026-10-26 02:30:00 CET"])
    #expect(
      try elapses("02:30", after: "2026-10-25 00:00:00", .literal)
        == ["2026-10-25 02:30:00 CEST", "2026-10-25 02:30:00 CET", "2026-10-26 02:30:00 CET"])
    #expect(
      try elapses("hourly", after: "2026-10-25 01:30:00")
        == ["2026-10-25 02:00:00 CEST", "2026-10-25 02:00:00 CET", "2026-10-25 03:00:00 CET"])
    #expect(
      try elapses("1..3:15", after: "2026-10-25 00:00:00")
        == ["2026-10-25 01:15:00 CEST", "2026-10-25 02:15:00 CEST", "2026-10-25 02:15:00 CET"])
  }

  @Test func `the next elapse is strictly later, the previous may be now`() throws {
    let nine = try parse("09:00 UTC")
    let now = try #require(Instant(utc: "2026-11-22 09:00:00"))
    #expect(nine.next(after: now, in: berlin) == now + .seconds(86_400))
    #expect(nine.next(after: now - .microseconds(1), in: berlin) == now)
    #expect(nine.previous(atOrBefore: now, in: berlin) == now)
    #expect(nine.previous(atOrBefore: now - .microseconds(1), in: berlin) == now - .seconds(86_400))
  }

  @Test func `nothing comes after 2199 or before 1970`() throws {
    let yearly = try parse("yearly UTC")
    let last = try #require(Instant(utc: "2199-01-01 00:00:00"))
    #expect(yearly.next(after: last, in: berlin) == nil)
    #expect(yearly.next(after: Instant(microseconds: .max), in: berlin) == nil)
    #expect(yearly.next(after: Instant(microseconds: .min), in: berlin)?.microseconds == 0)
    #expect(yearly.previous(atOrBefore: Instant(microseconds: -1), in: berlin) == nil)
    #expect(yearly.previous(atOrBefore: Instant(microseconds: .max), in: berlin) == last)
  }

  @Test(arguments: [
    ("Mon..Fri 09:00", true, false), ("Mon", false, false), ("daily", false, true),
    ("weekly Europe/Berlin", false, true), ("*-*-01", false, false), ("@0", true, false),
    ("*-*-01 18:30:00", true, false),
  ])
  func `it is known whether a time was given`(text: String, time: Bool, shorthand: Bool) throws {
    let expression = try parse(text)
    #expect(expression.hasTimeOfDay == time)
    #expect(expression.isShorthand == shorthand)
  }

  @Test func `a zone in the text is kept`() throws {
    #expect(try parse("09:00 Europe/Berlin").zone == berlin)
    #expect(try parse("09:00 uTc").zone == .utc)
    #expect(try parse("09:00").zone == nil)
    #expect(
      try parse("sat,SUNDAY 9:0 Europe/Berlin").description
        == "Sat,Sun *-*-* 09:00:00 Europe/Berlin")
  }

  @Test func `fields compare what they mean, not how they were written`() throws {
    #expect(try parse("Mon-Fri 9:00") == parse("Mon,Tue..Fri *-*-* 09:00:00"))
    #expect(try parse("09:00") != parse("09:00 UTC"))
  }
}
