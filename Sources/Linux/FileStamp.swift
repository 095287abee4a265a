import CSystemd
import Glibc

/// What changes when a file is written or replaced.
package struct FileStamp: Hashable, Sendable {
  package let device: UInt
  package let inode: UInt
  package let size: Int
  /// The time of the last write since the epoch.
  package let modified: Duration

  init(_ status: stat) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    modified = .seconds(status.st_mtim.tv_sec) + .nanoseconds(status.st_mtim.tv_nsec)
  }

  /// The stamp of what a path leads to.
  package init(of path: String) throws(SystemError) {
    var status = stat()
    try SystemError.attempt("stat \(path)") { stat(path, &status) }
    self.init(status)
  }
}
