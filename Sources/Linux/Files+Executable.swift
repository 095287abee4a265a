import Glibc

extension Files {
  /// Where a program lies: `name` itself if it is a path, else the first one that may be run in
  /// the directories of `path`, as a shell looks it up; `nil` if there is none.
  package static func executable(_ name: String, in path: String) -> String? {
    guard !name.contains("/") else { return name }
    let candidates = path.split(separator: ":").map { "\($0)/\(name)" }
    return candidates.first { access($0, X_OK) == 0 }
  }

  /// Whether there is a file that this user may run as a program.
  package static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && access(path, X_OK) == 0
  }
}
