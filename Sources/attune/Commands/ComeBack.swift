import ArgumentParser
import CivilTime
import Control
import Host

/// The command `attune follow-up`.
struct ComeBack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow-up",
    abstract: "Come back to something with someone, once",
    usage: "attune follow-up [<person>] [<when> ...] [options]",
    discussion: """
      What it is about is asked for, or read from standard input (-), and forgotten after use. \
      'in 3d' means this time of day; 'tomorrow' and 'on' a date mean 09:00. \
      In quiet hours nothing comes: it waits for their end.
      Examples: attune follow-up alex in 3d
                attune follow-up mum tomorrow
                attune follow-up
                attune follow-up --drop 2
      """,
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "The person's id or name; nothing: list them.", completion: .people)
  var person: String?

  @Argument(
    help: "in 3d, tomorrow, on 2030-05-04, or at \"2030-05-04 18:00\"; - after it for a pipe.")
  var when: [String] = []

  @Flag(help: "Show the words in the list as well.")
  var text = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Forget one, by its number in the list.", valueName: "number"))
  var drop: Int?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard drop ?? 1 > 0 else {
      throw ValidationError("--drop takes a number from the list: 'attune follow-up' shows it.")
    }
    guard drop == nil || person == nil && !text else {
      throw ValidationError("--drop takes the number alone.")
    }
    guard person != nil else { return }
    guard !text else { throw ValidationError("--text belongs to the list, without a name.") }
    _ = try due(now: Places.now)
  }

  func run() throws {
    if let drop { return try forget(drop) }
    guard let person else { return try tellAll() }
    // Nobody is asked for words that could not be kept.
    let daemon = try Connection()
    if Dialogue.isPossible(output) { _ = try daemon.someone(called: person) }
    let due = try due(now: Places.now)
    let note = try note()
    let request = Request.people(
      .makeFollowUp(person: person, due: Timestamp(due), note: note))
    try output.run { () throws(Ending) in
      let made: FollowUpMade = try daemon.call(request)
      output.print(made) { Self.lines($0.followUp, wanted: due, now: Places.now) }
    }
  }

  /// When it comes, and why not when it was wanted.
  static func lines(_ made: FollowUps.Item, wanted: Instant, now: Instant) -> [String] {
    let when = Phrase.when(local: made.local, now: now)
    let isMoved = made.due.instant > wanted
    return ["Kept: \(when), \(name(made).cut(to: 50))."]
      + (isMoved ? ["You asked for a time in your quiet hours: it comes when they end."] : [])
  }

  /// A dash at the end says that the words come on standard input, whoever sits there.
  private var isPiped: Bool { when.last == "-" }

  private func due(now: Instant) throws -> Instant {
    do {
      let when = isPiped ? Array(when.dropLast()) : when
      return try ComingBack(when, now: now, zone: Places.zone).instant
    } catch {
      throw ValidationError(error.description)
    }
  }

  private func note() throws(Ending) -> Note {
    let isAsked = !isPiped && Dialogue.isPossible(output)
    if isAsked {
      Output.line("What would you like to come back to? An empty line ends it.")
    }
    do {
      return try Note(Dialogue.text(endsWithEmptyLine: isAsked))
    } catch {
      throw Ending(error)
    }
  }

  private func forget(_ number: Int) throws {
    try output.call(.people(.dropFollowUp(number: number)), for: Nothing.self) { _ in
      ["Dropped, and its words are forgotten."]
    }
  }

  private func tellAll() throws {
    let request = Request.people(.followUps(withTexts: text))
    try output.call(request, for: FollowUps.self) { found in
      guard !found.followUps.isEmpty else { return ["There is nothing to come back to."] }
      let now = Places.now
      return found.followUps.flatMap { Self.lines($0, now: now, style: Output.style) }
    }
  }

  /// The number, when and whom; below it the words, where they were asked for.
  static func lines(_ item: FollowUps.Item, now: Instant, style: TextStyle) -> [String] {
    let text = item.text.map { $0.split(separator: "\n").map { String($0).escaped } } ?? []
    return [
      style.strong("\(item.number)".fitted(to: 5))
        + Phrase.when(local: item.local, now: now).fitted(to: 24)
        + name(item).cut(to: 50)
    ] + text.flatMap { $0.filled(to: 75) }.map { "     \($0)" }
  }

  private static func name(_ item: FollowUps.Item) -> String { item.someone.name.escaped }
}
