import CSystemd
import Glibc

/// The clocks of the machine.
package enum Clocks {
  /// The time since 1970 in UTC; it steps when somebody sets it.
  package static func wallClock() -> Duration { reading(CLOCK_REALTIME) }

  /// The time since the machine was started, suspension included; it never steps back.
  package static func bootClock() -> Duration { reading(CLOCK_BOOTTIME) }

  /// The time since the machine was started, suspension left out; it never steps back.
  package static func monotonicClock() -> Duration { reading(CLOCK_MONOTONIC) }

  private static func reading(_ clock: clockid_t) -> Duration {
    var now = timespec()
    clock_gettime(clock, &now)
    return .seconds(now.tv_sec) + .nanoseconds(now.tv_nsec)
  }
}

extension Duration {
  /// The whole nanoseconds in it, or the most or least that fit.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return seconds < 0 ? .min : .max }
    let (sum, overrun) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    return overrun ? (seconds < 0 ? .min : .max) : sum
  }

  /// The whole microseconds in it, none if it is negative.
  var microseconds: UInt64 { UInt64(max(0, nanoseconds)) / 1_000 }
}
