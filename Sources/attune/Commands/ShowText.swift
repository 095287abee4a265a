import ArgumentParser
import Control

/// The command `attune show`.
struct ShowText: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the words of the reminder that is up",
    discussion: "Example: attune show")

  @Argument(help: "The person's id or name.")
  var person: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.call(.show(person: person), for: Shown.self) { shown in
      [Output.style.strong(shown.summary.escaped)] + shown.body.escaped.wrapped(to: 80)
    }
  }
}
