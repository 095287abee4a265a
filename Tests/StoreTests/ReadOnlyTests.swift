import Core
import Testing

@testable import Store

struct ReadOnlyTests {
  @Test func `where there is no state there is nothing to read`() throws {
    let directory = try TemporaryDirectory()
    #expect(try Store.openReadOnly(directory: directory.path) == nil)
    #expect(directory.names.isEmpty)
  }

  @Test func `a reader sees what the writer wrote, each time it looks`() throws {
    let directory = try TemporaryDirectory()
    let writer = try Store.open(directory: directory.path)
    try writer.write([.person(Samples.person(1))])
    let reader = try #require(try Store.openReadOnly(directory: directory.path))
    #expect(try reader.load() == writer.load())
    try writer.write([.person(Samples.person(2))])
    #expect(try reader.load() == writer.load())
    reader.close()
    try writer.write([.person(Samples.person(3))])
    #expect(try writer.load().people.count == 3)
  }

  @Test func `a reader cannot write`() throws {
    let directory = try TemporaryDirectory()
    try Store.open(directory: directory.path).close()
    let reader = try #require(try Store.openReadOnly(directory: directory.path))
    #expect(throws: StoreError.self) { try reader.write([.person(Samples.person(1))]) }
    #expect(try reader.load().people.isEmpty)
  }

  @Test func `a reader leaves one file, for the user alone`() throws {
    let directory = try TemporaryDirectory()
    try Store.open(directory: directory.path).close()
    let reader = try #require(try Store.openReadOnly(directory: directory.path))
    _ = try reader.load()
    for name in directory.names { #expect(directory.mode(of: name) == 0o600, "\(name)") }
    reader.close()
    #expect(directory.names == ["state.sqlite"])
    #expect(directory.mode(of: "state.sqlite") == 0o600)
  }

  @Test func `a reader sees what a crashed writer left in the journal`() throws {
    let directory = try TemporaryDirectory()
    let writer = try Store.open(directory: directory.path)
    try writer.write([.person(Samples.person(1))])
    let crashed = try TemporaryDirectory()
    try directory.copyFiles(to: crashed)
    let reader = try #require(try Store.openReadOnly(directory: crashed.path))
    #expect(try reader.load() == writer.load())
  }

  @Test func `a reader moves nothing aside`() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Array("not a database".utf8), to: "state.sqlite")
    #expect(throws: StoreError.self) { try Store.openReadOnly(directory: directory.path) }
    #expect(directory.names == ["state.sqlite"])
  }
}
