import Core
import Glibc
import Testing

@testable import Store

struct DamageTests {
  /// A state with some rows, closed.
  private func written() throws -> (TemporaryDirectory, State) {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    try store.write(
      (1...200).map { .occurrence(Samples.occurrence("\($0)/check-in", draw: Samples.draw())) }
        + [.person(Samples.person(1))])
    let state = try store.load()
    store.close()
    return (directory, state)
  }

  private func tamper(_ directory: TemporaryDirectory, _ sql: String) throws {
    try Database(path: directory.database).execute(sql, .write)
  }

  /// Opens it and expects a fresh state, with the old file aside, unchanged.
  private func expectMovedAside(
    _ directory: TemporaryDirectory, as label: String = "damaged",
    _ reason: StoreError.Reason, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try directory.read("state.sqlite")
    let store = try Store.open(directory: directory.path)
    #expect(store.openingNotes.map(\.cause.reason) == [reason], sourceLocation: location)
    let aside = "state.sqlite.\(label)-1"
    #expect(
      store.openingNotes.map(\.movedTo) == ["\(directory.path)/\(aside)"],
      sourceLocation: location)
    #expect(try directory.read(aside) == before, sourceLocation: location)
    #expect(try store.load().occurrences.isEmpty, sourceLocation: location)
    try store.write([.person(Samples.person(1))])
  }

  @Test func `an empty file is moved aside`() throws {
    let directory = try TemporaryDirectory()
    try directory.write([], to: "state.sqlite")
    try expectMovedAside(directory, .damaged(.foreign))
  }

  @Test func `a text file is moved aside`() throws {
    let directory = try TemporaryDirectory()
    let text = String(repeating: "not a database\n", count: 400)
    try directory.write(Array(text.utf8), to: "state.sqlite")
    try expectMovedAside(directory, .damaged(.notADatabase))
  }

  @Test func `a database of another program is moved aside`() throws {
    let directory = try TemporaryDirectory()
    try directory.write([], to: "state.sqlite")
    try tamper(directory, "CREATE TABLE theirs (x)")
    try expectMovedAside(directory, .damaged(.foreign))
  }

  @Test func `a truncated file is moved aside`() throws {
    let (directory, _) = try written()
    let bytes = try directory.read("state.sqlite")
    try directory.write(Array(bytes[..<(bytes.count / 2)]), to: "state.sqlite")
    try expectMovedAside(directory, .damaged(.malformed))
  }

  @Test func `a file from a newer version is moved aside under another label`() throws {
    let (directory, _) = try written()
    try tamper(directory, "PRAGMA user_version = 99")
    try expectMovedAside(directory, as: "newer", .newer(version: 99))
  }

  @Test func `a file without one of its tables is moved aside`() throws {
    let (directory, _) = try written()
    try tamper(directory, "DROP TABLE schedule")
    try expectMovedAside(directory, .damaged(.malformed))
  }

  @Test func `a value that Attune never writes is told with its table, row and column`() throws {
    let edits: [(String, String, String)] = [
      ("UPDATE occurrence SET phase = 'closed', outcome = 'dnoe'", "occurrence", "outcome"),
      ("UPDATE occurrence SET phase = 'asleep'", "occurrence", "phase"),
      ("UPDATE occurrence SET phase = 'closed', outcome = 'letgo'", "occurrence", "outcome"),
      ("UPDATE occurrence SET phase = 'closed', outcome = 'let-go'", "occurrence", "closed_at"),
      ("UPDATE occurrence SET reminder = 'chek-in'", "occurrence", "reminder"),
      ("UPDATE occurrence SET depth = 4", "occurrence", "depth"),
      ("UPDATE occurrence SET kind = NULL", "occurrence", "prompt"),
      ("UPDATE person SET id = CAST(x'ff' AS TEXT)", "person", "id"),
      ("DELETE FROM meta", "meta", "seed"),
    ]
    for (edit, table, column) in edits {
      let (directory, _) = try written()
      try tamper(directory, edit)
      try expectMovedAside(
        directory, .damaged(.value(table: table, row: 1, column: column)))
    }
  }

  @Test func `each damaged file gets a name of its own, its journal beside it`() throws {
    let directory = try TemporaryDirectory()
    for number in 1...3 {
      try directory.write(Array("damage \(number)".utf8), to: "state.sqlite")
      try directory.write(Array("journal \(number)".utf8), to: "state.sqlite-wal")
      try Store.open(directory: directory.path).close()
      let aside = "state.sqlite.damaged-\(number)"
      #expect(try directory.read(aside) == Array("damage \(number)".utf8))
      #expect(try directory.read("\(aside)-wal") == Array("journal \(number)".utf8))
    }
  }

  @Test func `a newer file keeps what stands only in its journal`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    try store.write([.person(Samples.person(1))])
    try store.database.execute("PRAGMA user_version = 99", .write)
    let crashed = try TemporaryDirectory()
    try directory.copyFiles(to: crashed)
    let journal = try crashed.read("state.sqlite-wal")
    #expect(try Store.open(directory: crashed.path).openingNotes.count == 1)
    #expect(try crashed.read("state.sqlite.newer-1-wal") == journal)
  }

  @Test func `a journal whose file is gone is not replayed into a new one`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    try store.write([.person(Samples.person(1))])
    let orphan = try TemporaryDirectory()
    try orphan.write(directory.read("state.sqlite-wal"), to: "state.sqlite-wal")
    let reopened = try Store.open(directory: orphan.path)
    #expect(reopened.openingNotes.map(\.cause.reason) == [.damaged(.orphanedJournal)])
    #expect(try reopened.load().people.isEmpty)
  }

  @Test func `a flipped byte is found or harmless, wherever it is`() throws {
    let (directory, state) = try written()
    let bytes = try directory.read("state.sqlite")
    var generator = SplitMix64(state: 11)
    let places =
      Array(0..<100)
      + (0..<60).map { _ in
        Int.random(in: bytes.indices, using: &generator)
      }
    var found = 0
    for place in places {
      let copy = try TemporaryDirectory()
      var damaged = bytes
      damaged[place] ^= UInt8.random(in: 1...255, using: &generator)
      try copy.write(damaged, to: "state.sqlite")
      let store = try Store.open(directory: copy.path)
      let loaded = try store.load()
      try store.write([.occurrence(Samples.occurrence("new"))])
      guard !store.openingNotes.isEmpty else { continue }
      found += 1
      #expect(loaded.occurrences.isEmpty && loaded.seed != state.seed, "byte \(place)")
    }
    print("\(found) of \(places.count) flipped bytes made the file another's, newer or damaged")
  }

  @Test func `damage that a start does not meet is found later, and what is remembered goes on`()
    throws
  {
    let (directory, store, recent) = try openedWithOldDamage()
    let bytes = try directory.read("state.sqlite")
    #expect(store.openingNotes.isEmpty && recent.occurrences.count > 100)
    let note = try #require(try store.prove { recent })
    #expect(note.cause.reason == .damaged(.malformed) && note.isRemembered)
    #expect(try directory.read("state.sqlite.damaged-1") == bytes)
    #expect(try store.load() == recent)
    try store.write([.pause(nil)])
    #expect(try store.prove { recent } == nil)
    store.close()
    #expect(try Store.open(directory: directory.path).load() == recent)
  }

  /// A state of years with one old page damaged, opened as a daemon does, and what it holds.
  private func openedWithOldDamage() throws -> (TemporaryDirectory, Store, State) {
    let directory = try TemporaryDirectory()
    let day: Int64 = 86_400
    let years = (0..<4_000).map { number in
      Record.occurrence(
        Samples.occurrence(
          "\(number)/check-in", phase: .closed(.missed, at: Samples.instant(Int64(number) * day))))
    }
    let first = try Store.open(directory: directory.path)
    try first.write(years + [.person(Samples.person(1))])
    first.close()
    var bytes = try directory.read("state.sqlite")
    let place = try #require(
      bytes.indices.first { bytes[$0...].starts(with: Array("17/check-in".utf8)) })
    // The header of that page says of which kind it is.
    bytes[place / 4_096 * 4_096] = 0
    try directory.write(bytes, to: "state.sqlite")
    let now = Samples.instant(4_000 * day)
    let store = try Store.open(directory: directory.path, lookingBackFrom: now)
    return (directory, store, try store.loadRecent(at: now))
  }

  @Test func `where no new file can be made, the damaged one is gone on with`() throws {
    let (directory, store, recent) = try openedWithOldDamage()
    // A directory of the draft's name is in its way.
    let draft = "\(directory.path)/state.sqlite.new"
    #expect(mkdir(draft, 0o700) == 0)
    #expect(throws: StoreError.self) { try store.prove { recent } }
    try store.write([.pause(Pause(since: Samples.instant(1), until: nil))])
    #expect(rmdir(draft) == 0)
    var changed = recent
    changed.pause = Pause(since: Samples.instant(1), until: nil)
    #expect(try store.prove { changed }?.isRemembered == true)
    #expect(try store.load() == changed)
  }

  @Test func `a note says what, where to and what can be done`() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Array(String(repeating: "x", count: 600).utf8), to: "state.sqlite")
    let note = try #require(try Store.open(directory: directory.path).openingNotes.first)
    #expect(
      note.description == """
        \(directory.database): cannot open the state: file is not a database; it was moved to \
        \(directory.database).damaged-1, and a new state was begun. \
        Keep the copy if you wish to mend it; Attune begins anew without it.
        """)
  }
}
