package import Glibc

/// A lock that one process at a time can hold; it goes with the process, however that ends.
package final class FileLock: Sendable {
  private let descriptor: Descriptor

  /// Takes the lock on the file at `path`, which is made if need be and bears the holder's id.
  ///
  /// Another holder is an error `EWOULDBLOCK`. The file stays when the lock goes: removing it
  /// would let two processes hold locks on two files of one name.
  package init(path: String) throws(SystemError) {
    descriptor = try Descriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600)
    let number = descriptor.number
    try SystemError.attempt("lock \(path)") { flock(number, LOCK_EX | LOCK_NB) }
    try SystemError.attempt("truncate \(path)") { ftruncate(number, 0) }
    try descriptor.write(Array("\(getpid())\n".utf8))
  }

  /// The process that took the lock last, if the file says so.
  package static func holder(of path: String) -> pid_t? {
    guard let bytes = try? Files.read(path, limit: 32) else { return nil }
    return pid_t(String(decoding: bytes.prefix { $0 != 0x0a }, as: UTF8.self))
  }
}
