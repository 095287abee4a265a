import Glibc

/// Hands signals to the loop; from its making on, they no longer end the process.
package final class SignalSource: Sendable {
  private let sources: [EventSource]

  /// Watches `signals`; several of one kind that come close together may be told as one.
  ///
  /// Dispatch reads them from a descriptor and puts its own action in place when the source is
  /// activated. Until then they are ignored: setting that later would silence the descriptor.
  package init(
    _ signals: [CInt], on loop: Loop, handler: @escaping @Sendable (CInt) -> Void
  ) {
    for number in signals { signal(number, SIG_IGN) }
    sources = signals.map { number in loop.signals(number) { handler(number) } }
    for source in sources { source.isEnabled = true }
  }
}
