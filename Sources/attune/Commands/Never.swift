import ArgumentParser
import Control

/// The command `attune never`.
struct Never: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Never show a prompt again, or take that back",
    usage: "attune never [<person>] [options]",
    discussion: """
      Without a name it is about the one you read last, or that is showing, or that
      showed last.
      Examples: attune never alex
                attune never --everyone
                attune never --list
                attune never --undo listen-turn
      """,
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "The person's id or name.", completion: .people)
  var person: String?

  @Flag(help: "Leave it out for everybody, not only for this person.")
  var everyone = false

  @Flag(help: "List the prompts that do not come again.")
  var list = false

  @Option(
    help: ArgumentHelp("Let a prompt come again.", valueName: "prompt-id"),
    completion: .excludedPrompts)
  var undo: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard [everyone, list, undo != nil].count(where: \.self) <= 1 else {
      throw ValidationError("--everyone, --list and --undo go one at a time.")
    }
    guard !list || person == nil else {
      throw ValidationError("--list takes no name: it lists everybody's.")
    }
  }

  func run() throws {
    if list { return try tellAll() }
    if let undo { return try include(undo) }
    let request = Request.answer(
      .never(forEveryone: everyone), to: .init(person: person))
    try output.call(request, for: Answered.self) { Self.lines($0, forEveryone: everyone) }
  }

  static func lines(_ answered: Answered, forEveryone: Bool) -> [String] {
    let name = forEveryone ? "anybody" : (answered.reminder.name ?? "them").escaped
    let again = answered.prompt.map { "attune never --undo \($0.escaped) takes it back." }
    return ["That prompt does not come again for \(name).".cut(to: 80)]
      + (again.map { $0.wrapped(to: 80) } ?? [])
  }

  private func include(_ prompt: String) throws {
    let request = Request.people(.include(prompt: prompt, person: person))
    try output.call(request, for: Nothing.self) { _ in
      ["\(prompt.escaped) can come again."]
    }
  }

  private func tellAll() throws {
    try output.call(.people(.excluded), for: Excluded.self) { excluded in
      guard !excluded.prompts.isEmpty else { return ["Every prompt may come."] }
      return excluded.prompts.flatMap { Self.lines($0, style: Output.style) }
    }
  }

  /// The id with the person, and below it the prompt's own line.
  static func lines(_ item: Excluded.Item, style: TextStyle) -> [String] {
    let name = item.someone.map { $0.name.escaped } ?? "everybody"
    let summary = item.summary.map(\.escaped) ?? "in no deck any more"
    return [
      style.strong(item.prompt.escaped.fitted(to: 42)) + "  " + name.cut(to: 36),
      "  " + summary.cut(to: 78),
    ]
  }
}
