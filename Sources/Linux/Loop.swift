import Dispatch

/// The daemon's event loop: one serial queue, which is also the executor of its actor.
///
/// Handlers of the sources on a loop run one at a time, in the order in which the sources fired,
/// and inside the isolation of the actor that runs on it: they enter with `assumeIsolated`.
package final class Loop: SerialExecutor {
  private let queue: DispatchQueue
  private let poller: Poller

  package init(label: String) {
    queue = DispatchQueue(label: label)
    poller = Poller(on: queue)
  }

  deinit { poller.stop() }

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

  /// A source that tells when `descriptor` is ready.
  func source(
    _ descriptor: Descriptor, for interest: Readiness = .reading,
    _ handler: @escaping @Sendable (Readiness) -> Void
  ) -> DescriptorSource {
    DescriptorSource(descriptor, for: interest, on: self, poller: poller, handler: handler)
  }
}
