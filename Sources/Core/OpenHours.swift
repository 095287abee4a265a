import CivilTime

/// The user's windows and quiet hours as instants in one zone.
struct OpenHours: Sendable {
  let hours: Hours
  let zone: Zone
  /// What is open on a day of 24 hours, in microseconds after its midnight.
  private let usual: (weekdays: [Range<Int64>], weekends: [Range<Int64>])

  /// How far ahead a window is looked for: they repeat weekly, and a clock change can swallow one.
  private static let horizonDays = 15

  init(hours: Hours, zone: Zone) {
    self.hours = hours
    self.zone = zone
    usual = (hours.usual(hours.weekdays), hours.usual(hours.weekends))
  }

  /// The windows that start on a date, less the quiet hours, in order.
  func windows(on date: CivilDate) -> [Interval] {
    let midnight = Int64(date.dayNumber) * OpenHours.day
    // Days are of 24 hours while no clock is changed around them.
    guard
      let offset = zone.steadyOffset(
        from: Instant(microseconds: midnight - 3 * OpenHours.day),
        to: Instant(microseconds: midnight + 4 * OpenHours.day))
    else { return unusualWindows(on: date) }
    let open = date.weekday.isWeekend ? usual.weekends : usual.weekdays
    return open.compactMap { range in
      Interval(
        start: Instant(microseconds: midnight - offset + range.lowerBound),
        end: Instant(microseconds: midnight - offset + range.upperBound))
    }
  }

  private static let day: Int64 = 86_400_000_000

  private func unusualWindows(on date: CivilDate) -> [Interval] {
    let daily = date.weekday.isWeekend ? hours.weekends : hours.weekdays
    var open = daily.compactMap { interval(of: $0, on: date) }.sorted { $0.start < $1.start }
    for offset in -1...1 {
      guard let quiet = quietInterval(on: date.adding(days: offset)) else { continue }
      open = open.flatMap { $0.subtracting(quiet) }
    }
    return open
  }

  /// The windows of so many days, in order.
  func windows(from date: CivilDate, days: Int) -> [Interval] {
    (0..<days).flatMap { windows(on: date.adding(days: $0)) }
  }

  /// The instant by which the windows were open for so many microseconds since another instant; that
  /// one if they hardly ever are.
  func instant(after start: Instant, open microseconds: Int64) -> Instant {
    var rest = microseconds
    let first = zone.civil(at: start).date
    for offset in -1...62 {
      for window in windows(on: first.adding(days: offset)) where window.end > start {
        let from = max(window.start, start)
        let length = window.end.microseconds - from.microseconds
        if length >= rest { return Instant(microseconds: from.microseconds + rest) }
        rest -= length
      }
    }
    return start
  }

  /// The first window that ends after an instant; `nil` if the hours leave none.
  func window(endingAfter instant: Instant) -> Interval? {
    let today = zone.civil(at: instant).date
    for offset in -1...OpenHours.horizonDays {
      let open = windows(on: today.adding(days: offset)).first { $0.end > instant }
      if let open { return open }
    }
    return nil
  }

  /// Whether any window of the week after an instant overlaps one of another's.
  func meets(_ other: OpenHours, after instant: Instant) -> Bool {
    let today = zone.civil(at: instant).date
    return windows(from: today, days: 7).contains { mine in
      other.window(endingAfter: mine.start).map { $0.start < mine.end } ?? false
    }
  }

  /// The first date from `date` on that has a window, and its windows.
  func windows(onOrAfter date: CivilDate) -> (date: CivilDate, open: [Interval])? {
    for offset in 0...OpenHours.horizonDays {
      let candidate = date.adding(days: offset)
      let open = windows(on: candidate)
      if !open.isEmpty { return (candidate, open) }
    }
    return nil
  }

  /// When the quiet hours around an instant end; `nil` if it is not in quiet hours.
  func quietEnd(at instant: Instant) -> Instant? {
    let today = zone.civil(at: instant).date
    for offset in -1...1 {
      guard let quiet = quietInterval(on: today.adding(days: offset)) else { continue }
      if quiet.contains(instant) { return quiet.end }
    }
    return nil
  }

  /// When quiet hours next begin after an instant; `nil` if there are none.
  func quietStart(after instant: Instant) -> Instant? {
    let today = zone.civil(at: instant).date
    for offset in -1...3 {
      guard let quiet = quietInterval(on: today.adding(days: offset)) else { continue }
      if quiet.start > instant { return quiet.start }
    }
    return nil
  }

  /// When a day begins for reminders without a time of day: at the end of the quiet hours.
  func morning(of date: CivilDate) -> Instant {
    let time = hours.quiet.map(\.end) ?? Pace.morning
    return zone.instant(of: CivilDateTime(date: date, time: time))
  }

  /// The first instant of a date.
  func midnight(of date: CivilDate) -> Instant {
    zone.instant(of: CivilDateTime(date: date, time: .midnight))
  }

  private func quietInterval(on date: CivilDate) -> Interval? {
    hours.quiet.flatMap { interval(of: $0, on: date) }
  }

  private func interval(of window: DailyWindow, on date: CivilDate) -> Interval? {
    let last = window.end <= window.start ? date.adding(days: 1) : date
    return Interval(
      start: zone.instant(of: CivilDateTime(date: date, time: window.start)),
      end: zone.instant(of: CivilDateTime(date: last, time: window.end)))
  }
}

extension Hours {
  /// Windows as microseconds after midnight, less the quiet hours of the days around, in order.
  fileprivate func usual(_ windows: [DailyWindow]) -> [Range<Int64>] {
    let day: Int64 = 86_400_000_000
    var open = windows.map(\.span).sorted { $0.lowerBound < $1.lowerBound }
    for offset in [-day, 0, day] {
      guard let quiet = quiet?.span else { continue }
      let closed = quiet.lowerBound + offset..<quiet.upperBound + offset
      open = open.flatMap { range in
        guard range.overlaps(closed) else { return [range] }
        return [
          range.lowerBound..<max(range.lowerBound, closed.lowerBound),
          min(range.upperBound, closed.upperBound)..<range.upperBound,
        ].filter { !$0.isEmpty }
      }
    }
    return open
  }
}

extension DailyWindow {
  /// From its start to its end in microseconds after midnight, beyond the day if it runs over one.
  fileprivate var span: Range<Int64> {
    let day: Int64 = 86_400_000_000
    let last = end <= start ? end.microseconds + day : end.microseconds
    return start.microseconds..<last
  }
}
