import Dispatch

/// A timer on the monotonic clock, which stands still while the machine is suspended.
///
/// It is for timeouts and the watchdog, never for when something falls due. Dropping it stops it.
package final class LoopTimer: Sendable {
  private let source: TimerSource

  /// Calls the handler once, `delay` from now.
  package init(on loop: Loop, after delay: Duration, handler: @escaping @Sendable () -> Void) {
    source = loop.timer(handler)
    source.set(DispatchTime(after: delay))
  }

  /// Calls the handler again and again, the first time `interval` from now.
  package init(on loop: Loop, every interval: Duration, handler: @escaping @Sendable () -> Void) {
    precondition(interval > .zero, "a timer that repeats every \(interval) never rests")
    source = loop.timer(handler)
    source.set(
      DispatchTime(after: interval),
      repeating: .nanoseconds(Int(interval.nanoseconds)),
      leeway: .nanoseconds(Int(interval.nanoseconds / 20)))
  }

  package func cancel() { source.cancel() }
}

extension DispatchTime {
  init(after delay: Duration) {
    let (sum, overflow) = DispatchTime.now().uptimeNanoseconds
      .addingReportingOverflow(UInt64(max(0, delay.nanoseconds)))
    // Half the range is centuries away, and clear of the values that Dispatch gives a meaning.
    self.init(uptimeNanoseconds: overflow ? .max / 2 : min(sum, .max / 2))
  }
}
