import CSQLite
import Glibc

extension StoreError.Reason {
  /// What a result of SQLite means; `systemError` is the errno behind it, 0 if there is none.
  init(code: Int32, systemError: Int32) {
    switch code & 0xff {
    case SQLITE_FULL: self = .full
    case SQLITE_IOERR where Self(systemError: systemError) == .full: self = .full
    case SQLITE_IOERR: self = .inputOutput
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_READONLY: self = .readOnly
    case SQLITE_CANTOPEN: self = Self(systemError: systemError) ?? .unreachable
    case SQLITE_PERM, SQLITE_AUTH: self = .unreachable
    case SQLITE_NOTADB: self = .damaged(.notADatabase)
    case SQLITE_CORRUPT: self = .damaged(.malformed)
    default: self = .unexpected
    }
  }

  /// What an errno means; `nil` if nothing that the store tells apart.
  init?(systemError: Int32) {
    switch systemError {
    case ENOSPC, EDQUOT: self = .full
    case EROFS: self = .readOnly
    case EIO: self = .inputOutput
    case EACCES, EPERM, ENOENT, ENOTDIR: self = .unreachable
    default: return nil
    }
  }
}

extension StoreError {
  /// The error of a system call that has just failed.
  static func lastSystemError(_ operation: Operation, path: String) -> StoreError {
    let number = errno
    return StoreError(
      Reason(systemError: number) ?? .unexpected, operation, path: path,
      message: String(cString: strerror(number)))
  }
}
