import CivilTime

/// When to come back to something, as `attune follow-up` takes it.
struct ComingBack: Equatable {
  let instant: Instant

  /// When a day alone is meant.
  private static let usual = TimeOfDay(hour: 9, minute: 0) ?? .midnight

  /// Reads `in 3d`, `tomorrow`, `on 2030-05-04` or `at` and a time.
  init(_ words: [String], now: Instant, zone: Zone) throws(WrittenTimeError) {
    let words = words.joined(separator: " ").split(separator: " ").map(String.init)
    let rest = words.dropFirst().joined(separator: " ")
    switch words.first {
    case "in" where words.count > 1: instant = try Self.span(rest).after(now, in: zone)
    case "on" where words.count > 1, "at" where words.count > 1:
      instant = try WrittenTime(rest, ofDay: Self.usual, now: now, zone: zone).instant
    case "tomorrow" where words.count == 1:
      instant = try WrittenTime("tomorrow", ofDay: Self.usual, now: now, zone: zone).instant
    default:
      let day = WrittenTimeError.exampleDay(now: now, zone: zone)
      throw WrittenTimeError(
        "Say when: 'in 3d', 'tomorrow', 'on \(day)' or 'at \"\(day) 18:00\"'.")
    }
    try WrittenTimeError.check(instant, now: now, past: Self.past(words, rest))
  }

  /// Of a day alone it is said which hour is meant.
  private static func past(_ words: [String], _ rest: String) -> String {
    switch words.first {
    case "in": "That is not in the future."
    case "on", "at":
      (CivilDate(parsing: rest) == nil ? "That time has passed" : "\(usual) of that day has passed")
        + ": say for example 'in 2h'."
    default: "That time has passed: say for example 'in 2h'."
    }
  }

  private static func span(_ text: String) throws(WrittenTimeError) -> CalendarSpan {
    do {
      return try CalendarSpan(parsing: text)
    } catch {
      throw WrittenTimeError("\(error). Write a span such as 3d or '2 weeks'.")
    }
  }
}
