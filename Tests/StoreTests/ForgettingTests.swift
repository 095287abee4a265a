import Core
import Testing

@testable import Store

struct ForgettingTests {
  private func marked(_ directory: TemporaryDirectory) throws -> Store {
    let store = try Store.open(directory: directory.path)
    for number in 1...300 {
      let ended = Occurrence.Phase.closed(.missed, at: Samples.instant(Int64(number)))
      try store.write([
        .person(Samples.person(1, "zebra")), .person(Samples.person(2, "other")),
        .occurrence(
          Samples.occurrence("\(number)/zebra", person: 1 + number % 2, phase: ended)),
      ])
    }
    return store
  }

  @Test func `a crash between deleting and leaving no byte is made up for at the next start`()
    throws
  {
    let directory = try TemporaryDirectory()
    let store = try marked(directory)
    let files = StateFiles(directory: directory.path)
    try files.markForgetting()
    try store.database.transaction(.write) { () throws(StoreError) in
      try store.database.apply(.forget(person: 1))
      try store.database.run("DELETE FROM occurrence", .write)
    }
    let crashed = try TemporaryDirectory()
    try directory.copyFiles(to: crashed)
    #expect(try !crashed.filesHolding("zebra").isEmpty)
    #expect(crashed.names.contains("state.sqlite.forgetting"))
    let again = try Store.open(directory: crashed.path)
    #expect(try crashed.filesHolding("zebra").isEmpty)
    #expect(!crashed.names.contains("state.sqlite.forgetting"))
    #expect(try again.load().people.map(\.number) == [2])
  }

  @Test(arguments: [Record.forget(person: 1), .dropFollowUp(number: 1)])
  func `what was to be forgotten leaves no mark once it is`(record: Record) throws {
    let directory = try TemporaryDirectory()
    let store = try marked(directory)
    try store.write([record])
    #expect(!directory.names.contains("state.sqlite.forgetting"))
  }

  @Test func `copies that were moved aside go before the rows that say whom they are about`() throws
  {
    let directory = try TemporaryDirectory()
    let store = try marked(directory)
    try directory.write(Array("zebra".utf8), to: "state.sqlite.damaged-1")
    try directory.write(Array("zebra".utf8), to: "state.sqlite.newer-2-wal")
    try store.database.execute("PRAGMA query_only = ON", .write)
    #expect(throws: StoreError.self) { try store.write([.forget(person: 1)]) }
    #expect(try directory.filesHolding("zebra") == ["state.sqlite", "state.sqlite-wal"])
    try store.database.execute("PRAGMA query_only = OFF", .write)
    try store.write([.forget(person: 1)])
    #expect(try store.load().people.map(\.number) == [2])
  }

  @Test func `dropping a follow-up leaves moved-aside copies alone`() throws {
    let directory = try TemporaryDirectory()
    let store = try marked(directory)
    try directory.write(Array("zebra".utf8), to: "state.sqlite.damaged-1")
    try store.write([.dropFollowUp(number: 1)])
    #expect(directory.names.contains("state.sqlite.damaged-1"))
  }
}
