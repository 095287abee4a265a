import ArgumentParser

/// The command `attune help`.
struct Help: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a command, list them all, or talk about safety",
    discussion: """
      Examples: attune help pause
                attune help --all
                attune help safety
      """,
    shouldDisplay: Attune.tellsAll)

  @Flag(help: "List every command.")
  var all = false

  @Argument(help: "A command, or safety.")
  var command: String?

  func run() throws {
    if all {
      for line in Self.everything { Output.line(line) }
      return
    }
    guard let command else {
      Output.line(Attune.helpMessage())
      return
    }
    if command == "safety" { return SafetyText.lines.forEach(Output.line) }
    guard let type = Self.commands.first(where: { $0._commandName == command }) else {
      throw Ending.noCommand(command, among: Attune.names + ["safety"])
    }
    Output.line(Attune.helpMessage(for: type))
  }

  private static var commands: [any ParsableCommand.Type] { Attune.everyday + Attune.others }

  static var everything: [String] {
    commands.map { command in
      ("  " + command._commandName.fitted(to: 18) + command.configuration.abstract).cut(to: 80)
    } + [
      "", "'attune help COMMAND' explains one.",
      "'attune help safety' says when this is the wrong tool.",
    ]
  }
}
