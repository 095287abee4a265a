import CivilTime

/// When a pause ends, as `attune pause` takes it.
struct PauseEnd: Equatable {
  /// `nil`: when the user says so.
  let instant: Instant?

  /// Reads nothing, a span such as `2w`, or `until` and a time.
  init(_ words: [String], now: Instant, zone: Zone) throws(WrittenTimeError) {
    let text = words.joined(separator: " ")
    if text.isEmpty {
      instant = nil
    } else if words[0] == "until" || text.hasPrefix("until ") {
      instant = try WrittenTime(String(text.dropFirst(6)), now: now, zone: zone).instant
    } else {
      instant = try Self.span(text).after(now, in: zone)
    }
    if let instant { try WrittenTimeError.check(instant, now: now) }
  }

  private static func span(_ text: String) throws(WrittenTimeError) -> CalendarSpan {
    do {
      return try CalendarSpan(parsing: text)
    } catch {
      throw WrittenTimeError(
        "\(error). Write a span such as 2w or '3 days', or 'until' and a time.")
    }
  }
}
