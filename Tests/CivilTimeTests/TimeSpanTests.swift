import CivilTime
import Testing

struct TimeSpanTests {
  @Test(arguments: [
    ("2h 30min", 9_000_000_000 as UInt64, "2h 30min"), ("90", 90_000_000, "1min 30s"),
    ("1.5h", 5_400_000_000, "1h 30min"), ("1month", 2_629_800_000_000, "1month"),
    ("0", 0, "0"), ("5day300ms20s", 432_020_300_000, "5d 20.300s"),
    ("1 M 1 m", 2_629_860_000_000, "1month 1min"),
  ])
  func `numbers with units add up`(text: String, length: UInt64, description: String) throws {
    let span = try TimeSpan(parsing: text)
    #expect(span.microseconds == length)
    #expect(try TimeSpan(parsing: span.description) == span)
    #expect(span.description(accuracy: TimeSpan(microseconds: 1000)) == description)
  }

  @Test func `infinity is longer than anything`() throws {
    let span = try TimeSpan(parsing: " infinity ")
    #expect(span == .infinity)
    #expect(span.description == "infinity")
    #expect(TimeSpan(microseconds: .max - 1) < span)
    #expect(TimeSpan(microseconds: 1_500_000).duration == .milliseconds(1500))
  }

  @Test(arguments: [
    ("", "The span is empty", 0..<0),
    ("  ", "The span is empty", 2..<2),
    ("-5s", "A span cannot be negative", 0..<1),
    ("5 fortnights", "“fortnights” is not a unit of time", 2..<12),
    ("5fortnights", "“fortnights” is not a unit of time", 1..<11),
    ("5 Days", "“Days” is not a unit of time", 2..<6),
    ("5.s", "Digits must follow the decimal point", 1..<2),
    ("1 h , 2 min", "“,” is not a number with a unit", 4..<5),
    ("99999999999999999999s", "The number is too large", 0..<20),
    ("999999 y", "The span is too long", 0..<8),
    ("second day", "“second” has no number before it", 0..<6),
    ("infinity 1s", "“infinity” is not a unit of time", 0..<8),
  ])
  func `a refusal says why and where`(text: String, reason: String, range: Range<Int>) {
    let error = #expect(throws: TimeSpanError.self) { try TimeSpan(parsing: text) }
    #expect(error?.reason == reason)
    #expect(error?.range == range)
  }

  @Test func `a unit in capitals is hinted at`() {
    let error = #expect(throws: TimeSpanError.self) { try TimeSpan(parsing: "5 Days") }
    #expect(error?.description == "“Days” is not a unit of time: units are written small: days")
  }
}
