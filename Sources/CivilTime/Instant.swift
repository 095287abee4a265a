/// A point in time: microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// This is the time scale of POSIX and of `CLOCK_REALTIME`. It reaches some 292 000 years both
/// ways; arithmetic stops at either end instead of overflowing.
public struct Instant: Comparable, Hashable, Sendable {
  /// Microseconds since the epoch; negative before it.
  public let microseconds: Int64

  /// Makes an instant from microseconds since the epoch.
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// Orders instants by time.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The instant a duration later; fractions of a microsecond are dropped.
  public static func + (instant: Instant, duration: Duration) -> Instant {
    Instant(microseconds: instant.microseconds.addingSaturated(duration.wholeMicroseconds))
  }

  /// The instant a duration earlier; fractions of a microsecond are dropped.
  public static func - (instant: Instant, duration: Duration) -> Instant {
    instant + (.zero - duration)
  }

  /// How long after `right` the instant `left` is; negative if it is before.
  public static func - (left: Instant, right: Instant) -> Duration {
    .microseconds(left.microseconds) - .microseconds(right.microseconds)
  }
}
