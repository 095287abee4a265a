import ArgumentParser
import Control

/// The command `attune done`.
struct Done: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say that you did what a reminder was about",
    discussion: """
      Without a name it is about the one you read last, or that is showing, or that
      showed last.
      Examples: attune done
                attune done alex --felt light
      """)

  @Argument(help: "The person's id or name.", completion: .people)
  var person: String?

  @Option(help: "How doing it felt, for you: light, fine or heavy.")
  var felt: Request.Felt?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let request = Request.answer(.done(felt), to: .init(person: person))
    try output.call(request, for: Answered.self) { answered in
      [
        "Done: \(Phrase.noun(answered.reminder)).",
        "Next: \(Phrase.nextOfAnybody(answered.next, now: Places.now)).",
      ].map { $0.cut(to: 80) }
    }
  }
}

extension Request.Felt: ExpressibleByArgument {}
