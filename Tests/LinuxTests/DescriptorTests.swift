import Glibc
import Linux
import Testing

@Suite(.timeLimit(.minutes(1))) struct DescriptorTests {
  struct Output: Equatable {
    let bytes: [UInt8]
    let truncated: Bool
  }

  let loop = Loop(label: "test")

  @Test func `a reader collects until the end`() async throws {
    let outputs = Recorder<Output>()
    var pipe: Pipe? = try Pipe()
    let reader = try #require(pipe?.readEnd)
    let collector = DescriptorReader(descriptor: reader, on: loop, limit: 100) {
      outputs.record(Output(bytes: $0, truncated: $1))
    }
    try pipe?.writeEnd.write([1, 2])
    try pipe?.writeEnd.write([3])
    pipe = nil
    #expect(await outputs.next() == Output(bytes: [1, 2, 3], truncated: false))
    withExtendedLifetime(collector) {}
  }

  @Test func `a reader discards what exceeds its limit and never stops the writer`() async throws {
    let outputs = Recorder<Output>()
    var pipe: Pipe? = try Pipe()
    let reader = try #require(pipe?.readEnd)
    let collector = DescriptorReader(descriptor: reader, on: loop, limit: 10) {
      outputs.record(Output(bytes: $0, truncated: $1))
    }
    try pipe?.writeEnd.write([UInt8](repeating: 7, count: 1 << 20))
    pipe = nil
    let expected = Output(bytes: [UInt8](repeating: 7, count: 10), truncated: true)
    #expect(await outputs.next() == expected)
    withExtendedLifetime(collector) {}
  }

  @Test func `a child's output is collected and its descriptors are not inherited`() async throws {
    let outputs = Recorder<Output>()
    var pipe: Pipe? = try Pipe()
    let reader = try #require(pipe?.readEnd)
    let collector = DescriptorReader(descriptor: reader, on: loop, limit: 100) {
      outputs.record(Output(bytes: $0, truncated: $1))
    }
    let child = try Child(["echo", "hello"], output: pipe?.writeEnd)
    pipe = nil
    #expect(await outputs.next() == Output(bytes: Array("hello\n".utf8), truncated: false))
    #expect(child.status() == 0)
    withExtendedLifetime(collector) {}
  }

  @Test func `lines are read one at a time`() throws {
    var pipe: Pipe? = try Pipe()
    let reader = try #require(pipe?.readEnd)
    try pipe?.writeEnd.write(Array("one\n\nthree".utf8))
    pipe = nil
    #expect(try Terminal.readLine(from: reader.number) == "one")
    #expect(try Terminal.readLine(from: reader.number) == "")
    #expect(try Terminal.readLine(from: reader.number) == "three")
    #expect(try Terminal.readLine(from: reader.number) == nil)
    #expect(!Terminal.isTerminal(reader.number))
    #expect(Terminal.width(reader.number) == nil)
  }

  @Test func `a directory watch sees a file that is replaced`() async throws {
    let directory = TemporaryDirectory()
    let changes = Recorder<[DirectoryWatch.Change]>()
    let watch = try DirectoryWatch([directory.path], on: loop) { changes.record($0) }
    for byte: UInt8 in [1, 2] {
      try Files.writeAtomically([byte], to: "\(directory.path)/plan")
      while let found = await changes.next(), !found.contains(where: { $0.names.contains("plan") })
      {}
    }
    withExtendedLifetime(watch) {}
  }

  @Test func `a directory watch sees which directory goes`() async throws {
    let directory = TemporaryDirectory()
    let changes = Recorder<[DirectoryWatch.Change]>()
    let paths = ["a", "b"].map { "\(directory.path)/\($0)" }
    for path in paths { mkdir(path, 0o700) }
    let watch = try DirectoryWatch(paths, on: loop) { changes.record($0) }
    rmdir(paths[1])
    #expect(await changes.next() == [DirectoryWatch.Change(directory: paths[1], names: [])])
    withExtendedLifetime(watch) {}
  }

  @Test func `a place is watched for being moved, and for nothing in it`() async throws {
    let directory = TemporaryDirectory()
    let changes = Recorder<[DirectoryWatch.Change]>()
    let path = "\(directory.path)/place"
    mkdir(path, 0o700)
    let watch = try DirectoryWatch([], places: [path], on: loop) { changes.record($0) }
    try Files.writeAtomically([1], to: path + "/file")
    try Files.rename(path, to: path + ".old")
    #expect(await changes.next() == [DirectoryWatch.Change(directory: path, names: [])])
    withExtendedLifetime(watch) {}
  }

  @Test func `a directory that is not there cannot be watched, and the others are`() async throws {
    let directory = TemporaryDirectory()
    let changes = Recorder<[DirectoryWatch.Change]>()
    let watch = try DirectoryWatch(["/nowhere", directory.path], on: loop) { changes.record($0) }
    #expect(watch.trouble?.code == ENOENT)
    try Files.writeAtomically([1], to: "\(directory.path)/plan")
    #expect(await changes.next()?.first?.directory == directory.path)
  }

  @Test func `a mount watch says nothing while nothing is mounted`() async throws {
    let seen = Recorder<String>()
    let watch = try MountWatch(on: loop) { seen.record("mounted") }
    let timer = LoopTimer(on: loop, after: .milliseconds(40)) { seen.record("waited") }
    #expect(await seen.next() == "waited")
    withExtendedLifetime((watch, timer)) {}
  }

  @Test func `a terminal that controls nobody here is typed on for whoever has it`() throws {
    var (ours, theirs): (CInt, CInt) = (-1, -1)
    try #require(openpty(&ours, &theirs, nil, nil, nil) == 0)
    defer { [ours, theirs].forEach { close($0) } }
    #expect(Terminal.isTerminal(theirs) && Terminal.isInForeground(theirs))
  }
}
