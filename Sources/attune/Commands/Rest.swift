import ArgumentParser
import Control

/// The command `attune rest`.
struct Rest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Let everything about someone rest, or some topics",
    discussion: """
      Without topics everything rests at once, dates and follow-ups too, until 'attune return'. \
      Topics are asks, vulnerability, apology and patience; they add to what rests already. \
      With --topics you are asked in private what is better left alone.
      Examples: attune rest alex
                attune rest alex asks apology
                attune rest alex --topics
      """,
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "The person's id or name.", completion: .people)
  var person: String

  @Argument(help: "What rests: asks, vulnerability, apology, patience.")
  var topic: [PeopleRequest.Topic] = []

  @Flag(help: "Ask me, on this terminal only.")
  var topics = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard topics else { return }
    guard topic.isEmpty else { throw ValidationError("Name topics, or say --topics, not both.") }
    guard Dialogue.isPossible(output) else {
      throw ValidationError("--topics asks you something, so it needs a terminal.")
    }
  }

  func run() throws {
    guard topics else { return try rest(topic.isEmpty ? nil : topic) }
    // Nobody is asked about somebody who is not there.
    let name = try Connection().someone(called: person).name
    let chosen = Self.ask(about: name.escaped)
    guard !chosen.isEmpty else {
      Output.line("Nothing changes.")
      return
    }
    try rest(chosen)
  }

  private func rest(_ topics: [PeopleRequest.Topic]?) throws {
    let request = Request.people(.rest(person: person, topics: topics))
    try output.call(request, for: Rested.self) { rested in
      Self.lines(rested, asked: topics)
    }
  }

  /// What rests now; of a part it is not said which, nor why: others may see the screen.
  static func lines(_ rested: Rested, asked topics: [PeopleRequest.Topic]?) -> [String] {
    let name = rested.someone.name.escaped.cut(to: 30)
    let everything = "Everything about \(name) rests, dates too"
    let what =
      switch (rested.everything, topics) {
      case (true, nil): "\(everything)."
      case (true, _): "\(everything), as it did already."
      case (false, _):
        "Some kinds of reminder about \(name) rest from now on; the others come as before."
      }
    return what.wrapped(to: 80) + [Phrase.wayBack(rested.someone)]
  }

  /// Asks in private; only what is to rest is kept, not the answers.
  private static func ask(about name: String) -> [PeopleRequest.Topic] {
    Output.line("What you answer here is not kept, only what rests. Enter alone changes nothing.")
    switch Dialogue.agreement("Is it always safe for you to open up to \(name)? (yes or no) ") {
    case false: return PeopleRequest.Topic.allCases
    case true: break
    case nil: return []
    }
    let names = PeopleRequest.Topic.allCases.map(\.rawValue).joined(separator: ", ")
    Output.line("Is there anything you would rather leave alone for now?")
    while true {
      let words = Dialogue.ask("\(names), or nothing: ").lowercased().split { !$0.isLetter }
      let topics = words.compactMap { PeopleRequest.Topic(rawValue: String($0)) }
      if words.isEmpty || words == ["nothing"] { return [] }
      if topics.count == words.count { return topics }
      Output.line("Write one or more of these words.")
    }
  }
}

extension PeopleRequest.Topic: ExpressibleByArgument {}

extension Phrase {
  /// How to let it come again, such as "'attune return alex' lets everything come again".
  static func wayBack(_ someone: Someone) -> String {
    "'attune return \(someone.person.escaped)' lets everything come again.".cut(to: 80)
  }
}
