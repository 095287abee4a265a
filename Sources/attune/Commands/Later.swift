import ArgumentParser
import Control
import Host

/// The command `attune later`.
struct Later: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring a reminder back in an hour, or when you say",
    discussion: """
      Without a name it is about the one that is showing. It can be put off twice.
      Examples: attune later evening
                attune later alex morning
      """)

  @Argument(
    help: ArgumentHelp(
      "The person's id or name, and hour, evening or morning.",
      valueName: "person|when"),
    completion: .people)
  var words: [String] = []

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard words.count < 2 || words.count == 2 && when != nil else {
      throw ValidationError("Write a name, or hour, evening or morning, or both in this order.")
    }
  }

  func run() throws {
    let person = when == nil ? words.first : words.dropLast().first
    let request = Request.answer(.later(when ?? .hour), to: .init(person: person))
    try output.call(request, for: Answered.self) { [Self.line($0)] }
  }

  /// The last word, where it says when.
  private var when: Request.Later? { words.last.flatMap(Request.Later.init(rawValue:)) }

  /// What was put off as often as can be is not put off again.
  private static func line(_ answered: Answered) -> String {
    let noun = Phrase.noun(answered.reminder)
    let isOver = answered.reminder.due.instant <= Places.now
    return
      (isOver
      ? "Let go for this time: \(noun)." : "Later: \(noun), \(Phrase.when(answered.reminder)).")
      .cut(to: 80)
  }
}
