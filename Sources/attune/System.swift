import Glibc
import Linux

/// The two system calls that nobody else needs.
enum System {
  static func pause(milliseconds: UInt32) { usleep(milliseconds * 1_000) }

  /// Removes a directory with everything in it, or a file; symbolic links are not followed.
  static func removeAll(_ path: String) throws(SystemError) {
    if unlink(path) == 0 || errno == ENOENT { return }
    for name in try Files.list(path) { try removeAll("\(path)/\(name)") }
    guard rmdir(path) == 0 else { throw SystemError("remove \(path)", code: errno) }
  }
}
