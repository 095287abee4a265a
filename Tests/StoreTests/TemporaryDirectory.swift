import Glibc
import Testing

/// A directory of its own for one test, 0700, gone with its files when the test is over.
final class TemporaryDirectory {
  let path: String

  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/attune-store-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    path = String(cString: made)
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  var database: String { "\(path)/state.sqlite" }

  /// What it holds, sorted.
  var names: [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func mode(of name: String) -> mode_t {
    var status = stat()
    return lstat("\(path)/\(name)", &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  func setMode(_ mode: mode_t, of name: String) { chmod("\(path)/\(name)", mode) }

  func read(_ name: String) throws -> [UInt8] {
    let file = try #require(fopen("\(path)/\(name)", "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = try #require(fopen("\(path)/\(name)", "w"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    setMode(0o600, of: name)
  }

  /// Copies every file as it is on the disk this instant.
  ///
  /// Only for a store that nobody else opens: closing the copied files lets go of its locks.
  func copyFiles(to other: TemporaryDirectory) throws {
    for name in names where !name.hasSuffix("-shm") { try other.write(read(name), to: name) }
  }

  /// The files in which the text stands anywhere.
  func filesHolding(_ text: String) throws -> [String] {
    try names.filter { try read($0).contains(Array(text.utf8)) }
  }
}

/// A small file system in memory at a directory; only the superuser can make one.
final class SmallDisk {
  let directory: TemporaryDirectory
  static let isPossible = geteuid() == 0

  init(kibibytes: Int) throws {
    directory = try TemporaryDirectory()
    let made = mount("tmpfs", directory.path, "tmpfs", 0, "size=\(kibibytes)k,mode=0700")
    try #require(made == 0)
  }

  func grow(kibibytes: Int) { remount("size=\(kibibytes)k") }

  /// Makes all of it unwritable.
  func freeze() { remount("", UInt(MS_RDONLY)) }

  private func remount(_ options: String, _ flags: UInt = 0) {
    let flags = flags | UInt(MS_REMOUNT)
    #expect(mount("tmpfs", directory.path, "tmpfs", flags, options) == 0)
  }

  deinit { umount2(directory.path, Int32(MNT_DETACH)) }
}
