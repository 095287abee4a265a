import CSystemd
import Glibc

/// The daemon's one timer, on the wall clock.
///
/// It is an absolute `CLOCK_REALTIME` timer descriptor (timerfd_create(2)): it follows the clock when
/// that is set, and expires on resume when its time passed during suspension. A wall timer of
/// Dispatch would do the same until 2116-02-20, and then take every time for one of another clock.
package final class WakeTimer: Sendable {
  private let descriptor: Descriptor
  private let source: DescriptorSource

  package init(
    on loop: Loop, onExpiry handler: @escaping @Sendable () -> Void
  ) throws(SystemError) {
    let number = try SystemError.attempt("make a timer") {
      timerfd_create(CLOCK_REALTIME, CInt(TFD_NONBLOCK) | CInt(TFD_CLOEXEC))
    }
    let descriptor = Descriptor(owning: number)
    self.descriptor = descriptor
    source = loop.source(descriptor) { _ in
      // A timer that was set anew after it expired has nothing to read.
      if (try? descriptor.read(8)) != nil { handler() }
    }
  }

  /// Sets the timer to a time since the epoch, in place of the one it was set to; `nil` stops it.
  ///
  /// A time that has passed expires at once.
  package func set(_ sinceEpoch: Duration?) {
    var time = itimerspec()
    if let sinceEpoch {
      // All zeros would stop it; the kernel takes what it cannot count to for the end of time.
      let (seconds, attoseconds) = max(.nanoseconds(1), sinceEpoch).components
      time.it_value = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    }
    timerfd_settime(descriptor.number, CInt(TFD_TIMER_ABSTIME), &time, nil)
  }
}
