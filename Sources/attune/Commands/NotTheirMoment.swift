import ArgumentParser
import Control

/// The command `attune not-their-moment`.
struct NotTheirMoment: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "not-their-moment",
    abstract: "Say that this is not the moment for them",
    discussion: """
      No questions come for that person for two weeks; what comes is patience and support. \
      A follow-up is over with it, and its words are gone.
      Example: attune not-their-moment alex
      """,
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "The person's id or name.", completion: .people)
  var person: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let request = Request.answer(.notTheirMoment, to: .init(person: person))
    try output.call(request, for: Answered.self) { Self.lines($0) }
  }

  static func lines(_ answered: Answered) -> [String] {
    let name = (answered.reminder.name ?? "them").escaped
    return ["No questions for \(name) for now. Patience and support come next.".cut(to: 80)]
      + Phrase.used(answered.reminder)
  }
}
