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
    try output.run { () throws(Ending) in
      let daemon = try Connection()
      let answered: Answered
      do throws(Ending) {
        answered = try daemon.call(request)
      } catch {
        throw isDone(error, daemon)
          ? Ending("That one is answered already.", json: error.json) : error
      }
      output.print(answered) { answered in
        [
          "Done: \(Phrase.noun(answered.reminder)).",
          "Next: \(Phrase.nextOfAnybody(answered.next, now: Places.now)).",
        ].map { $0.cut(to: 80) }
      }
    }
  }

  /// Whether there is nothing to answer since what came last was done.
  private func isDone(_ refused: Ending, _ daemon: Connection) -> Bool {
    guard refused.refusal == .nothingToAnswer,
      let last: Explained = try? daemon.call(.why(.init(person: person), next: false)),
      let someone = last.reminder.person,
      let past: Acts = try? daemon.call(.history(person: someone, year: nil))
    else { return false }
    return past.acts.contains { $0.kind == last.reminder.kind && $0.at >= last.reminder.due }
  }
}

extension Request.Felt: ExpressibleByArgument {}
