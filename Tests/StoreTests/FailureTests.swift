import Core
import Testing

@testable import Store

struct FailureTests {
  private func reason(_ body: () throws -> Void) -> StoreError.Reason? {
    do {
      try body()
      return nil
    } catch {
      return (error as? StoreError)?.reason
    }
  }

  private let large: [Record] = (1...2_000).map { .occurrence(Samples.occurrence("large/\($0)")) }

  @Test func `a write that does not fit is taken back whole, and the next one works`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    try store.write([.person(Samples.person(1))])
    let before = try store.load()
    try store.database.execute("PRAGMA max_page_count = 30", .write)
    #expect(reason { try store.write(large) } == .full)
    #expect(try store.load() == before)
    try store.write([.pause(Pause(since: Samples.instant(0), until: nil))])
    try store.database.execute("PRAGMA max_page_count = 30000", .write)
    try store.write(large)
    #expect(try store.load().occurrences.count == large.count)
  }

  @Test(.enabled(if: SmallDisk.isPossible, "only the superuser can mount a small disk"))
  func `a full disk is an error, and nothing is lost when there is room again`() throws {
    let disk = try SmallDisk(kibibytes: 384)
    let store = try Store.open(directory: disk.directory.path)
    var expected = try store.load()
    var failure: StoreError.Reason?
    for record in large where failure == nil {
      failure = reason { try store.write([record]) }
      if failure == nil { expected.apply([record]) }
    }
    #expect(failure == .full)
    #expect(try store.load() == expected)
    disk.grow(kibibytes: 4_096)
    try store.write(large)
    #expect(try store.load().occurrences.count == large.count)
  }

  @Test(.enabled(if: SmallDisk.isPossible, "only the superuser can mount a small disk"))
  func `a disk too full to begin on is an error and leaves nothing behind`() throws {
    let disk = try SmallDisk(kibibytes: 16)
    #expect(reason { _ = try Store.open(directory: disk.directory.path) } == .full)
    #expect(disk.directory.names.isEmpty)
    disk.grow(kibibytes: 4_096)
    #expect(try Store.open(directory: disk.directory.path).openingNotes.isEmpty)
  }

  @Test(.enabled(if: SmallDisk.isPossible, "only the superuser can mount a small disk"))
  func `a file system that cannot be written is an error`() throws {
    let disk = try SmallDisk(kibibytes: 1_024)
    try Store.open(directory: disk.directory.path).close()
    disk.freeze()
    #expect(reason { _ = try Store.open(directory: disk.directory.path) } == .readOnly)
    let empty = try SmallDisk(kibibytes: 1_024)
    empty.freeze()
    #expect(reason { _ = try Store.open(directory: empty.directory.path) } == .readOnly)
  }

  @Test func `another program that holds the file is an error until it lets go`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    let other = try Database(path: directory.database)
    try other.execute("BEGIN IMMEDIATE", .write)
    #expect(reason { try store.write([.person(Samples.person(1))]) } == .busy)
    try other.execute("ROLLBACK", .write)
    try store.write([.person(Samples.person(1))])
    #expect(try store.load().people == [Samples.person(1)])
  }

  @Test func `a step that fails leaves the file at its version`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    let taken = Array(repeating: "", count: Schema.version)
    let failure = reason {
      try store.database.migrate(taken + ["CREATE TABLE a (x); CREATE TABLE a (x)"])
    }
    #expect(failure == .unexpected)
    #expect(try store.database.version == Schema.version)
    try store.database.migrate(taken + ["CREATE TABLE a (x)"])
    #expect(try store.database.version == Schema.version + 1)
  }
}
