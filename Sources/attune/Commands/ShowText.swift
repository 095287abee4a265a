import ArgumentParser
import Control

/// The command `attune show`.
struct ShowText: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the words of the reminder that is up",
    discussion: """
      If none is up, it shows those of the first that waits.
      Example: attune show
      """)

  @Argument(help: "The person's id or name.", completion: .people)
  var person: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.call(.show(person: person), for: Shown.self) { shown in
      Self.lines(shown, style: Output.style)
    }
  }

  static func lines(_ shown: Shown, style: TextStyle) -> [String] {
    let body = shown.body.split(separator: "\n").flatMap { String($0).escaped.filled(to: 80) }
    let note = shown.note.escaped.filled(to: 80)
    return shown.summary.escaped.filled(to: 80).map(style.strong) + body
      + (note.isEmpty ? [] : [""] + note.map(style.faint))
  }
}
