import CivilTime
import Testing

struct CalendarRefusalTests {
  @Test(
    arguments: [
      ("", "The expression is empty", "write for example Mon..Fri 09:00", 0..<0),
      (" 09:00", "The expression begins with a space", nil, 0..<1),
      (" UTC", "Nothing stands before the zone", "write for example 09:00 UTC", 0..<0),
      ("Sat..Mon 09:00", "Sat..Mon cannot wrap", "write Sat,Sun,Mon", 5..<8),
      ("22..2:00", "22..02 cannot wrap", "write 22..23,00..02", 0..<5),
      ("2027..2026-01-01", "2027..2026 runs backwards", "write 2026..2027", 0..<10),
      (
        "*-02-30", "30 February never happens", "the last day of February is *-02~01", 0..<7
      ),
      (
        "*-04-31 09:00", "31 April never happens", "the last day of April is *-04~01", 0..<13
      ),
      (
        "Mon 2026-11-22 09:00", "Mon 2026-11-22 09:00:00 never happens",
        "2026-11-22 is a Sunday", 0..<20
      ),
      ("24:00", "The hour goes from 0 to 23", "midnight is 00:00 of the next day", 0..<2),
      ("09:60", "The minute goes from 0 to 59", nil, 3..<5),
      (
        "23:59:60", "The second goes from 0 to 59", "a leap second shows 59 once more", 6..<8
      ),
      ("*-13-01", "The month goes from 1 to 12", nil, 2..<4),
      ("*-*~29", "The day from the month's end goes from 1 to 28", nil, 4..<6),
      ("1969-01-01", "The year goes from 1970 to 2199", nil, 0..<4),
      ("7", "A time needs minutes", "write for example 07:00", 1..<1),
      ("*/5:00", "* takes no step", "write for example 0/5", 1..<2),
      ("*,5:00", "* stands alone", nil, 1..<2),
      ("5,*:00", "* stands alone", nil, 2..<3),
      ("0/0:00", "A step of 0 goes nowhere", nil, 0..<3),
      ("20/4:00", "The step is longer than what is left of the day", "write 20 alone", 0..<4),
      ("*:59/1", "The step is longer than what is left of the hour", "write 59 alone", 2..<6),
      ("Mon,,Tue", "A weekday is missing here", "write for example Mon..Fri or Sat,Sun", 4..<5),
      ("Mon.. Fri", "A weekday is missing here", "write for example Mon..Fri or Sat,Sun", 5..<6),
      ("Mon/2", "This cannot follow a weekday", "write for example Mon..Fri 09:00", 3..<4),
      ("Mon Tue", "Weekdays have commas between them", "write for example Sat,Sun", 4..<7),
      ("2026-11-22T09:00", "T does not separate date and time", "write a space", 10..<11),
      ("09:00 ", "A space follows the time", "remove it", 5..<6),
      ("09:00-10:00", "Nothing but a zone may follow the time", nil, 5..<11),
      ("18:30pm", "This cannot follow a number", "write for example 18:30", 5..<6),
      (
        "fortnightly", "“fortnightly” is no weekday, date or time",
        "write for example Mon..Fri 09:00", 0..<11
      ),
      (
        "09:00 CET", "“CET” is an abbreviation, which names no one time zone",
        "write a name such as Europe/Berlin, or UTC", 6..<9
      ),
      (
        "every day", "“every” is no weekday, date or time", "write for example Mon..Fri 09:00",
        0..<5
      ),
      (
        "Mon europe/berlin", "“europe/berlin” is not a time zone that is installed",
        "write a name such as Europe/Berlin, or UTC", 4..<17
      ),
      ("00:00:00.0..00.9", "A range of seconds spans a second at least", nil, 6..<16),
      ("00:00:5000", "The number is too large", nil, 6..<10),
      ("2026~11-22", "~ stands before the day only", "write for example *-02~01", 7..<8),
      ("2026-11-22-1", "The date ends here", "a space stands before the time", 10..<11),
      ("10.5:00", "Only seconds have fractions", nil, 3..<4),
      ("00:00:5.", "Digits must follow the decimal point", nil, 8..<8),
      ("@", "A number is missing at the end", nil, 1..<1),
      ("@5 09:00", "Nothing but a zone may follow a timestamp", nil, 2..<3),
      ("Mon @5", "A timestamp takes no weekday", nil, 0..<6),
      ("@7258118400", "The timestamp lies after the year 2199", nil, 0..<11),
      ("@88588582097858858", "The number is too large", nil, 1..<18),
    ] as [(String, String, String?, Range<Int>)])
  func `a refusal says why, where, and what to write`(
    text: String, reason: String, hint: String?, range: Range<Int>
  ) {
    let error = #expect(throws: CalendarExpressionError.self) {
      try CalendarExpression(parsing: text, zone: { _ in nil })
    }
    #expect(error?.reason == reason)
    #expect(error?.hint == hint)
    #expect(error?.range == range)
  }

  @Test(arguments: [
    ("*-2-30", "*-02-30 00:00:00"), ("Mon 2026-11-22 9:00 UTC", "Mon 2026-11-22 09:00:00 UTC"),
    ("Sat..Mon", nil), ("24:00", nil),
  ])
  func `what never happens has a normal form, and what is no expression has none`(
    text: String, normalForm: String?
  ) {
    let error = #expect(throws: CalendarExpressionError.self) {
      try CalendarExpression(parsing: text, zone: { _ in nil })
    }
    #expect(error?.normalForm == normalForm)
  }

  @Test func `a list holds 241 elements`() throws {
    let list = Array(repeating: "5", count: 241).joined(separator: ",")
    #expect(try CalendarExpression(parsing: list + ":00", zone: { _ in nil }).hasTimeOfDay)
    #expect(throws: CalendarExpressionError.self) {
      try CalendarExpression(parsing: list + ",5:00", zone: { _ in nil })
    }
  }

  @Test func `no text crashes the parser`() {
    let alphabet = Array("0159*,-~:./ @MTo\u{E9}")
    var random = SplitMix(seed: 1)
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...14, using: &random)
      let text = String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? " " })
      do {
        let expression = try CalendarExpression(parsing: text, zone: { _ in nil })
        _ = expression.next(after: Instant(microseconds: 0), in: .utc)
      } catch {
        #expect(error.range.upperBound <= text.utf8.count, "\(text)")
      }
      _ = try? CalendarSpan(parsing: text)
      _ = try? TimeSpan(parsing: text)
      _ = TimeOfDay(parsing: text)
    }
  }

  @Test func `a zone that is not known is named, so that its like can be looked for`() {
    let error = #expect(throws: CalendarExpressionError.self) {
      try CalendarExpression(parsing: "Mon 10:00 Europe/Lisbonn", zone: { _ in nil })
    }
    #expect(error?.unknownZone == "Europe/Lisbonn")
    let other = #expect(throws: CalendarExpressionError.self) {
      try CalendarExpression(parsing: "Mon 25:00", zone: { _ in nil })
    }
    #expect(other?.unknownZone == nil)
    let timestamp = #expect(throws: TimestampError.self) {
      try Instant(
        parsing: "today Europe/Lisbonn", now: Instant(microseconds: 0), in: .utc,
        zone: { _ in nil })
    }
    #expect(timestamp?.unknownZone == "Europe/Lisbonn")
  }
}
