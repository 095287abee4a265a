package import Glibc

/// An open file descriptor, closed when the last reference to it goes.
package final class Descriptor: Sendable {
  package let number: CInt

  /// Takes over `number`; nobody else may close it.
  package init(owning number: CInt) { self.number = number }

  /// Opens a file, always with `O_CLOEXEC`.
  package convenience init(
    opening path: String, _ flags: CInt, mode: mode_t = 0
  ) throws(SystemError) {
    guard !path.utf8.contains(0) else { throw SystemError("open \(path)", code: EINVAL) }
    let number = try SystemError.attempt("open \(path)") { open(path, flags | O_CLOEXEC, mode) }
    self.init(owning: number)
  }

  /// Opens a second descriptor of what `number` refers to.
  package convenience init(duplicating number: CInt) throws(SystemError) {
    let copy = try SystemError.attempt("duplicate a descriptor") {
      fcntl(number, F_DUPFD_CLOEXEC, 3)
    }
    self.init(owning: copy)
  }

  deinit { close(number) }
}

extension Descriptor {
  /// Reads once, up to `count` bytes; no bytes mean the end.
  func read(_ count: Int) throws(SystemError) -> [UInt8] {
    var code: CInt = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var answer = Glibc.read(number, buffer.baseAddress, count)
      while answer < 0, errno == EINTR { answer = Glibc.read(number, buffer.baseAddress, count) }
      code = answer < 0 ? errno : 0
      filled = max(0, answer)
    }
    guard code == 0 else { throw SystemError("read", code: code) }
    return bytes
  }

  /// Reads up to the end, or until `limit` bytes are exceeded, which is `EFBIG`.
  func readAll(limit: Int) throws(SystemError) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let bytes = try read(65_536)
      if bytes.isEmpty { return all }
      guard all.count + bytes.count <= limit else { throw SystemError("read", code: EFBIG) }
      all += bytes
    }
  }

  /// Writes all bytes to a blocking descriptor.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    try Files.write(bytes, to: number)
  }

  func makeNonBlocking() throws(SystemError) {
    try SystemError.attempt("fcntl") { fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK) }
  }

  func status() throws(SystemError) -> stat {
    var status = stat()
    try SystemError.attempt("fstat") { fstat(number, &status) }
    return status
  }
}

extension Descriptor: Equatable {
  package static func == (left: Descriptor, right: Descriptor) -> Bool { left === right }
}
