package import Glibc

extension Files {
  /// Replaces what a file holds, so that at any time, power cuts included, there is all of the
  /// old or all of the new.
  ///
  /// A symbolic link stays one: the file it leads to is replaced. A file that exists keeps its
  /// mode; a new one gets `mode`. Where `old` is given and is not what the file holds any more, it
  /// is left as it is, which is `ESTALE`.
  package static func writeAtomically(
    _ bytes: [UInt8], to path: String, mode: mode_t = 0o600, replacing old: [UInt8]? = nil
  ) throws(SystemError) {
    let target = try destination(of: path)
    var status = stat()
    let kept = stat(target, &status) == 0 ? status.st_mode & 0o7777 : mode
    let draft = "\(target).\(draftSuffix())"
    do throws(SystemError) {
      try writeDraft(bytes, at: draft, mode: kept)
      if let old, (try? read(target, limit: old.count)) != old {
        throw SystemError("replace \(path)", code: ESTALE)
      }
      try rename(draft, to: target)
    } catch {
      unlink(draft)
      // The draft's name would say nothing to whoever named the file.
      throw SystemError("write \(path)", code: error.code)
    }
    try synchronize(directory: directory(of: target))
  }

  private static func writeDraft(
    _ bytes: [UInt8], at path: String, mode: mode_t
  ) throws(SystemError) {
    let file = try Descriptor(
      opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    try file.write(bytes)
    try SystemError.attempt("chmod \(path)") { fchmod(file.number, mode) }
    try SystemError.attempt("fsync \(path)") { fsync(file.number) }
  }

  private static func synchronize(directory: String) throws(SystemError) {
    let descriptor = try Descriptor(opening: directory, O_RDONLY | O_DIRECTORY)
    try SystemError.attempt("fsync \(directory)") { fsync(descriptor.number) }
  }

  private static func draftSuffix() -> String {
    String(UInt64.random(in: .min ... .max), radix: 36)
  }

  /// Where a path leads through symbolic links, the last of which may lead to nothing yet.
  package static func destination(of path: String) throws(SystemError) -> String {
    var path = path
    for _ in 0..<40 {
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
      let target = try readLink(path)
      path = target.hasPrefix("/") ? target : "\(directory(of: path))/\(target)"
    }
    throw SystemError("follow \(path)", code: ELOOP)
  }
}
