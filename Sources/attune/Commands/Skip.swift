import ArgumentParser
import CivilTime
import Control

/// The command `attune skip`.
struct Skip: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Leave a prompt out this time; it rests for a good while",
    discussion: """
      Without a name it is about the one you read last, or that is showing, or that
      showed last. A follow-up is over with it, and its words are gone.
      Example: attune skip alex
      """,
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "The person's id or name.", completion: .people)
  var person: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.call(.answer(.skip, to: .init(person: person)), for: Answered.self) { answered in
      Self.lines(answered, now: Places.now)
    }
  }

  static func lines(_ answered: Answered, now: Instant) -> [String] {
    (["Skipped: \(Phrase.noun(answered.reminder))."] + Phrase.used(answered.reminder)
      + ["Next: \(Phrase.nextOfAnybody(answered.next, now: now))."]).map { $0.cut(to: 80) }
  }
}
