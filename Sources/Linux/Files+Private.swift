package import Glibc

/// Why a directory is not ours alone.
package enum DirectoryError: Error, Equatable {
  case system(SystemError)
  /// Somebody else owns it.
  case foreign(path: String, owner: uid_t)
  /// Others may look into it or write to it.
  case loose(path: String, mode: mode_t)
}

extension DirectoryError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let error): "\(error)"
    case .foreign(let path, let owner):
      "\(path) belongs to user \(owner); it must be yours: move it away"
    case .loose(let path, let mode):
      "\(path) has mode 0\(String(mode, radix: 8)); others must have no access to it, "
        + "run: chmod 700 '\(path)'"
    }
  }
}

extension Files {
  /// Makes a directory that is ours alone (0700), and its parents where they are missing.
  ///
  /// One that exists is left as it is and must be ours and closed to others.
  package static func makePrivateDirectory(_ path: String) throws(DirectoryError) {
    do throws(SystemError) {
      try makeDirectories(path)
    } catch {
      throw .system(error)
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .system(SystemError("stat \(path)", code: errno))
    }
    guard status.st_uid == geteuid() else {
      throw .foreign(path: path, owner: status.st_uid)
    }
    let mode = status.st_mode & 0o7777
    guard mode & 0o077 == 0 else { throw .loose(path: path, mode: mode) }
  }

  private static func makeDirectories(_ path: String) throws(SystemError) {
    if mkdir(path, 0o700) == 0 { return }
    switch errno {
    case EEXIST:
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw SystemError("make the directory \(path)", code: ENOTDIR)
      }
    case ENOENT where directory(of: path) != path:
      try makeDirectories(directory(of: path))
      try SystemError.attempt("make the directory \(path)") { mkdir(path, 0o700) }
    case let code:
      throw SystemError("make the directory \(path)", code: code)
    }
  }
}
