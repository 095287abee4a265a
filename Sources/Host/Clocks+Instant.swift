package import CivilTime
package import Linux

extension Instant {
  /// The end of the year 2199, in UTC: nothing is planned for later than that.
  package static let latestPlanned = Instant(microseconds: 7_258_118_400_000_000)
}

extension Clocks {
  /// The wall clock, to the microsecond.
  package static func now() -> Instant {
    let (seconds, attoseconds) = wallClock().components
    return Instant(microseconds: seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
  }
}
