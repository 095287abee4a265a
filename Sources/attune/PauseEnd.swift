import CivilTime

/// When a pause ends, as `attune pause` takes it.
struct PauseEnd: Equatable {
  /// `nil`: when the user says so.
  let instant: Instant?

  /// Reads nothing, a span such as `2w`, or `until` and a time.
  init(_ words: [String], now: Instant, zone: Zone) throws(PauseEndError) {
    let text = words.joined(separator: " ")
    if text.isEmpty {
      instant = nil
    } else if words[0] == "until" || text.hasPrefix("until ") {
      instant = try Self.time(String(text.dropFirst(6)), now: now, zone: zone)
    } else {
      instant = try Self.span(text).after(now, in: zone)
    }
    if let instant, instant <= now { throw PauseEndError("That is not in the future.") }
  }

  private static func span(_ text: String) throws(PauseEndError) -> CalendarSpan {
    do {
      return try CalendarSpan(parsing: text)
    } catch {
      throw PauseEndError(
        "\(error). Write a span such as 2w or '3 days', or 'until' and a time.")
    }
  }

  /// Reads `18:42`, `2026-11-24`, `2026-11-24 18:42`, or a time as RFC 3339 writes it.
  private static func time(
    _ text: String, now: Instant, zone: Zone
  ) throws(PauseEndError) -> Instant {
    if let time = TimeOfDay(parsing: text) { return next(time, after: now, in: zone) }
    guard let date = CivilDate(parsing: text.prefix(10)) else { throw .unreadable(text) }
    let rest = text.dropFirst(10)
    guard !rest.isEmpty else {
      return zone.instant(of: CivilDateTime(date: date, time: .midnight))
    }
    guard let separator = rest.first, "Tt ".contains(separator) else { throw .unreadable(text) }
    let (clock, offset) = Self.offset(rest.dropFirst())
    guard let time = TimeOfDay(parsing: clock) else { throw .unreadable(text) }
    let reading = CivilDateTime(date: date, time: time)
    guard let offset else { return zone.instant(of: reading) }
    return Zone.utc.instant(of: reading) - offset
  }

  private static func next(_ time: TimeOfDay, after now: Instant, in zone: Zone) -> Instant {
    let today = zone.civil(at: now).date
    let instant = zone.instant(of: CivilDateTime(date: today, time: time))
    guard instant <= now else { return instant }
    return zone.instant(of: CivilDateTime(date: today.adding(days: 1), time: time))
  }

  /// Cuts `Z` or `+01:00` off a clock time.
  private static func offset(_ text: Substring) -> (clock: Substring, offset: Duration?) {
    if let last = text.last, "Zz".contains(last) { return (text.dropLast(), .zero) }
    let sign = text.count > 6 ? text[text.index(text.endIndex, offsetBy: -6)] : " "
    guard "+-".contains(sign), let time = TimeOfDay(parsing: text.suffix(5)) else {
      return (text, nil)
    }
    let size = Duration.microseconds(time.microseconds)
    return (text.dropLast(6), sign == "-" ? .zero - size : size)
  }
}

/// Why words say no end of a pause.
struct PauseEndError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  static func unreadable(_ text: String) -> PauseEndError {
    PauseEndError(
      "'\(text.escaped)' is no time: write 18:42, 2026-11-24, '2026-11-24 18:42', or one with an "
        + "offset, 2026-11-24T18:42:00+01:00.")
  }
}
