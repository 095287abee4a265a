import CivilTime
import Testing

struct TimestampTests {
  private let shanghai: Zone
  private let berlin: Zone

  init() throws {
    shanghai = try Zone(rule: "CST-8", name: "Asia/Shanghai")
    berlin = try Zone(rule: "CET-1CEST,M3.5.0,M10.5.0/3", name: "Europe/Berlin")
  }

  /// What a text means at 2012-11-23 18:15:22 in Shanghai, the moment of the manual's examples.
  private func instant(_ text: String) throws -> Instant {
    let now = Instant(microseconds: 1_353_665_722_000_000)
    return try Instant(parsing: text, now: now, in: shanghai) { name in
      name == "Europe/Berlin" ? berlin : nil
    }
  }

  @Test(arguments: [
    ("Fri 2012-11-23 11:12:13", "Fri 2012-11-23 11:12:13 CST"),
    ("2012-11-23 11:12:13 UTC", "Fri 2012-11-23 19:12:13 CST"),
    ("2012-11-23", "Fri 2012-11-23 00:00:00 CST"),
    ("12-11-23", "Fri 2012-11-23 00:00:00 CST"),
    ("11:12:13", "Fri 2012-11-23 11:12:13 CST"), ("11:12", "Fri 2012-11-23 11:12:00 CST"),
    ("now", "Fri 2012-11-23 18:15:22 CST"), ("today", "Fri 2012-11-23 00:00:00 CST"),
    ("today UTC", "Fri 2012-11-23 08:00:00 CST"), ("yesterday", "Thu 2012-11-22 00:00:00 CST"),
    ("tomorrow", "Sat 2012-11-24 00:00:00 CST"),
    ("tomorrow Europe/Berlin", "Sat 2012-11-24 07:00:00 CST"),
    ("+3h30min", "Fri 2012-11-23 21:45:22 CST"), ("-5s", "Fri 2012-11-23 18:15:17 CST"),
    ("11min ago", "Fri 2012-11-23 18:04:22 CST"), ("2 weeks left", "Fri 2012-12-07 18:15:22 CST"),
    ("@1395716396", "Tue 2014-03-25 10:59:56 CST"),
    ("2014-03-25 03:59:56.654563", "Tue 2014-03-25 03:59:56.654563 CST"),
  ])
  func `the examples of the manual mean what it says`(text: String, meaning: String) throws {
    #expect(try shanghai.timestamp(at: instant(text)) == meaning)
  }

  @Test(arguments: [
    ("@0", 0 as Int64), ("@1395716396.5", 1_395_716_396_500_000), ("@1.1234567", 1_123_456),
    ("@2h", 7_200_000_000),
    ("1970-01-01 00:00:59.9999995 UTC", 60_000_000), ("1970-01-01T00:00:01Z", 1_000_000),
    ("1970-01-01T02:00:01+02:00", 1_000_000), ("1970-01-01 02:00:01 +0200", 1_000_000),
    ("1969-12-31 23:00-01", 0), ("Thu 1970-01-01   0:0:1.5 UTC", 1_500_000),
    ("THURSDAY 70-1-1 utc", 0), ("1970-01-01 01:30 Europe/Berlin", 1_800_000_000),
    ("2026-03-29 02:30 Europe/Berlin", 1_774_747_800_000_000),
    ("2026-10-25 02:30 Europe/Berlin", 1_792_888_200_000_000),
  ])
  func `fractions, offsets and zones count`(text: String, microseconds: Int64) throws {
    #expect(try instant(text).microseconds == microseconds)
  }

  @Test func `today is the day of the offset that is named`() throws {
    #expect(try shanghai.timestamp(at: instant("23:00-12:00")) == "Fri 2012-11-23 19:00:00 CST")
  }

  @Test(
    arguments: [
      (
        "", "The timestamp is empty",
        "write for example 2026-11-27 18:00, tomorrow, +3h or @1795802400", 0..<0
      ),
      (" now", "A timestamp has no spaces around it", "remove them", 0..<4),
      (
        "noon", "“noon” is no timestamp",
        "write for example 2026-11-27 18:00, tomorrow, +3h or @1795802400", 0..<4
      ),
      ("3h", "“3h” is no timestamp", "write +3h, 3h ago or @3h", 0..<2),
      (
        "1395716396", "“1395716396” is no timestamp",
        "write +1395716396, 1395716396 ago or @1395716396", 0..<10
      ),
      ("now UTC", "Nothing may follow now", "it is now everywhere", 4..<7),
      ("Fri", "A weekday alone is no timestamp", "write a date, or tomorrow", 0..<3),
      ("Mon 2012-11-23", "2012-11-23 is not a Monday", "it is a Friday", 0..<3),
      ("2026-11-31", "November 2026 has 30 days", nil, 8..<10),
      ("2026-02-29 09:00", "February 2026 has 28 days", nil, 8..<10),
      ("2026-13-01", "The month goes from 1 to 12", nil, 5..<7),
      ("2026-00-01", "The month goes from 1 to 12", nil, 5..<7),
      ("2026-11", "“2026-11” is no date", "write for example 2026-11-27", 0..<7),
      ("126-11-23", "“126-11-23” is no date", "write for example 2026-11-27", 0..<9),
      ("24:00", "The hour goes from 0 to 23", "midnight is 00:00 of the next day", 0..<2),
      ("11:60", "The minute goes from 0 to 59", nil, 3..<5),
      ("11:12:60", "The second goes from 0 to 59", "a leap second shows 59 once more", 6..<8),
      ("2012-11-23 11", "“11” is no time", "write for example 18:00", 11..<13),
      ("11:12:13.", "Digits must follow the decimal point", "write for example 18:00:30.5", 9..<9),
      (
        "2012-11-23 11:12 CET", "“CET” is an abbreviation, which names no one time zone",
        "write a name such as Europe/Berlin, or UTC", 17..<20
      ),
      (
        "today at", "“at” is not a time zone that is installed",
        "write a name such as Europe/Berlin, or UTC", 6..<8
      ),
      ("today 11:12 UTC", "Only a zone may follow today", nil, 6..<11),
      (
        "2012-11-23 11:12 +2:00", "“+2:00” is no offset from UTC", "write for example +02:00 or Z",
        17..<22
      ),
      ("11:12+25:00", "No clock is so far from UTC", "write for example +02:00 or Z", 5..<11),
      (
        "2012-11-23 11:12 13:14", "This cannot follow date and time",
        "write for example 2026-11-27 18:00, tomorrow, +3h or @1795802400", 17..<22
      ),
      (
        "+3 fortnights", "“fortnights” is not a unit of time",
        "write s, min, h, days, weeks, months or years", 3..<13
      ),
      ("@-5", "A span cannot be negative", nil, 1..<2),
      ("@", "The span is empty", "write for example 2h 30min", 1..<1),
      (
        "+infinity", "Nothing is infinitely far away",
        "write for example 2026-11-27 18:00, tomorrow, +3h or @1795802400", 1..<9
      ),
      (
        "infinity ago", "Nothing is infinitely far away",
        "write for example 2026-11-27 18:00, tomorrow, +3h or @1795802400", 0..<8
      ),
    ] as [(String, String, String?, Range<Int>)])
  func `a refusal says why, where, and what to write`(
    text: String, reason: String, hint: String?, range: Range<Int>
  ) {
    let error = #expect(throws: TimestampError.self) { try instant(text) }
    #expect(error?.reason == reason)
    #expect(error?.hint == hint)
    #expect(error?.range == range)
  }

  @Test func `what is printed in UTC reads as the same instant`() throws {
    var random = SplitMix(seed: 4)
    for _ in 0..<2_000 {
      let instant = Instant(microseconds: .random(in: 0...253_402_300_799_999_999, using: &random))
      #expect(try self.instant(Zone.utc.timestamp(at: instant)) == instant)
    }
  }

  @Test func `no text crashes the parser`() {
    let pieces = ["2026", "-", "11", ":", " ", "T", "Z", "+", "@", ".", "Fri", "é", "ago", "0"]
    var random = SplitMix(seed: 1)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...12, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      do {
        _ = try instant(text)
      } catch {
        let error = error as? TimestampError
        #expect(error.map { $0.range.upperBound <= text.utf8.count } ?? false, "\(text)")
      }
    }
  }
}
