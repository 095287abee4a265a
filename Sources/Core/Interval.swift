import CivilTime

/// A stretch of time from its start up to, not including, its end; never empty.
struct Interval: Equatable, Sendable {
  let start: Instant
  let end: Instant

  init?(start: Instant, end: Instant) {
    guard start < end else { return nil }
    self.start = start
    self.end = end
  }

  var microseconds: Int64 { end.microseconds - start.microseconds }

  func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }

  /// What is left of it without `other`: nothing, one piece, or two.
  func subtracting(_ other: Interval) -> [Interval] {
    guard other.start < end, start < other.end else { return [self] }
    return [
      Interval(start: start, end: min(end, other.start)),
      Interval(start: max(start, other.end), end: end),
    ].compactMap { $0 }
  }
}

extension [Interval] {
  /// The instant at a fraction (0..<1) of all the time in these intervals, laid end to end, and the
  /// interval it falls in.
  func moment(at fraction: Double) -> (instant: Instant, interval: Interval)? {
    let whole = reduce(Int64(0)) { $0 + $1.microseconds }
    var rest = Int64(Double(whole) * fraction)
    for interval in self {
      if rest < interval.microseconds {
        return (Instant(microseconds: interval.start.microseconds + rest), interval)
      }
      rest -= interval.microseconds
    }
    return nil
  }
}
