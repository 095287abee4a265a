/// A date and a time of day at an offset from UTC: an instant (RFC 3339).
public struct OffsetDateTime: Hashable, Sendable {
  /// The day, at the offset.
  public var date: LocalDate
  /// The time on that day, at the offset.
  public var time: LocalTime
  /// How many minutes the clock is ahead of UTC; `Z` and `-00:00` are 0.
  public var offsetInMinutes: Int

  /// Joins a date, a time and an offset.
  public init(date: LocalDate, time: LocalTime, offsetInMinutes: Int) {
    self.date = date
    self.time = time
    self.offsetInMinutes = offsetInMinutes
  }
}

extension OffsetDateTime {
  /// Whether the day and the time are valid, and the offset is less than a day.
  public var isValid: Bool { date.isValid && time.isValid && -1439...1439 ~= offsetInMinutes }

  /// The minute in UTC, counted from the year 0.
  private var minute: Int {
    (date.dayNumber &* 24 &+ time.hour) &* 60 &+ time.minute &- offsetInMinutes
  }
}

extension OffsetDateTime: Comparable, CustomStringConvertible {
  /// Whether an instant comes before another.
  ///
  /// Of the same instant at two offsets, which are two different values, the one with the smaller
  /// offset comes first.
  public static func < (left: OffsetDateTime, right: OffsetDateTime) -> Bool {
    (left.minute, left.time.second, left.time.nanosecond, left.offsetInMinutes)
      < (right.minute, right.time.second, right.time.nanosecond, right.offsetInMinutes)
  }

  /// The instant as TOML writes it: `2025-12-31T09:30:00Z`, `2025-12-31T09:30:00+02:00`.
  public var description: String { .written(by: write) }

  func write(to text: inout [UInt8]) {
    LocalDateTime(date: date, time: time).write(to: &text)
    guard offsetInMinutes != 0 else { return text.append(UInt8(ascii: "Z")) }
    let (hours, minutes) = offsetInMinutes.magnitude.quotientAndRemainder(dividingBy: 60)
    text.append(offsetInMinutes < 0 ? .minus : .plus)
    text += hours.padded(to: 2).utf8
    text.append(.colon)
    text += minutes.padded(to: 2).utf8
  }
}
