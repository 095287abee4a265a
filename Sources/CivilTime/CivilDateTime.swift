/// What calendar and clock on the wall show: a date and a time of day, in no particular zone.
///
/// A `Zone` tells which instant it is. Clock changes make some readings happen twice, or never.
public struct CivilDateTime: Comparable, Hashable, Sendable, CustomStringConvertible {
  /// What the calendar shows.
  public var date: CivilDate

  /// What the clock shows.
  public var time: TimeOfDay

  /// Puts a date and a time together.
  public init(date: CivilDate, time: TimeOfDay) {
    self.date = date
    self.time = time
  }

  /// Orders by date, then by time.
  public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }

  /// Such as `2026-11-22 18:42:00`, with microseconds only if there are any.
  public var description: String { "\(date) \(time.descriptionWithSeconds)" }
}

extension CivilDateTime {
  /// Makes a reading from microseconds since 1970-01-01 00:00 on the same wall.
  init(wall microseconds: Int64) {
    let (day, rest) = microseconds.floored(by: TimeOfDay.microsecondsPerDay)
    date = CivilDate(dayNumber: Int(day))
    time = TimeOfDay(unchecked: rest)
  }

  /// Microseconds since 1970-01-01 00:00 on the same wall.
  var wall: Int64 {
    Int64(date.dayNumber) * TimeOfDay.microsecondsPerDay + time.microseconds
  }
}
