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

  @Test func `every byte of a forgotten person is gone`() throws {
    let directory = try TemporaryDirectory()
    let mark = "zebra-quartz"
    let store = try Store.open(directory: directory.path)
    for number in 1...600 {
      let isTheirs = number.isMultiple(of: 3)
      let word = isTheirs ? mark : "other"
      let person = isTheirs ? 1 : 2
      try store.write([
        .person(Samples.person(person, word)),
        .schedule(
          Schedule(
            person: person, reminder: .fixed("\(word)-\(number % 40)"),
            anchor: Samples.instant(0))),
        .occurrence(
          Samples.occurrence(
            "\(number * 7_919 % 600)/\(word)", reminder: .fixed(word), person: person)),
      ])
    }
    #expect(try directory.filesHolding(mark) == ["state.sqlite", "state.sqlite-wal"])
    try store.forget(person: 1)
    #expect(try directory.filesHolding(mark).isEmpty)
    let state = try store.load()
    #expect(state.people.map(\.number) == [2])
    #expect(state.occurrences.count == 400)
  }

  @Test func `every byte of what is pruned is gone after a checkpoint`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    let ended = Occurrence.Phase.closed(.done(nil), at: Samples.instant(0))
    try store.write(
      (1...600).map { number in
        .occurrence(
          Samples.occurrence(
            "\(number * 7_919 % 600)/zebra", phase: number.isMultiple(of: 2) ? ended : .waiting))
      })
    try store.write(
      (1...600).filter { !$0.isMultiple(of: 2) }.map { number in
        .occurrence(Samples.occurrence("\(number * 7_919 % 600)/zebra", phase: ended))
      })
    try store.checkpoint()
    #expect(try directory.filesHolding("/zebra") == ["state.sqlite"])
    try store.write([.prune(before: Samples.instant(1))])
    try store.checkpoint()
    #expect(try directory.filesHolding("/zebra").isEmpty)
  }
}
