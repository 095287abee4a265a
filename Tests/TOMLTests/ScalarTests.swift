import TOML
import Testing

@Suite struct ScalarTests {
  private func node(_ value: String, _ version: Version = .v11) throws -> Node {
    try #require(try Document(parsing: "a = \(value)", version: version).root["a"])
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("+1_000", 1_000), ("0xDead_beef", 0xDEAD_BEEF), ("0o755", 0o755),
      ("0b1101", 13), ("9223372036854775807", .max), ("-9223372036854775808", .min),
      ("0x7fffffffffffffff", .max),
    ] as [(String, Int64)])
  func `an integer is read`(text: String, value: Int64) throws {
    #expect(try node(text).integer == value)
    #expect(try node(text).kind == .integer)
  }

  @Test(
    arguments: [
      ("1.5", 1.5), ("-0.0", 0), ("1e3", 1000), ("6.02_2E+2_3", 6.022e23), ("1e-99999", 0),
      ("inf", .infinity), ("-inf", -.infinity), ("0e0", 0), ("5e+22", 5e22),
    ] as [(String, Double)])
  func `a float is read`(text: String, value: Double) throws {
    #expect(try node(text).float == value)
    #expect(try node(text).kind == .float)
    #expect(try node("+nan").float?.isNaN == true)
  }

  @Test(arguments: [
    "01", "-01", "1__0", "_1", "1_", "0x", "0xG", "0b2", "0o8", "+0x1", "0X1", "1.", ".5", "1._5",
    "1e", "1e_3", "1.e3", "00.5", "++1", "1_.5", "+", "-", "Inf", "NaN", "0x_1",
  ])
  func `what only looks like a number is refused`(text: String) {
    #expect(codes("a = \(text)").count == 1)
    #expect(codes("a = [\(text), 1]").count == 1)
  }

  @Test(arguments: ["9223372036854775808", "-9223372036854775809", "0x8000000000000000"])
  func `an integer that 64 bits cannot hold is refused`(text: String) {
    #expect(codes("a = \(text)") == ["integer-out-of-range"])
  }

  @Test func `a float that 64 bits cannot hold is refused`() {
    #expect(codes("a = 9e99999") == ["float-out-of-range"])
    #expect(codes("a = -\(String(repeating: "9", count: 400)).0") == ["float-out-of-range"])
  }

  @Test func `dates and times are read`() throws {
    let date = LocalDate(year: 2024, month: 2, day: 29)
    let time = LocalTime(hour: 7, minute: 32, second: 60, nanosecond: 123_456_789)
    #expect(try node("2024-02-29").localDate == date)
    #expect(try node("07:32:60.1234567899").localTime == time)
    #expect(try node("2024-02-29t07:32").localDateTime?.time == LocalTime(hour: 7, minute: 32))
    #expect(try node("2024-02-29 07:32Z").offsetDateTime?.offsetInMinutes == 0)
    #expect(try node("2024-02-29T07:32:00.5-00:30").offsetDateTime?.offsetInMinutes == -30)
    #expect(try node("0000-01-01").localDate?.year == 0)
    #expect(try node("[2024-02-29 , 1]").array?.count == 2)
  }

  @Test(arguments: [
    "2025-02-29", "2025-13-01", "2025-00-01", "2025-04-31", "1900-02-29", "24:00", "12:60",
    "12:00:61", "12:00:00.", "2025-1-01", "2025-01-01T", "2025-01-01T25:00", "12:00Z",
    "2025-01-01T12:00+24:00", "2025-01-01T12:00+02:60", "2025-01-01T12:00+2", "9:00", "09:0",
    "2025-01-01x12:00", "2025/01/01", "20250101T1200", "2025-01-01  09:00",
  ])
  func `a date or time that there is not is refused`(text: String) {
    #expect(codes("a = \(text)").count == 1)
  }

  @Test func `only the newer edition lets seconds be left out`() {
    for text in ["09:00", "2025-01-01T09:00", "2025-01-01 09:00Z"] {
      #expect(codes("a = \(text)") == [])
      #expect(codes("a = \(text)", .v10).count == 1)
    }
    #expect(report("a = 2025-01-01 09:00Z", .v10).contains("help: a = 2025-01-01 09:00:00Z"))
  }

  @Test func `a boolean is read`() throws {
    #expect(try node("true").boolean == true)
    #expect(try node("false").boolean == false)
    #expect(codes("a = truer\nb = fals") == ["unquoted-string", "unquoted-string"])
  }
}
