import Dispatch
import CSystemd
import Glibc

/// One client of a `UnixListener`; every call on it is made on the loop.
///
/// `@unchecked`: the state is touched on the loop only, which every call checks.
package final class UnixConnection: @unchecked Sendable {
  package let peer: PeerCredentials
  private let loop: Loop
  private let onEnd: @Sendable () -> Void
  private var state: State
  private var onData: (@Sendable ([UInt8]) -> Void)?
  private var onClose: (@Sendable () -> Void)?
  private var unsent: [UInt8] = []
  private var patience: LoopTimer?

  private enum State {
    /// Waits for `start`.
    case accepted(Descriptor)
    case open(DescriptorSource)
    /// Sends what is left, reads no more, and then closes.
    case closing(DescriptorSource)
    case closed
  }

  /// The bytes that may wait for a client that does not read; with more, it is hung up on.
  ///
  /// The longest reply fits into half of it.
  package static let unsentLimit = 16 << 20

  init(
    _ descriptor: Descriptor, peer: PeerCredentials, on loop: Loop,
    onEnd: @escaping @Sendable () -> Void
  ) {
    self.peer = peer
    self.loop = loop
    self.onEnd = onEnd
    state = .accepted(descriptor)
  }

  deinit {
    if case .closed = state { return }
    onEnd()
  }

  /// Starts reading.
  ///
  /// `onClose` is called once, later than any call that brings the end about, whether the client
  /// hung up or this side closed; after it nothing more is called.
  package func start(
    onData: @escaping @Sendable ([UInt8]) -> Void, onClose: @escaping @Sendable () -> Void
  ) {
    loop.checkIsolated()
    guard case .accepted(let descriptor) = state else {
      preconditionFailure("a connection is started once, and this one is \(state)")
    }
    self.onData = onData
    self.onClose = onClose
    state = .open(
      loop.source(descriptor) { [weak self] readiness in
        if readiness.contains(.writing) { self?.flush() }
        if readiness.contains(.reading) { self?.read() }
      })
  }

  /// Sends bytes as fast as the client takes them; a closed connection takes no more.
  package func send(_ bytes: [UInt8]) {
    loop.checkIsolated()
    guard case .open = state else { return }
    unsent += bytes
    flush()
    if unsent.count > Self.unsentLimit { end() }
  }

  /// Closes the connection: at once, or after what was sent has gone out, for which the client
  /// has five seconds.
  package func close(flushing: Bool = true) {
    loop.checkIsolated()
    guard flushing, !unsent.isEmpty, case .open(let source) = state else { return end() }
    source.interest = .writing
    state = .closing(source)
    patience = LoopTimer(on: loop, after: .seconds(5)) { [weak self] in self?.end() }
  }
}

extension UnixConnection {
  private func read() {
    guard case .open(let source) = state else { return }
    do throws(SystemError) {
      let bytes = try source.descriptor.read(65_536)
      // A client that will say no more may still wait for answers.
      if bytes.isEmpty { close() } else { onData?(bytes) }
    } catch {
      if error.code != EAGAIN { end() }
    }
  }

  private func flush() {
    let source: DescriptorSource
    let isClosing: Bool
    switch state {
    case .open(let open): (source, isClosing) = (open, false)
    case .closing(let open): (source, isClosing) = (open, true)
    case .accepted, .closed: return
    }
    guard sendUnsent(to: source.descriptor.number) else { return end() }
    source.interest = (isClosing ? [] : Readiness.reading).union(unsent.isEmpty ? [] : .writing)
    if isClosing, unsent.isEmpty { end() }
  }

  /// Sends until nothing is left or the client takes no more; `false` if it is gone.
  private func sendUnsent(to socket: CInt) -> Bool {
    var sent = 0
    defer { unsent.removeFirst(sent) }
    while sent < unsent.count {
      let count = unsent.withUnsafeBytes { bytes in
        let rest = bytes[sent...]
        return Glibc.send(
          socket, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count,
          CInt(MSG_NOSIGNAL))
      }
      if count >= 0 { sent += count } else if errno != EINTR { return errno == EAGAIN }
    }
    return true
  }

  private func end() {
    if case .closed = state { return }
    state = .closed
    unsent = []
    patience = nil
    onEnd()
    if let onClose { loop.async(onClose) }
    (onData, onClose) = (nil, nil)
  }
}
