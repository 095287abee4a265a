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
    let changes = Recorder<[String]>()
    let watch = try DirectoryWatch(path: directory.path, on: loop) { changes.record($0) }
    try Files.writeAtomically([1], to: "\(directory.path)/plan")
    while let names = await changes.next(), !names.contains("plan") {}
    try Files.writeAtomically([2], to: "\(directory.path)/plan")
    while let names = await changes.next(), !names.contains("plan") {}
    withExtendedLifetime(watch) {}
  }

  @Test func `a directory watch sees the directory go`() async throws {
    let directory = TemporaryDirectory()
    let changes = Recorder<[String]>()
    let path = "\(directory.path)/inner"
    mkdir(path, 0o700)
    let watch = try DirectoryWatch(path: path, on: loop) { changes.record($0) }
    rmdir(path)
    #expect(await changes.next() == [])
    withExtendedLifetime(watch) {}
  }

  @Test func `a directory that is not there cannot be watched`() {
    let error = #expect(throws: SystemError.self) {
      try DirectoryWatch(path: "/nowhere", on: loop) { _ in }
    }
    #expect(error?.code == ENOENT)
  }
}
