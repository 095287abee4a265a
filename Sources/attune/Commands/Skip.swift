import ArgumentParser
import Control

/// The command `attune skip`.
struct Skip: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Leave a prompt out this time; it rests for a good while",
    discussion: """
      Without a name it is about the one that is showing, or that showed last.
      Example: attune skip alex
      """,
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "The person's id or name.", completion: .people)
  var person: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.call(.answer(.skip, to: .init(person: person)), for: Answered.self) { answered in
      [
        "Skipped: \(Phrase.noun(answered.reminder)).",
        "Next: \(Phrase.nextOfAnybody(answered.next, now: Places.now)).",
      ].map { $0.cut(to: 80) }
    }
  }
}
