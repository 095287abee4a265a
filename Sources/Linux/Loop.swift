import Dispatch

/// The daemon's event loop: one serial queue, which is also the executor of its actor.
///
/// Handlers of the sources on a loop run one at a time, in the order in which the sources fired,
/// and inside the isolation of the actor that runs on it: they enter with `assumeIsolated`.
package final class Loop: SerialExecutor {
  private let queue: DispatchQueue

  package init(label: String) { queue = DispatchQueue(label: label) }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  package func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }

  /// Runs `work` on the loop after everything that already waits there.
  package func async(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }
}

// A closure takes on the isolation of the place it is written in. These functions ask for
// `@Sendable` ones, which have none, so that they may run on the queue.
extension Loop {
  func timer(_ handler: @escaping @Sendable () -> Void) -> TimerSource {
    let source = DispatchSource.makeTimerSource(queue: queue)
    source.setEventHandler(handler: handler)
    return TimerSource(source)
  }

  func signals(_ number: CInt, _ handler: @escaping @Sendable () -> Void) -> EventSource {
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler(handler: handler)
    return EventSource(source)
  }

  /// A source that fires while `descriptor` is readable; it keeps the descriptor open.
  func reader(
    _ descriptor: Descriptor, _ handler: @escaping @Sendable () -> Void
  ) -> EventSource {
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor.number, queue: queue)
    source.setEventHandler(handler: handler)
    source.setCancelHandler { @Sendable in withExtendedLifetime(descriptor) {} }
    return EventSource(source)
  }

  /// A source that fires while `descriptor` is writable; it keeps the descriptor open.
  func writer(
    _ descriptor: Descriptor, _ handler: @escaping @Sendable () -> Void
  ) -> EventSource {
    let source = DispatchSource.makeWriteSource(fileDescriptor: descriptor.number, queue: queue)
    source.setEventHandler(handler: handler)
    source.setCancelHandler { @Sendable in withExtendedLifetime(descriptor) {} }
    return EventSource(source)
  }
}
