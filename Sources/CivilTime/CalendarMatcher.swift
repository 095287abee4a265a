/// Finds dates and times that match, on a wall where every day has 24 hours.
///
/// Points in time are microseconds since 1970-01-01 00:00 on that wall. All copies of an expression
/// share one matcher.
final class CalendarMatcher: Sendable {
  /// What it matches.
  let fields: CalendarFields
  private let days: CalendarDays
  private let times: CalendarTimes

  /// Is `nil` if no day until the end of 2199 matches at all.
  init?(_ fields: CalendarFields) {
    let days = CalendarDays(fields)
    guard !days.isEmpty else { return nil }
    self.fields = fields
    self.days = days
    times = CalendarTimes(fields)
  }

  /// The first match that is not before a point, if there is one until the end of 2199.
  func first(atOrAfter wall: Int64) -> Int64? {
    let (day, time) = max(wall, 0).quotientAndRemainder(
      dividingBy: TimeOfDay.microsecondsPerDay)
    guard let match = days.first(atOrAfter: Int(day)) else { return nil }
    guard match == day else { return Self.wall(match, times.first) }
    if let time = times.first(atOrAfter: Int(time)) { return Self.wall(match, time) }
    return days.first(atOrAfter: match + 1).map { Self.wall($0, times.first) }
  }

  /// The last match that is not after a point, if there is one since 1970.
  func last(atOrBefore wall: Int64) -> Int64? {
    guard wall >= 0 else { return nil }
    let (day, time) = wall.quotientAndRemainder(dividingBy: TimeOfDay.microsecondsPerDay)
    guard let match = days.last(atOrBefore: Int(day)) else { return nil }
    guard match == day else { return Self.wall(match, times.last) }
    if let time = times.last(atOrBefore: Int(time)) { return Self.wall(match, time) }
    return days.last(atOrBefore: match - 1).map { Self.wall($0, times.last) }
  }

  private static func wall(_ day: Int, _ time: Int) -> Int64 {
    Int64(day) * TimeOfDay.microsecondsPerDay + Int64(time)
  }
}
