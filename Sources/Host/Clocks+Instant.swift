package import CivilTime
package import Linux

extension Clocks {
  /// The wall clock, to the microsecond.
  package static func now() -> Instant {
    let (seconds, attoseconds) = wallClock().components
    return Instant(microseconds: seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
  }
}
