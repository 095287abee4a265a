package import Glibc

/// An open file and who may have written it, learned after opening so that both are the same file.
package struct OwnedFile: Sendable {
  package let owner: uid_t
  /// The permission bits.
  package let mode: mode_t
  package let isRegular: Bool
  package let stamp: FileStamp
  private let path: String
  private let descriptor: Descriptor

  /// Opens a file for reading, through symbolic links, without ever waiting for a writer.
  package init(opening path: String) throws(SystemError) {
    self.path = path
    descriptor = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    let status = try descriptor.status()
    owner = status.st_uid
    mode = status.st_mode & 0o7777
    isRegular = status.st_mode & S_IFMT == S_IFREG
    stamp = FileStamp(status)
  }

  /// Whether somebody else than the user and root owns it.
  package var isForeign: Bool { owner != geteuid() && owner != 0 }

  /// Whether its group or everybody may write to it.
  package var isWritableByOthers: Bool { mode & 0o022 != 0 }

  /// Reads all of it, once; more than `limit` bytes are refused with `EFBIG`.
  package func read(limit: Int) throws(SystemError) -> [UInt8] {
    do throws(SystemError) {
      return try descriptor.readAll(limit: limit)
    } catch {
      throw SystemError("read \(path)", code: error.code)
    }
  }
}
