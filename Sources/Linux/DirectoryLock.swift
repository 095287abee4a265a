import Glibc

/// A lock on a directory, for those who change a file in it one after the other.
///
/// It leaves nothing behind, and goes with the process, however that ends.
package final class DirectoryLock: Sendable {
  private let descriptor: Descriptor

  /// Waits for whoever holds the lock; when `patience` is over, that is `ETIMEDOUT`.
  ///
  /// A link is locked where it leads, so that two names of one directory are one lock.
  package init(_ path: String, patience: Duration = .seconds(10)) throws(SystemError) {
    descriptor = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY)
    let (number, deadline) = (descriptor.number, Clocks.monotonicClock() + patience)
    while true {
      do {
        try SystemError.attempt("lock \(path)") { flock(number, LOCK_EX | LOCK_NB) }
        return
      } catch {
        guard error.code == EWOULDBLOCK else { throw error }
      }
      guard Clocks.monotonicClock() < deadline else {
        throw SystemError("lock \(path)", code: ETIMEDOUT)
      }
      ThisProcess.pause(milliseconds: 10)
    }
  }
}
