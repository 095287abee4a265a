import CSystemd
import Glibc

/// The service manager that started the process, if one did (sd_notify(3)).
///
/// It is found through the environment, which stays as it is.
package enum ServiceManager {
  /// Sends assignments such as `READY=1`; without a manager they go nowhere.
  package static func notify(_ lines: [String]) {
    // A failure has no remedy, and the manager has its own timeouts.
    _ = sd_notify(0, lines.joined(separator: "\n"))
  }

  package static func ready() { notify(["READY=1"]) }

  /// Says that configuration is being read again; `ready()` must follow.
  package static func reloading() {
    notify(["RELOADING=1", "MONOTONIC_USEC=\(Clocks.monotonicClock().microseconds)"])
  }

  package static func stopping() { notify(["STOPPING=1"]) }

  /// Sets the one line that `systemctl status` shows.
  package static func status(_ text: String) {
    notify(["STATUS=" + String(text.map { $0.isNewline ? " " : $0 })])
  }

  /// The time within which the manager wants to hear `keepAlive()`; call it twice as often.
  package static var watchdogInterval: Duration? {
    var microseconds: UInt64 = 0
    guard sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
    return .microseconds(Int64(clamping: microseconds))
  }

  package static func keepAlive() { notify(["WATCHDOG=1"]) }
}
