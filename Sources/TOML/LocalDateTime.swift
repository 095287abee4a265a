/// A date and a time of day, without a zone.
public struct LocalDateTime: Hashable, Sendable {
  /// The day.
  public var date: LocalDate
  /// The time on that day.
  public var time: LocalTime

  /// Joins a date and a time.
  public init(date: LocalDate, time: LocalTime) {
    self.date = date
    self.time = time
  }
}
