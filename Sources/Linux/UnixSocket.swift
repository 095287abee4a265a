import Glibc

/// The calls on Unix stream sockets that listener, connection and client share.
enum UnixSocket {
  static func make(nonBlocking: Bool) throws(SystemError) -> Descriptor {
    let kind = CInt(SOCK_STREAM.rawValue) | closeOnExec | (nonBlocking ? self.nonBlocking : 0)
    return Descriptor(
      owning: try SystemError.attempt("make a socket") { socket(AF_UNIX, kind, 0) })
  }

  static func bind(_ socket: Descriptor, to path: String) throws(SystemError) {
    try withAddress(path, "bind \(path)") { Glibc.bind(socket.number, $0, $1) }
  }

  static func connect(_ socket: Descriptor, to path: String) throws(SystemError) {
    try withAddress(path, "connect to \(path)") { Glibc.connect(socket.number, $0, $1) }
  }

  static let closeOnExec = CInt(SOCK_CLOEXEC.rawValue)
  static let nonBlocking = CInt(SOCK_NONBLOCK.rawValue)

  private static func withAddress(
    _ path: String, _ operation: String,
    _ call: (UnsafePointer<sockaddr>, socklen_t) -> CInt
  ) throws(SystemError) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard !bytes.isEmpty, !bytes.contains(0),
      bytes.count < MemoryLayout.size(ofValue: address.sun_path)
    else { throw SystemError(operation, code: ENAMETOOLONG) }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let length = socklen_t(MemoryLayout<sockaddr_un>.size)
    try withUnsafePointer(to: &address) { pointer throws(SystemError) in
      _ = try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        address throws(SystemError) in
        try SystemError.attempt(operation) { call(address, length) }
      }
    }
  }
}

/// The process at the other end of a Unix socket, as it was when it connected.
package struct PeerCredentials: Equatable, Sendable {
  package let processID: Int32
  package let userID: UInt32
  package let groupID: UInt32

  /// Whether it runs as the same user as this process, or as root.
  package var isTrusted: Bool { userID == geteuid() || userID == 0 }

  init(of socket: Descriptor) throws(SystemError) {
    // The layout of `struct ucred`, unix(7).
    var words: [UInt32] = [0, 0, 0]
    var length = socklen_t(words.count * MemoryLayout<UInt32>.size)
    try SystemError.attempt("ask for the peer") {
      getsockopt(socket.number, SOL_SOCKET, SO_PEERCRED, &words, &length)
    }
    (processID, userID, groupID) = (Int32(bitPattern: words[0]), words[1], words[2])
  }
}
