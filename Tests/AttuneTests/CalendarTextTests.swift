import CivilTime
import Control
import Testing

@testable import attune

struct CalendarTextTests {
  private let berlin: Zone

  init() throws {
    berlin = try Zone(rule: "CET-1CEST,M3.5.0,M10.5.0/3", name: "Europe/Berlin")
  }

  private func outlook(
    _ text: String, from base: String, count: Int = 3,
    policy: CalendarExpression.Policy = .everyday
  ) throws -> CalendarOutlook {
    let expression = try CalendarExpression(parsing: text, zone: { _ in nil })
    let zone = expression.zone ?? berlin
    let base = try Instant(
      parsing: base, now: Instant(microseconds: 0), in: zone, zone: { _ in nil })
    return CalendarOutlook(
      expression: expression, zone: zone, base: base, count: count, policy: policy)
  }

  private func text(
    _ outlook: CalendarOutlook, isFromNow: Bool = true, isColored: Bool = false
  ) -> String {
    CalendarText(
      outlook: outlook, isFromNow: isFromNow, home: berlin, style: TextStyle(isColored: isColored)
    ).lines.joined(separator: "\n")
  }

  @Test func `a rhythm has its normal form, its next times and its days`() throws {
    let outlook = try outlook("Sun,Wed 18:00", from: "2026-11-25 15:20")
    #expect(
      text(outlook) == """
        Normal form  Wed,Sun *-*-* 18:00:00
        Time zone    Europe/Berlin
        Next         Wed 2026-11-25 18:00:00 CET  in 2 hours
                     Sun 2026-11-29 18:00:00 CET  in 4 days
                     Wed 2026-12-02 18:00:00 CET  in 7 days

              Nov 2026                Dec 2026                Jan 2027
        Mo Tu We Th Fr Sa Su    Mo Tu We Th Fr Sa Su    Mo Tu We Th Fr Sa Su
                           1        1  2* 3  4  5  6*                1  2  3*
         2  3  4  5  6  7  8     7  8  9*10 11 12 13*    4  5  6* 7  8  9 10*
         9 10 11 12 13 14 15    14 15 16*17 18 19 20*   11 12 13*14 15 16 17*
        16 17 18 19 20 21 22    21 22 23*24 25 26 27*   18 19 20*21 22 23 24*
        23 24 25*26 27 28 29*   28 29 30*31             25 26 27*28 29 30 31*
        30
        """)
  }

  @Test func `a time of another zone is told in the clocks here as well`() throws {
    let outlook = try outlook("2026-12-24 16:00 UTC", from: "2026-11-25 15:20")
    #expect(
      text(outlook, isFromNow: false) == """
        Normal form  2026-12-24 16:00:00 UTC
        From         Wed 2026-11-25 15:20:00 UTC
        Next         Thu 2026-12-24 16:00:00 UTC  in 29 days     Thu 17:00 here
                     and never again

              Dec 2026
        Mo Tu We Th Fr Sa Su
            1  2  3  4  5  6
         7  8  9 10 11 12 13
        14 15 16 17 18 19 20
        21 22 23 24*25 26 27
        28 29 30 31
        """)
  }

  @Test func `what is over says when it was last, and what never was says never`() throws {
    #expect(
      text(try outlook("2012-01-01", from: "2026-11-25")) == """
        Normal form  2012-01-01 00:00:00
        Time zone    Europe/Berlin
        Next         never: the last time was Sun 2012-01-01 00:00:00 CET
        """)
    let skipped = try outlook("2026-03-29 02:30", from: "2026-01-01", policy: .literal)
    #expect(text(skipped).hasSuffix("\nNext         never"))
    let never = CalendarText.never("*-02-30 00:00:00", style: TextStyle(isColored: false))
    #expect(never == ["Normal form  *-02-30 00:00:00", "Next         never"])
  }

  @Test(arguments: [
    ("02:30", "2026-03-28", "The clocks skip its time on 2026-03-29: it comes later by as much."),
    ("02:30", "2026-10-24", "The clocks repeat its time on 2026-10-25: it comes the first time."),
    ("hourly", "2026-03-29 00:30", nil), ("hourly", "2026-10-25 00:30", nil),
    ("09:00", "2026-03-28", nil),
  ])
  func `a clock change that matters is told`(text: String, base: String, note: String?) throws {
    let lines = self.text(try outlook(text, from: base)).split(separator: "\n")
    let notes = lines.filter { $0.contains("clocks") }.map { String($0.dropFirst(13)) }
    #expect(notes == (note.map { [$0] } ?? []))
  }

  @Test func `under the literal rule it says what that brings`() throws {
    let gap = try outlook("02:30", from: "2026-03-28", policy: .literal)
    #expect(text(gap).contains("skip its time on 2026-03-29: it does not come."))
    let fold = try outlook("02:30", from: "2026-10-24", policy: .literal)
    #expect(text(fold).contains("repeat its time on 2026-10-25: it comes both times."))
    #expect(
      fold.elapses.map(berlin.timestamp(at:)).suffix(2) == [
        "Sun 2026-10-25 02:30:00 CEST", "Sun 2026-10-25 02:30:00 CET",
      ])
  }

  @Test func `months without a day are left out`() throws {
    let outlook = try outlook("*-02-29", from: "2026-11-25")
    #expect(outlook.months(3).map(\.description) == ["2028-02-01", "2032-02-01", "2036-02-01"])
    #expect(outlook.days(inMonthOf: outlook.months(1)[0]) == [29])
    #expect(try self.outlook("*-*~1", from: "2026-12-31").months(2).map(\.month) == [1, 2])
  }

  @Test func `midnight belongs to the day that begins`() throws {
    let outlook = try outlook("daily", from: "2026-11-25 15:20")
    #expect(outlook.days(inMonthOf: outlook.months(1)[0]) == Array(26...30))
    let december = try #require(CivilDate(parsing: "2026-12-24"))
    #expect(outlook.days(inMonthOf: december) == Array(1...31))
  }

  @Test(arguments: ["*:0/15", "23:45"])
  func `clocks that go back over midnight show each day once`(text: String) throws {
    let zone = try Zone(rule: "<+03>-3<+04>,M3.5.0/0:30,M10.5.0/0:30", name: "local")
    let expression = try CalendarExpression(parsing: text, zone: { _ in nil })
    let base = zone.instant(of: try #require(reading("2026-10-24")))
    for policy in [CalendarExpression.Policy.everyday, .literal] {
      let outlook = CalendarOutlook(
        expression: expression, zone: zone, base: base, count: 1, policy: policy)
      let days = outlook.days(inMonthOf: zone.civil(at: base).date)
      #expect(days == Array(24...31))
      #expect(outlook.months(2).map(\.month) == [10, 11])
    }
  }

  private func reading(_ text: String) -> CivilDateTime? {
    CivilDate(parsing: text).map { CivilDateTime(date: $0, time: .midnight) }
  }

  @Test(arguments: [
    "*:*:0/7.25", "Mon,Wed,Fri *-1..3,5,7,9..12-1/2 8..18/3:00,15,30:12.5", "*-*-* *:*:*", "daily",
    "2026..2199-01..12/2-1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19 00:00 UTC",
  ])
  func `every line fits, unless a word does not`(text: String) throws {
    let outlook = try outlook(text, from: "2026-10-25 01:59:59.9", count: 40)
    for line in self.text(outlook, isFromNow: false).split(separator: "\n") {
      #expect(String(line).columns <= 80 || line.split(separator: " ").contains { $0.count > 66 })
    }
  }

  @Test func `colour comes on top of what is readable without`() throws {
    let outlook = try outlook("Sun 02:30", from: "2026-03-01")
    let plain = text(outlook)
    var colored = text(outlook, isColored: true)
    #expect(colored != plain)
    for code in ["0", "1", "2", "32"] { colored = colored.replacing("\u{1B}[\(code)m", with: "") }
    let lines = colored.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.map { $0.trimmed }
        == plain.split(separator: "\n", omittingEmptySubsequences: false).map { $0.trimmed })
  }

  @Test func `a machine is told instants, local times and whether there are more`() throws {
    #expect(
      try outlook("2026-10-25 02:30,31:00.5", from: "2026-10-25", count: 1).json.description
        == """
        {"normal":"2026-10-25 02:30,31:00.500000","elapses":[{"usec":1792888200500000,\
        "local":"Sun 2026-10-25 02:30:00.500000 CEST"}],"end":"more"}
        """)
    #expect(
      try outlook("2026-10-25 02:30", from: "2026-10-26").json.description
        == #"{"normal":"2026-10-25 02:30:00","elapses":[],"end":"never"}"#)
    #expect(try outlook("2026-10-25", from: "2026-10-24", count: 1).hasMore == false)
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]
  }
}
