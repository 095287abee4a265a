import Glibc
import Linux
import Testing

@Suite(.timeLimit(.minutes(1))) struct FileTests {
  let directory = TemporaryDirectory()

  private func path(_ name: String) -> String { "\(directory.path)/\(name)" }

  private func mode(_ path: String) throws -> mode_t { try OwnedFile(opening: path).mode }

  @Test func `an atomic write makes the file and leaves nothing else`() throws {
    try Files.writeAtomically([1, 2, 3], to: path("a"), mode: 0o640)
    #expect(try Files.read(path("a"), limit: 3) == [1, 2, 3])
    #expect(try mode(path("a")) == 0o640)
    #expect(try Files.list(directory.path) == ["a"])
  }

  @Test func `an atomic write keeps the mode and follows symbolic links`() throws {
    try Files.writeAtomically([1], to: path("a"), mode: 0o644)
    #expect(symlink("a", path("link")) == 0)
    #expect(symlink(path("link"), path("chain")) == 0)
    try Files.writeAtomically([2], to: path("chain"), mode: 0o600)
    #expect(try Files.read(path("a"), limit: 9) == [2])
    #expect(try mode(path("a")) == 0o644)
    #expect(try Files.readLink(path("link")) == "a")
    #expect(try Files.readLink(path("chain")) == path("link"))
  }

  @Test func `an atomic write fills the place a dangling link points to`() throws {
    #expect(symlink("absent", path("link")) == 0)
    try Files.writeAtomically([7], to: path("link"))
    #expect(try Files.read(path("absent"), limit: 9) == [7])
  }

  @Test func `links in a circle are refused`() throws {
    #expect(symlink("b", path("a")) == 0)
    #expect(symlink("a", path("b")) == 0)
    let error = #expect(throws: SystemError.self) {
      try Files.writeAtomically([7], to: path("a"))
    }
    #expect(error?.name == "ELOOP")
  }

  @Test func `a file that holds something else by now is not replaced`() throws {
    try Files.writeAtomically([1], to: path("a"))
    for other: [UInt8] in [[2], [], [1, 1]] {
      let error = #expect(throws: SystemError.self) {
        try Files.writeAtomically([7], to: path("a"), replacing: other)
      }
      #expect(error?.name == "ESTALE")
    }
    #expect(try Files.read(path("a"), limit: 9) == [1])
    #expect(try Files.list(directory.path) == ["a"])
    try Files.writeAtomically([7], to: path("a"), replacing: [1])
    #expect(try Files.read(path("a"), limit: 9) == [7])
  }

  @Test func `what cannot be written is named, and not its draft`() {
    let error = #expect(throws: SystemError.self) {
      try Files.writeAtomically([7], to: path("none/a"))
    }
    #expect(error == SystemError("write \(path("none/a"))", code: ENOENT))
  }

  @Test func `a directory is locked by one at a time, under whatever name`() throws {
    #expect(symlink(directory.path, path("link")) == 0)
    let first = try DirectoryLock(directory.path)
    let error = #expect(throws: SystemError.self) {
      try DirectoryLock(path("link"), patience: .milliseconds(30))
    }
    #expect(error?.code == ETIMEDOUT)
    withExtendedLifetime(first) {}
  }

  @Test func `a lock that has gone is free`() throws {
    for _ in 1...3 { _ = try DirectoryLock(directory.path, patience: .zero) }
  }

  @Test func `a file larger than the limit is refused`() throws {
    try Files.writeAtomically([1, 2, 3], to: path("a"))
    let error = #expect(throws: SystemError.self) { try Files.read(path("a"), limit: 2) }
    #expect(error?.code == EFBIG)
  }

  @Test func `an error names what was tried and why it failed`() {
    let error = #expect(throws: SystemError.self) { try Files.read("/nowhere/x", limit: 1) }
    #expect("\(error as Any)".contains("read /nowhere/x: No such file or directory (ENOENT)"))
  }

  @Test func `a path with a NUL is refused`() throws {
    try Files.writeAtomically([1], to: path("a"))
    #expect(throws: SystemError.self) { try Files.read(path("a\0b"), limit: 9) }
  }

  @Test func `an opened file says who may have written it`() throws {
    try Files.writeAtomically([1], to: path("a"), mode: 0o600)
    chmod(path("a"), 0o620)
    let file = try OwnedFile(opening: path("a"))
    #expect(file.isWritableByOthers)
    #expect(!file.isForeign)
    #expect(file.isRegular)
    #expect(try file.read(limit: 1) == [1])
    #expect(try !OwnedFile(opening: directory.path).isRegular)
  }

  @Test func `opening a pipe without a writer does not wait`() throws {
    mkfifo(path("pipe"), 0o600)
    #expect(try !OwnedFile(opening: path("pipe")).isRegular)
  }

  @Test(.enabled(if: geteuid() == 0, "run as root"))
  func `a file of somebody else is foreign`() throws {
    try Files.writeAtomically([1], to: path("a"))
    chown(path("a"), 1_234, 1_234)
    let file = try OwnedFile(opening: path("a"))
    #expect(file.owner == 1_234)
    #expect(file.isForeign)
    mkdir(path("d"), 0o700)
    chown(path("d"), 1_234, 1_234)
    #expect(throws: DirectoryError.foreign(path: path("d"), owner: 1_234)) {
      try Files.makePrivateDirectory(path("d"))
    }
  }

  @Test func `a stamp changes when a file is replaced`() throws {
    try Files.writeAtomically([1], to: path("a"))
    let before = try FileStamp(of: path("a"))
    #expect(try FileStamp(of: path("a")) == before)
    try Files.writeAtomically([2], to: path("a"))
    #expect(try FileStamp(of: path("a")) != before)
  }

  @Test func `private directories are made with their parents and closed to others`() throws {
    try Files.makePrivateDirectory(path("x/y/z"))
    #expect(try mode(path("x/y/z")) == 0o700)
    try Files.makePrivateDirectory(path("x/y/z"))
    chmod(path("x"), 0o755)
    #expect(throws: DirectoryError.loose(path: path("x"), mode: 0o755)) {
      try Files.makePrivateDirectory(path("x"))
    }
    try Files.writeAtomically([], to: path("file"))
    #expect(throws: DirectoryError.self) { try Files.makePrivateDirectory(path("file")) }
  }

  @Test func `a program is a file that may be run, looked up by its name alone`() throws {
    for (name, mode) in [("run", 0o700), ("read", 0o600)] as [(String, mode_t)] {
      try Files.writeAtomically([], to: path(name), mode: mode)
    }
    #expect(Files.isExecutable(path("run")))
    #expect(!Files.isExecutable(path("read")) && !Files.isExecutable(path("none")))
    #expect(!Files.isExecutable(directory.path), "a directory is none")
    #expect(Files.executable("run", in: "/none:\(directory.path)") == path("run"))
    #expect(Files.executable("read", in: directory.path) == nil)
    #expect(Files.executable("./read", in: "/none") == "./read")
  }

  @Test func `a lock has one holder`() throws {
    var lock: FileLock? = try FileLock(path: path("lock"))
    let error = #expect(throws: SystemError.self) { try FileLock(path: path("lock")) }
    #expect(error?.code == EWOULDBLOCK)
    #expect(FileLock.holder(of: path("lock")) == getpid())
    #expect(try Child(["flock", "-n", path("lock"), "true"]).status() == 1)
    withExtendedLifetime(lock) {}
    lock = nil
    #expect(try Child(["flock", "-n", path("lock"), "true"]).status() == 0)
    lock = try FileLock(path: path("lock"))
  }

  @Test func `the process knows itself`() throws {
    #expect(ThisProcess.environment("PATH") != nil)
    #expect(ThisProcess.environment("ATTUNE_ABSENT") == nil)
    #expect(try ThisProcess.executablePath().hasPrefix("/"))
    #expect(ThisProcess.randomBytes(16) != ThisProcess.randomBytes(16))
  }
}
