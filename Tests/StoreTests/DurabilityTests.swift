import Core
import Testing

@testable import Store

struct DurabilityTests {
  @Test func `what was written is there after a crash at any moment`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    var maker = RecordMaker(generator: SplitMix64(state: 7))
    var expected = try store.load()
    for batch in 1...30 {
      let records = maker.records()
      try store.write(records)
      expected.apply(records)
      let crashed = try TemporaryDirectory()
      try directory.copyFiles(to: crashed)
      let reopened = try Store.open(directory: crashed.path)
      #expect(reopened.openingNotes.isEmpty)
      #expect(try reopened.load() == expected, "after batch \(batch)")
    }
  }

  @Test func `a journal cut anywhere gives back whole writes only`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    try store.checkpoint()
    var states = [try store.load()]
    for number in 1...5 {
      let records: [Record] = [
        .person(Samples.person(number)), .occurrence(Samples.occurrence("\(number)")),
      ]
      try store.write(records)
      states.append(try store.load())
    }
    let journal = try directory.read("state.sqlite-wal")
    for length in stride(from: 0, through: journal.count, by: 1_031) {
      let cut = try TemporaryDirectory()
      try directory.copyFiles(to: cut)
      try cut.write(Array(journal[..<length]), to: "state.sqlite-wal")
      let reopened = try Store.open(directory: cut.path)
      #expect(states.contains(try reopened.load()), "cut to \(length) bytes")
    }
  }

  @Test func `a new state that was never finished is begun again`() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Array("half a database".utf8), to: "state.sqlite.new")
    let store = try Store.open(directory: directory.path)
    #expect(store.openingNotes.isEmpty)
    #expect(!directory.names.contains("state.sqlite.new"))
  }

  @Test func `a closed store leaves one file, for the user alone`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    try store.write([.person(Samples.person(1))])
    for name in directory.names { #expect(directory.mode(of: name) == 0o600, "\(name)") }
    store.close()
    #expect(directory.names == ["state.sqlite"])
  }
}
