import Glibc

/// The files of the state in their directory: where they are, and whether they are the user's alone.
struct StateFiles {
  let directory: String

  var database: String { "\(directory)/state.sqlite" }

  /// Where a new database is made until it is whole.
  var draft: String { "\(database).new" }

  /// What SQLite adds to the name of a database for the database itself and what belongs to it.
  static let suffixes = ["", "-wal", "-shm", "-journal"]

  /// The directory 0700, every file 0600 at most, all of them the user's own.
  func requirePrivacy() throws(StoreError) {
    var status = stat()
    guard stat(directory, &status) == 0 else {
      throw .lastSystemError(.open, path: directory)
    }
    try require(status, of: directory, kind: S_IFDIR, mode: 0o700)
    for suffix in Self.suffixes {
      let path = database + suffix
      guard let status = try entry(path) else { continue }
      try require(status, of: path, kind: S_IFREG, mode: 0o600)
    }
  }

  /// Whether the database is there, or anything left of one.
  func anyExists() throws(StoreError) -> Bool { try !existing(of: database).isEmpty }

  func databaseExists() throws(StoreError) -> Bool { try entry(database) != nil }

  /// Makes an empty draft, 0600 whatever the umask, in place of one that was never finished.
  func createDraft() throws(StoreError) {
    removeDraft()
    let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .lastSystemError(.create, path: draft) }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0 else { throw .lastSystemError(.create, path: draft) }
  }

  func removeDraft() {
    for suffix in Self.suffixes { unlink(draft + suffix) }
  }

  /// Makes the draft the database, at one stroke.
  func adoptDraft() throws(StoreError) {
    guard rename(draft, database) == 0 else { throw .lastSystemError(.create, path: database) }
    try synchronizeDirectory(.create)
  }

  /// Renames the database and what belongs to it to the first free name of that label: the answer.
  ///
  /// The database goes first: without its journal it would seem whole.
  func moveAside(as label: String) throws(StoreError) -> String {
    let present = try existing(of: database)
    var number = 1
    while try !existing(of: aside(label, number)).isDisjoint(with: present) { number += 1 }
    let target = aside(label, number)
    for suffix in Self.suffixes where present.contains(suffix) {
      guard rename(database + suffix, target + suffix) == 0 else {
        throw .lastSystemError(.moveAside, path: database + suffix)
      }
    }
    try synchronizeDirectory(.moveAside)
    return target
  }

  /// Deletes every copy that was ever moved aside, with what belongs to it.
  func removeAside() throws(StoreError) {
    guard let stream = opendir(directory) else { throw .lastSystemError(.open, path: directory) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) { names.append(entry.pointee.name) }
    for name in names where Self.labels.contains(where: { name.hasPrefix("state.sqlite.\($0)-") }) {
      guard unlink("\(directory)/\(name)") == 0 || errno == ENOENT else {
        throw .lastSystemError(.write, path: "\(directory)/\(name)")
      }
    }
    try synchronizeDirectory(.write)
  }

  /// Says, until the pages are written anew, that they may hold what was to be forgotten.
  func markForgetting() throws(StoreError) {
    let descriptor = open(mark, O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .lastSystemError(.write, path: mark) }
    close(descriptor)
    try synchronizeDirectory(.write)
  }

  func unmarkForgetting() { unlink(mark) }

  /// Whether a crash came between forgetting and leaving no byte of it.
  var isForgetting: Bool { access(mark, F_OK) == 0 }

  private var mark: String { "\(database).forgetting" }

  /// What files that were moved aside are called.
  private static let labels = ["damaged", "newer"]

  private func aside(_ label: String, _ number: Int) -> String { "\(database).\(label)-\(number)" }

  /// The suffixes under which there is a file.
  private func existing(of path: String) throws(StoreError) -> Set<String> {
    var found: Set<String> = []
    for suffix in Self.suffixes where try entry(path + suffix) != nil { found.insert(suffix) }
    return found
  }

  /// What there is of that name, a symbolic link not followed; `nil` if nothing.
  private func entry(_ path: String) throws(StoreError) -> stat? {
    var status = stat()
    if lstat(path, &status) == 0 { return status }
    guard errno == ENOENT else { throw .lastSystemError(.open, path: path) }
    return nil
  }

  private func require(
    _ status: stat, of path: String, kind: mode_t, mode proper: mode_t
  ) throws(StoreError) {
    let mode = status.st_mode & 0o777
    guard status.st_mode & S_IFMT == kind else {
      throw StoreError(.wrongKind, .open, path: path, message: "it is not what it should be")
    }
    guard status.st_uid == geteuid() else {
      throw StoreError(
        .foreignOwner(status.st_uid), .open, path: path, message: "it belongs to another user")
    }
    guard mode & ~proper == 0 else {
      throw StoreError(
        .exposed(mode: mode, properMode: proper), .open, path: path,
        message: "its mode is 0\(String(mode, radix: 8)), not 0\(String(proper, radix: 8))")
    }
  }

  /// Makes the names as durable as what they name.
  private func synchronizeDirectory(_ operation: StoreError.Operation) throws(StoreError) {
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .lastSystemError(operation, path: directory) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .lastSystemError(operation, path: directory) }
  }
}

extension dirent {
  /// The name of the entry, which is UTF-8 for every file of ours.
  fileprivate var name: String {
    withUnsafeBytes(of: d_name) { bytes in String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
