import CSystemd
import Glibc

/// The blocking client side of a Unix stream socket, for programs that do one thing at a time.
package final class UnixClient {
  /// Who listens at the other end.
  package let server: PeerCredentials
  private let socket: Descriptor
  private var received: [UInt8] = []

  /// Connects to a server that runs as this user or as root; any other is refused with `EPERM`.
  ///
  /// `timeout` bounds connecting, and each sending.
  package init(path: String, timeout: Duration = .seconds(5)) throws(SystemError) {
    socket = try UnixSocket.make(nonBlocking: false)
    var time = timeval(
      tv_sec: Int(timeout.components.seconds),
      tv_usec: Int(timeout.components.attoseconds / 1_000_000_000_000))
    let (number, size) = (socket.number, socklen_t(MemoryLayout<timeval>.size))
    try SystemError.attempt("set a timeout") {
      setsockopt(number, SOL_SOCKET, SO_SNDTIMEO, &time, size)
    }
    try UnixSocket.connect(socket, to: path)
    server = try PeerCredentials(of: socket)
    guard server.isTrusted else {
      throw SystemError("trust the server at \(path)", code: EPERM)
    }
  }

  package func send(_ bytes: [UInt8]) throws(SystemError) {
    let number = socket.number
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try SystemError.attempt("send") {
        rest.withUnsafeBytes {
          Glibc.send(number, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
        }
      }
      rest = rest.dropFirst(count)
    }
  }

  /// The bytes up to the next `end`, without it; `nil` if the server hung up before.
  ///
  /// More than `limit` bytes are `EMSGSIZE`; a `timeout` that passes is `ETIMEDOUT`, and without
  /// one there is no end to waiting.
  package func receive(
    until end: UInt8 = 0, limit: Int, timeout: Duration?
  ) throws(SystemError) -> [UInt8]? {
    let deadline = timeout.map { Clocks.monotonicClock() + $0 }
    var searched = 0
    while true {
      if let index = received[searched...].firstIndex(of: end) {
        guard index <= limit else { throw SystemError("receive", code: EMSGSIZE) }
        defer { received.removeFirst(index + 1) }
        return Array(received[..<index])
      }
      guard received.count <= limit else { throw SystemError("receive", code: EMSGSIZE) }
      searched = received.count
      guard try Files.wait(for: socket.number, POLLIN, until: deadline) else {
        throw SystemError("receive", code: ETIMEDOUT)
      }
      let bytes = try socket.read(65_536)
      if bytes.isEmpty { return nil }
      received += bytes
    }
  }
}
