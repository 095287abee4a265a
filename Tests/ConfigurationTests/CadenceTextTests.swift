import CivilTime
import Configuration
import Core
import Testing

@Suite struct CadenceTextTests {
  private func cadence(_ text: String) throws(ValueError) -> Cadence {
    try Cadence(parsing: text) { $0 == "Europe/Lisbon" ? Zone.lisbon : nil }
  }

  /// The error with the text, its part in brackets, the hint and the correction.
  private func error(_ text: String) -> String {
    do {
      return "no error: \(try cadence(text))"
    } catch {
      let bytes = Array(text.utf8)
      let parts = [
        bytes[..<error.range.lowerBound], bytes[error.range], bytes[error.range.upperBound...],
      ].map { String(decoding: $0, as: UTF8.self) }
      let marked = "\(parts[0])[\(parts[1])]\(parts[2])"
      return [marked, error.reason, error.hint, error.correction].compactMap { $0 }
        .joined(separator: " | ")
    }
  }

  @Test(arguments: [
    ("off", "off"), ("2 a week", "2 a week"), ("once a week", "1 a week"),
    ("twice a month", "2 a month"), ("1 a day", "1 a day"), ("daily", "daily"),
    ("weekly", "weekly"), ("monthly", "monthly"), ("every day", "daily"),
    ("every 1 day", "daily"), ("every week", "weekly"), ("every 7d", "weekly"),
    ("every 3 days", "every 3 days"), ("every 10 days", "every 10 days"),
    ("every 14 days", "every 2 weeks"), ("every 1 week 3 days", "every 10 days"),
    ("every 2 to 3 weeks", "every 2 to 3 weeks"),
    ("every 2 weeks to 3 weeks", "every 2 to 3 weeks"),
    ("every 1 to 2 months", "every 1 to 2 months"),
    ("every 10 days to 1 month", "every 10 days to 1 month"),
    ("every 2 to 3w", "every 2 to 3 weeks"), ("every 1 year", "every 1 year"),
    ("Mon,Thu 18:00", "Mon,Thu 18:00"), ("Mon..Fri 09:00", "Mon..Fri 09:00"),
    ("18:00", "18:00"), ("*-*-01 18:30:15", "*-*-01 18:30:15"),
    ("Sun 17:00 Europe/Lisbon", "Sun 17:00 Europe/Lisbon"), ("  2   a week ", "2 a week"),
    (" Mon 18:00 ", "Mon 18:00"),
  ])
  func `a cadence is read and written again`(text: String, canonical: String) throws {
    let cadence = try cadence(text)
    #expect(cadence.description == canonical)
    #expect(try self.cadence(canonical) == cadence)
  }

  @Test func `every rate and every span comes back from its own text`() throws {
    for period in Cadence.Period.allCases {
      for count in 1...10 {
        let rate = Cadence.rate(count: count, per: period)
        #expect(try cadence(rate.description) == rate)
      }
    }
    for months in 0...14 {
      for days in 0...40 where months + days > 0 {
        let span = CalendarSpan(months: months, days: days)
        let later = CalendarSpan(months: months, days: days + 7)
        for cadence in [Cadence.every(span, latest: nil), .every(span, latest: later)] {
          #expect(try self.cadence(cadence.description) == cadence, "\(cadence)")
        }
      }
    }
  }

  @Test(arguments: [
    "[] | the cadence is empty | write for example `2 a week`, `every 3 days`, `Mon 18:00` or `off`",
    "[0] a week | `0 a week` is never | say `off` | off",
    "[11] a day | `11 a day` is more than Attune sends | at most 10 a day",
    "2 a [year] | a rate counts in days, weeks or months, not in `year` | write for example `2 a week`",
    "every [12 hours] | a cadence counts in whole days, and in one at least "
      + "| write `daily`, or `2 a day` for more",
    "every [0 days] | a cadence counts in whole days, and in one at least "
      + "| write `daily`, or `2 a day` for more",
    "every [20 years] | the span is longer than 10 years | say `off`",
    "every [2] | The number has no unit | write for example 2 days",
    "every [3 to 2 weeks] | the first span is what you would like, so it is shorter than the second "
      + "| write for example `every 2 to 3 weeks` | every 2 to 3 weeks",
    "[every 2 weeks to] | `every` needs a span, or two with `to` between them "
      + "| write for example `every 3 days` or `every 2 to 3 weeks`",
    "[hourly] | `hourly` has no time of day | write for example `Mon 18:00`",
    "[0/2:00] | `0/2:00` comes more than once a day "
      + "| give it one time of day; a second reminder can have another",
    "  Mon [25]:00 | The hour goes from 0 to 23 | write for example `Mon..Fri 18:00`",
    "Mon [25]:00 | The hour goes from 0 to 23 | write for example `Mon..Fri 18:00`",
    "Sat..[Mon] 09:00 | Sat..Mon cannot wrap | write Sat,Sun,Mon",
  ])
  func `what is no cadence is refused at its place`(expected: String) {
    let text = String(expected.prefix { $0 != "|" }.dropLast().filter { !"[]".contains($0) })
    #expect(error(text) == expected)
  }

  @Test(arguments: [
    ("2 per week", "2 a week"), ("3 times a week", "3 a week"), ("2/week", "2 a week"),
    ("2x a month", "2 a month"), ("two a week", "2 a week"), ("every other week", "every 2 weeks"),
    ("every 2-3 weeks", "every 2 to 3 weeks"), ("each week", "weekly"), ("3 days", "every 3 days"),
    ("everyday", "daily"), ("fortnightly", "every 2 weeks"), ("yearly", "every 1 year"),
    ("quarterly", "every 3 months"), ("never", "off"), ("wekly", "weekly"), ("Daily", "daily"),
    ("OFF", "off"), ("Mon,Thu", "Mon,Thu 18:00"), ("*-*-01", "*-*-01 18:00"),
  ])
  func `what was meant is told`(text: String, meant: String) throws {
    #expect(error(text).hasSuffix(" | \(meant)"))
    _ = try cadence(meant)
  }
}
