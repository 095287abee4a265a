import CSystemd
import Glibc

/// Hands signals to the loop; from its making on, they no longer end the process.
///
/// They are caught by a handler that writes to a pipe. Nothing is blocked, so children start with
/// the signals as they should be. A signal has one source at a time; when that is dropped, the
/// signal does again what it does by default.
package final class SignalSource: Sendable {
  package static let hangup = SIGHUP
  package static let interrupt = SIGINT
  package static let terminate = SIGTERM

  private let signals: [CInt]
  private let pipe: Pipe
  private let source: DescriptorSource

  package init(
    _ signals: [CInt], on loop: Loop, handler: @escaping @Sendable (CInt) -> Void
  ) throws(SystemError) {
    self.signals = signals
    let pipe = try Pipe()
    self.pipe = pipe
    for end in [pipe.readEnd, pipe.writeEnd] { try end.makeNonBlocking() }
    source = loop.source(pipe.readEnd) { _ in
      guard let numbers = try? pipe.readEnd.read(256) else { return }
      for number in numbers { handler(CInt(number)) }
    }
    for number in signals {
      try SystemError.attempt("catch signal \(number)") {
        attune_catch_signal(number, pipe.writeEnd.number)
      }
    }
  }

  deinit { for number in signals { signal(number, SIG_DFL) } }
}
