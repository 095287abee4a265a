import ArgumentParser
import Configuration
import Control
import Host

/// The command `attune check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with the configuration, and where",
    discussion: """
      Needs no attuned. Warnings do not keep a configuration from being used.
      Examples: attune check
                attune check --prompts
      """)

  @Option(help: "Another file than your own configuration.")
  var config: String?

  @Flag(help: "Check your own prompts as well.")
  var prompts = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let path = config ?? Places.paths.configFile
    let file = ConfigurationFile(path)
    let decks = prompts ? file.files.readDecks(linting: true).user : []
    let files = [(path, try file.load().problems)] + decks.map { ($0.file.path, $0.problems) }
    let problems = files.flatMap(\.1)
    if output.json {
      Output.line(JSON.object([.init("problems", problems)]).description)
    } else {
      for problem in problems { Output.line(problem.rendered) }
      for (path, problems) in files { Output.line(Self.summary(path, problems)) }
    }
    if problems.contains(where: { $0.severity == .error }) { throw Ending("") }
  }

  /// Such as "~/.config/attune/attune.toml: 1 error, 2 warnings".
  static func summary(_ path: String, _ problems: [Problem]) -> String {
    let errors = problems.count { $0.severity == .error }
    let warnings = problems.count - errors
    let counts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
      .map { "\($0) \($1)\($0 == 1 ? "" : "s")" }
    return "\(Places.short(path)): \(counts.isEmpty ? "good" : counts.joined(separator: ", "))"
  }
}
