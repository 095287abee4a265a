import Dispatch

/// A Dispatch source of events, at rest until it is enabled, and cancelled when it is dropped.
final class EventSource: @unchecked Sendable {
  // `@unchecked`: Dispatch sources are safe to use from everywhere; `isEnabled` is used on the
  // loop only.
  private let source: any DispatchSourceProtocol
  private var wasActivated = false

  init(_ source: any DispatchSourceProtocol) { self.source = source }

  deinit {
    source.cancel()
    // Dispatch traps when a source at rest is released.
    if !isEnabled { wake() }
  }

  /// Whether the handler is called when there is something to handle.
  var isEnabled = false {
    didSet {
      guard isEnabled != oldValue else { return }
      if isEnabled { wake() } else { source.suspend() }
    }
  }

  private func wake() {
    if wasActivated { source.resume() } else { source.activate() }
    wasActivated = true
  }
}

/// A Dispatch timer, not set at first, and cancelled when it is dropped.
final class TimerSource: @unchecked Sendable {
  // `@unchecked`: Dispatch sources are safe to use from everywhere.
  private let source: any DispatchSourceTimer

  init(_ source: any DispatchSourceTimer) {
    self.source = source
    source.schedule(wallDeadline: .distantFuture)
    source.activate()
  }

  deinit { source.cancel() }

  func cancel() { source.cancel() }

  func set(_ deadline: DispatchWallTime) {
    source.schedule(wallDeadline: deadline, leeway: .nanoseconds(0))
  }

  func set(
    _ deadline: DispatchTime, repeating interval: DispatchTimeInterval = .never,
    leeway: DispatchTimeInterval = .nanoseconds(0)
  ) {
    source.schedule(deadline: deadline, repeating: interval, leeway: leeway)
  }
}
