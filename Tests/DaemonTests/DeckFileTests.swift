import Configuration
import Control
import Glibc
import Host
import Testing

/// The user's own prompts as they lie on disk.
@Suite struct DeckFileTests {
  @Test func `what is named like a deck and cannot be read is told`() throws {
    let folder = try TemporaryDirectory()
    try folder.write("", to: "good.toml")
    let files = ConfigurationFiles(
      config: "\(folder.path)/attune.toml", library: "/nonexistent", user: folder.path)
    #expect(files.readDecks().user.flatMap(\.problems).isEmpty)
    let before = files.fingerprint()
    #expect(symlink("/nonexistent/deck", "\(folder.path)/lost.toml") == 0)
    #expect(files.fingerprint() != before, "a deck that cannot be read is a change, too")
    #expect(mkdir("\(folder.path)/folder.toml", 0o700) == 0)
    defer { rmdir("\(folder.path)/folder.toml") }
    let problems = files.readDecks().user.flatMap(\.problems)
    #expect(
      Set(problems.map(\.file)) == ["\(folder.path)/lost.toml", "\(folder.path)/folder.toml"])
    for problem in problems {
      #expect(problem.severity == .error)
      #expect(problem.message == "this cannot be read as a file of prompts")
    }
  }
}
