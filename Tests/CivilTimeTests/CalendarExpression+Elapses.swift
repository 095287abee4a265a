import CivilTime

extension CalendarExpression {
  /// The first elapses after an instant, in microseconds since the epoch.
  func elapses(
    after instant: Instant, in zone: Zone, policy: Policy = .everyday, count: Int = 5
  ) -> [Int64] {
    var elapses: [Int64] = []
    var last = instant
    while elapses.count < count, let next = next(after: last, in: zone, policy: policy) {
      elapses.append(next.microseconds)
      last = next
    }
    return elapses
  }
}

extension CivilDateTime {
  /// Reads `2026-11-22 18:42:00`.
  init?(_ text: String) {
    let parts = text.split(separator: " ")
    let numbers = parts.first?.split(separator: "-").compactMap { Int($0) } ?? []
    guard parts.count == 2, numbers.count == 3,
      let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]),
      let time = TimeOfDay(parsing: parts[1])
    else { return nil }
    self.init(date: date, time: time)
  }
}

extension Instant {
  /// Reads `2026-11-22 18:42:00` as UTC.
  init?(utc text: String) {
    guard let reading = CivilDateTime(text) else { return nil }
    self = Zone.utc.instant(of: reading)
  }
}
