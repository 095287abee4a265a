import ArgumentParser
import Control
import Core

/// The command `attune why`.
struct ShowReasons: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Say why a reminder comes, or came, when and as it does",
    discussion: """
      Without a name it is about the one you read last, or that is showing, or that
      showed last.
      Examples: attune why
                attune why alex
                attune why alex --next
                attune why --numbers
      """)

  @Argument(help: "A person's id or name, or a reminder as 'attune upcoming --json' names it.")
  var subject: String?

  @Flag(help: "Explain what comes next instead of what came last.")
  var next = false

  @Flag(help: "Explain every number of the rules. Needs no attuned.")
  var numbers = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !numbers || (subject == nil && !next) else {
      throw ValidationError("--numbers explains them all, and takes nothing beside it")
    }
    guard !next || request.occurrence == nil else {
      throw ValidationError("--next takes a person, not a reminder")
    }
  }

  func run() throws {
    guard !numbers else { return showNumbers() }
    try output.call(.why(request, next: next), for: Explained.self) {
      ReasonsText(explained: $0, now: Places.now, style: Output.style).lines
    }
  }

  /// A reminder is named by a number, a stroke and more; nobody's id is.
  private var request: Request.Subject {
    guard let subject else { return .init() }
    let isOccurrence = subject.contains("/") && subject.prefix { $0 != "/" }.allSatisfy(\.isNumber)
    return isOccurrence ? .init(occurrence: subject) : .init(person: subject)
  }

  private func showNumbers() {
    guard output.json else {
      for line in PaceNumber.all.flatMap({ $0.sentence.wrapped(to: 76).indented(by: 2) }) {
        Output.line(line)
      }
      return
    }
    let numbers = PaceNumber.all.map { number in
      JSON.object([
        .init("name", number.name), .init("rule", number.rule), .init("because", number.because),
      ])
    }
    Output.line(JSON.object([.init("numbers", .array(numbers))]).description)
  }
}
