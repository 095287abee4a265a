import Core
import Glibc
import Testing

@testable import Store

struct PrivacyTests {
  private func refusal(_ directory: TemporaryDirectory) -> StoreError? {
    do throws(StoreError) {
      _ = try Store.open(directory: directory.path)
      return nil
    } catch {
      return error
    }
  }

  @Test func `what others may read is refused with the command that mends it`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    try store.write([.person(Samples.person(1))])
    for name in ["state.sqlite", "state.sqlite-wal", "state.sqlite-shm"] {
      directory.setMode(0o640, of: name)
      let error = refusal(directory)
      #expect(error?.reason == .exposed(mode: 0o640, properMode: 0o600))
      #expect(error?.path == "\(directory.path)/\(name)")
      #expect(error?.hint.hasSuffix("run: chmod 600 \(directory.path)/\(name)") == true)
      #expect(throws: StoreError.self) { try Store.openReadOnly(directory: directory.path) }
      directory.setMode(0o600, of: name)
    }
    #expect(refusal(directory) == nil)
  }

  @Test func `a directory that others may enter is refused`() throws {
    let directory = try TemporaryDirectory()
    directory.setMode(0o755, of: ".")
    let error = refusal(directory)
    #expect(error?.reason == .exposed(mode: 0o755, properMode: 0o700))
    #expect(error?.hint == "Others could read it; run: chmod 700 \(directory.path)")
    #expect(directory.names.isEmpty)
  }

  @Test(.enabled(if: geteuid() == 0, "only the superuser can give a file away"))
  func `what belongs to another user is refused`() throws {
    let directory = try TemporaryDirectory()
    try Store.open(directory: directory.path).close()
    chown(directory.database, 1, 1)
    #expect(refusal(directory)?.reason == .foreignOwner(1))
    chown(directory.database, 0, 0)
    chown(directory.path, 1, 1)
    #expect(refusal(directory)?.reason == .foreignOwner(1))
  }

  @Test func `a symbolic link in place of the file is refused`() throws {
    let directory = try TemporaryDirectory()
    symlink("/dev/null", directory.database)
    #expect(refusal(directory)?.reason == .wrongKind)
  }

  @Test func `a directory that is not there is an error, not a crash`() {
    #expect(throws: StoreError.self) { try Store.open(directory: "/nonexistent/attune") }
  }

  @Test func `a path with a quote in it is safe in the command`() {
    let error = StoreError(
      .exposed(mode: 0o644, properMode: 0o600), .open, path: "/tmp/it's; here", message: "")
    #expect(error.hint.hasSuffix(#"chmod 600 '/tmp/it'\''s; here'"#))
  }

  /// A history that grows and shrinks in place, so that pages are split and filled up again; every
  /// third row is about person 1 and holds the mark.
  private func grow(_ store: Store, marked mark: String, seed: UInt64) throws {
    var generator = SplitMix64(state: seed)
    var history: [Occurrence] = []
    for number in 1...600 {
      let isMarked = number.isMultiple(of: 3)
      let word = isMarked ? mark : "other"
      history.append(
        Samples.occurrence(
          "\(generator.next())/\(word)", reminder: .fixed(word), person: isMarked ? 1 : 2,
          phase: .closed(.missed, at: Samples.instant(isMarked ? 1 : 2))))
      let index = Int.random(in: history.indices, using: &generator)
      let length = Int.random(in: 0...400, using: &generator)
      history[index].handle = String(repeating: "x", count: length)
      try store.write([
        .person(Samples.person(isMarked ? 1 : 2, word)), .occurrence(history[number - 1]),
        .occurrence(history[index]),
      ])
    }
  }

  @Test func `every byte of a forgotten person is gone`() throws {
    for seed in UInt64(1)...2 {
      let directory = try TemporaryDirectory()
      let store = try Store.open(directory: directory.path)
      try grow(store, marked: "zebra", seed: seed)
      #expect(try directory.filesHolding("zebra") == ["state.sqlite", "state.sqlite-wal"])
      try store.write([.forget(person: 1)])
      #expect(try directory.filesHolding("zebra").isEmpty, "seed \(seed)")
      let state = try store.load()
      #expect(state.people.map(\.number) == [2])
      #expect(state.occurrences.count == 400)
    }
  }

  @Test func `every byte of what was pruned is gone once the file is compacted`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    try grow(store, marked: "zebra", seed: 5)
    try store.write([.prune(before: Samples.instant(2)), .person(Samples.person(1, "alex"))])
    try store.compact()
    #expect(try directory.filesHolding("zebra").isEmpty)
    #expect(try store.load().occurrences.count == 400)
  }

  @Test func `what is deleted from one page is overwritten there`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    let ended = Occurrence.Phase.closed(.missed, at: Samples.instant(0))
    try store.write([.occurrence(Samples.occurrence("zebra", phase: ended))])
    try store.checkpoint()
    #expect(try directory.filesHolding("zebra") == ["state.sqlite"])
    try store.write([.prune(before: Samples.instant(1))])
    try store.checkpoint()
    #expect(try directory.filesHolding("zebra").isEmpty)
  }
}
