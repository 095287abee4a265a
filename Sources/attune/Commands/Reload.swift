import ArgumentParser
import Control

/// The command `attune reload`.
struct Reload: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the configuration again",
    discussion: """
      Attune does so by itself when the file changes; this waits for it and says what came of it.
      Example: attune reload
      """,
    shouldDisplay: Attune.tellsAll)

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.call(.reload, for: Reloaded.self) { reloaded in
      let people = reloaded.people == 1 ? "1 person" : "\(reloaded.people) people"
      return reloaded.problems.map(\.rendered.escapedLines) + ["Read again: \(people)."]
    }
  }
}
