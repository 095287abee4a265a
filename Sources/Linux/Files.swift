import Glibc

/// The file system, by path.
package enum Files {
  /// Reads a whole file; one with more than `limit` bytes is refused with `EFBIG`.
  package static func read(_ path: String, limit: Int) throws(SystemError) -> [UInt8] {
    do throws(SystemError) {
      return try Descriptor(opening: path, O_RDONLY | O_NOCTTY).readAll(limit: limit)
    } catch {
      throw SystemError("read \(path)", code: error.code)
    }
  }

  /// Reads what comes on standard input up to its end; more than `limit` bytes are `EFBIG`.
  package static func readInput(limit: Int) throws(SystemError) -> [UInt8] {
    try Descriptor(duplicating: STDIN_FILENO).readAll(limit: limit)
  }

  /// Where a symbolic link points to.
  package static func readLink(_ path: String) throws(SystemError) -> String {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = try SystemError.attempt("read the link \(path)") {
      readlink(path, &target, target.count)
    }
    return String(decoding: target.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The names in a directory, sorted, without `.` and `..`.
  package static func list(_ path: String) throws(SystemError) -> [String] {
    guard let directory = opendir(path) else { throw SystemError("list \(path)", code: errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = Glibc.readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  package static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  package static func remove(_ path: String) throws(SystemError) {
    try SystemError.attempt("remove \(path)") { unlink(path) }
  }

  package static func rename(_ path: String, to other: String) throws(SystemError) {
    try SystemError.attempt("rename \(path) to \(other)") { Glibc.rename(path, other) }
  }

  /// Writes all bytes to a descriptor; if that is nonblocking, waits for it.
  package static func write(_ bytes: [UInt8], to descriptor: CInt) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        try wait(for: descriptor, POLLOUT)
      } else if errno != EINTR {
        throw SystemError("write", code: errno)
      }
    }
  }

  /// Waits until a descriptor is ready for `events`, which is `false` if time runs out before.
  @discardableResult
  static func wait(
    for descriptor: CInt, _ events: CInt, until deadline: Duration? = nil
  ) throws(SystemError) -> Bool {
    var entry = pollfd(fd: descriptor, events: CShort(events), revents: 0)
    let ready = try SystemError.attempt("poll") {
      guard let deadline else { return poll(&entry, 1, -1) }
      let left = max(0, (deadline - Clocks.monotonicClock()).nanoseconds)
      return poll(&entry, 1, CInt(clamping: left / 1_000_000 + 1))
    }
    return ready > 0
  }

  /// The directory part of a path, as dirname(3) has it.
  package static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension Files {
  /// Removes a directory with everything in it, or a file; symbolic links are not followed.
  package static func removeAll(_ path: String) throws(SystemError) {
    if unlink(path) == 0 || errno == ENOENT { return }
    for name in try list(path) { try removeAll("\(path)/\(name)") }
    guard rmdir(path) == 0 else { throw SystemError("remove \(path)", code: errno) }
  }
}
