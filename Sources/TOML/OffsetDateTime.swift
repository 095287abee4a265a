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
