import Dispatch

/// A Dispatch timer, not set at first, and cancelled when it is dropped.
///
/// `@unchecked`: Dispatch sources are safe to use from everywhere.
final class TimerSource: @unchecked Sendable {
  private let source: any DispatchSourceTimer

  init(_ source: any DispatchSourceTimer) {
    self.source = source
    source.schedule(deadline: .distantFuture)
    source.activate()
  }

  deinit { source.cancel() }

  func cancel() { source.cancel() }

  func set(
    _ deadline: DispatchTime, repeating interval: DispatchTimeInterval = .never,
    leeway: DispatchTimeInterval = .nanoseconds(0)
  ) {
    source.schedule(deadline: deadline, repeating: interval, leeway: leeway)
  }
}
