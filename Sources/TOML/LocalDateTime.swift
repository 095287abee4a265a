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

extension LocalDateTime {
  /// Whether both the day and the time are valid.
  public var isValid: Bool { date.isValid && time.isValid }
}

extension LocalDateTime: Comparable, CustomStringConvertible {
  /// Whether a time on a day comes before another in the same place.
  public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }

  /// The day and the time as TOML writes them: `2025-12-31T09:30:00`.
  public var description: String { .written(by: write) }

  func write(to text: inout [UInt8]) {
    date.write(to: &text)
    text.append(UInt8(ascii: "T"))
    time.write(to: &text)
  }
}
