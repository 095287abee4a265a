import CivilTime
import Host

/// A time as people write it on the command line.
struct WrittenTime: Equatable {
  let instant: Instant

  /// Reads `18:42`, `tomorrow`, `2030-05-04`, `2030-05-04 18:42`, or a time as RFC 3339 writes it;
  /// a day alone means that day at `time`.
  init(
    _ text: String, ofDay time: TimeOfDay = .midnight, now: Instant, zone: Zone
  ) throws(WrittenTimeError) {
    instant = try Self.instant(text, ofDay: time, now: now, zone: zone)
  }

  private static func instant(
    _ text: String, ofDay usual: TimeOfDay, now: Instant, zone: Zone
  ) throws(WrittenTimeError) -> Instant {
    if let time = TimeOfDay(parsing: text) { return next(time, after: now, in: zone) }
    if text == "tomorrow" {
      let date = zone.civil(at: now).date.adding(days: 1)
      return zone.instant(of: CivilDateTime(date: date, time: usual))
    }
    let unreadable = WrittenTimeError.unreadable(text, now: now, zone: zone)
    guard let date = CivilDate(parsing: text.prefix(10)) else { throw unreadable }
    let rest = text.dropFirst(10)
    guard !rest.isEmpty else {
      return zone.instant(of: CivilDateTime(date: date, time: usual))
    }
    guard let separator = rest.first, "Tt ".contains(separator) else { throw unreadable }
    let (clock, offset) = Self.offset(rest.dropFirst())
    guard let time = TimeOfDay(parsing: clock) else { throw unreadable }
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

/// Why words name no time that can be meant.
struct WrittenTimeError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  /// Refuses what is over, and what is later than anything that is planned.
  static func check(
    _ instant: Instant, now: Instant, past: String = "That is not in the future."
  ) throws(WrittenTimeError) {
    if instant <= now { throw WrittenTimeError(past) }
    if instant > .latestPlanned {
      throw WrittenTimeError("That is too far ahead: the end of the year 2199 is the latest.")
    }
  }

  static func unreadable(_ text: String, now: Instant, zone: Zone) -> WrittenTimeError {
    let day = exampleDay(now: now, zone: zone)
    return WrittenTimeError(
      "'\(text.escaped)' is no time: write 18:42, tomorrow, \(day), '\(day) 18:42', or one with an "
        + "offset, \(day)T18:42:00+01:00.")
  }

  /// A day that is still to come, for an example.
  static func exampleDay(now: Instant, zone: Zone) -> CivilDate {
    zone.civil(at: now).date.adding(days: 7)
  }
}
