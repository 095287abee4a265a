import ArgumentParser
import Control
import Core
import Host

/// The command `attune prompts`.
struct ShowPrompts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompts",
    abstract: "List the prompts there are, or read one in full",
    usage: "attune prompts [<id>] [options]",
    discussion: """
      The library and your own, by practice. Needs no attuned.
      Examples: attune prompts --practice listening --relation friend
                attune prompts listen-say-back
                attune prompts --coverage
      """,
    shouldDisplay: Attune.tellsAll)

  @Argument(
    help: "The id of a prompt, to read it in full.",
    completion: .custom { _, _, _ in
      ConfigurationFile().files.readDecks().merged.map(\.id.description)
    })
  var id: String?

  @Option(help: "Only those of a practice, such as listening.")
  var practice: Practice?

  @Option(help: "Only those that suit a relation, such as friend.")
  var relation: Relation?

  @Option(help: "appreciation or check-in.")
  var type: ReminderType?

  @Option(help: "How personal: 1, 2 or 3.")
  var depth: Depth?

  @Flag(help: "Count which prompts suit whom, beside the goals of the library.")
  var coverage = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    let isFiltered = practice != nil || relation != nil || type != nil || depth != nil
    guard id == nil || !(coverage || isFiltered) else {
      throw ValidationError("the id of a prompt takes nothing beside it")
    }
    guard !coverage || !isFiltered else {
      throw ValidationError("--coverage counts them all, and takes nothing beside it")
    }
  }

  func run() throws {
    let deck = ConfigurationFile().files.readDecks().merged
    try output.run { () throws(Ending) in
      guard !deck.isEmpty else { throw Ending("There are no prompts: is Attune installed?") }
      if coverage { return show(CoverageText(coverage: Coverage(of: deck), style: Output.style)) }
      guard let id else { return show(deck.filter(suits)) }
      guard let prompt = deck.first(where: { $0.id.description == id }) else {
        throw Ending("There is no prompt \(id.escaped): 'attune prompts' lists them.")
      }
      show(prompt)
    }
  }

  private func suits(_ prompt: Prompt) -> Bool {
    (practice == nil || prompt.practice == practice) && (type == nil || prompt.type == type)
      && (depth == nil || prompt.depth == depth)
      && (relation.map(prompt.relations.contains) ?? true)
  }

  private func show(_ text: CoverageText) {
    if output.json { return Output.line(text.json.description) }
    for line in text.lines { Output.line(line) }
  }

  private func show(_ prompts: [Prompt]) {
    let text = PromptText(style: Output.style)
    if output.json {
      let list = JSON.array(prompts.map(PromptText.json))
      return Output.line(JSON.object([.init("prompts", list)]).description)
    }
    for line in text.list(prompts) { Output.line(line) }
  }

  private func show(_ prompt: Prompt) {
    if output.json { return Output.line(PromptText.json(prompt).description) }
    for line in PromptText(style: Output.style).whole(prompt) { Output.line(line) }
  }
}

extension Practice: ExpressibleByArgument {}
extension Relation: ExpressibleByArgument {}
extension ReminderType: ExpressibleByArgument {}
extension Depth: ExpressibleByArgument {}
