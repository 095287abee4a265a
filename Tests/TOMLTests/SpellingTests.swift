import TOML
import Testing

/// A value that takes the place of another is spelled as that one.
@Suite struct SpellingTests {
  @Test(
    arguments: [
      ("0xFF", 254, "0xFE"), ("0x0f", 11, "0x0b"), ("1_000_000", 2_000_000, "2_000_000"),
      ("0xFF", -1, "-1"), ("1_000", -50, "-50"),
      ("\"\"\"\nA\nb\"\"\"", "A\nc", "\"\"\"\nA\nc\"\"\""),
      ("'''\nA\nb'''", "A\nc", "'''\nA\nc'''"),
      ("\"\"\"\r\nA\"\"\"", "A\nc", "\"\"\"\r\nA\r\nc\"\"\""), ("0", "A\nc", "\"A\\nc\""),
      ("09:00", .localTime(LocalTime(hour: 10, minute: 15)), "10:15"),
      ("09:00", .localTime(LocalTime(hour: 10, minute: 15, second: 1)), "10:15:01"),
    ] as [(String, Value, String)])
  func `a value keeps the spelling`(old: String, value: Value, expected: String) throws {
    let document = try Document(parsing: "a = \(old)\n").setting(["a"], to: value)
    #expect(document.source == "a = \(expected)\n")
    #expect(document[["a"]]?.value == value)
  }
}
