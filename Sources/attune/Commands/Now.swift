import ArgumentParser
import Control

/// The command `attune now`.
struct Now: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask for a reminder this moment",
    discussion: """
      Hours, quiet hours and limits do not count, as you asked for it.
      Example: attune now alex --kind appreciation
      """)

  @Argument(help: "The person's id or name.", completion: .people)
  var person: String?

  @Option(help: "appreciation or check-in.")
  var kind: KindArgument?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.call(.now(person: person, kind: kind?.kind), for: Asked.self) { asked in
      let noun = Phrase.noun(asked.reminder)
      guard !asked.holds.isEmpty else { return ["Here comes \(noun).".cut(to: 80)] }
      let holds = Phrase.holds(asked.holds, in: Places.zone, now: Places.now)
      return "It waits, \(noun): \(holds).".wrapped(to: 80)
    }
  }
}

/// A kind of reminder as the command line and the configuration spell it.
enum KindArgument: String, ExpressibleByArgument, CaseIterable {
  case appreciation
  case checkIn = "check-in"

  var kind: Request.Kind {
    switch self {
    case .appreciation: .appreciation
    case .checkIn: .checkIn
    }
  }
}
