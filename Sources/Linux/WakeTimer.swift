import Dispatch
import CSystemd
import Glibc

/// The daemon's one timer, on the wall clock.
///
/// Dispatch keeps it as an absolute `CLOCK_REALTIME` timer descriptor: it follows the clock when
/// that is set, and expires on resume when its time passed during suspension.
package final class WakeTimer: Sendable {
  private let source: TimerSource

  package init(on loop: Loop, onExpiry handler: @escaping @Sendable () -> Void) {
    source = loop.timer(handler)
  }

  /// Sets the timer to a time since the epoch, in place of the one it was set to; `nil` stops it.
  ///
  /// It may expire early, at the latest a day from now: a needless wake-up is harmless, and
  /// Dispatch takes wall times beyond 2116 for another clock, and the first nanosecond for never.
  package func set(_ sinceEpoch: Duration?) {
    guard let sinceEpoch else { return source.set(DispatchWallTime.distantFuture) }
    let capped = max(.seconds(1), min(sinceEpoch, Clocks.wallClock() + .seconds(86_400)))
    let (seconds, attoseconds) = capped.components
    let time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    source.set(DispatchWallTime(timespec: time))
  }
}
