import ArgumentParser
import CivilTime
import Configuration
import Control
import Core
import Host

/// The command `attune history`.
struct ShowHistory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Look back at your own small acts",
    discussion: """
      A year as a calendar, and how your acts spread over the seven practices. Only what you did \
      is shown. With --csv: date, person, practice, kind and felt, the last where you said so. \
      Without --year the picture is of this year, and --json and --csv hold all that is kept.
      Examples: attune history
                attune history --person alex --csv
                attune history --csv > acts.csv
      """,
    shouldDisplay: Attune.tellsAll)

  @Option(help: "Only what was about this person, by id or name.")
  var person: String?

  @Option(parsing: .unconditional, help: "The year.")
  var year: Int?

  @Flag(help: "Print a table of comma-separated values.")
  var csv = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !csv || !output.json else { throw ValidationError("--csv and --json exclude each other") }
    guard year.map(Request.yearsAllowed.contains) ?? true else {
      throw ValidationError("--year takes a number from 1 to 9999")
    }
  }

  func run() throws {
    try output.run { () throws(Ending) in
      let isPicture = !csv && !output.json
      let year = year ?? (isPicture ? Places.zone.civil(at: Places.now).date.year : nil)
      let acts = try Self.acts(about: person, in: year)
      output.print(acts) { acts in
        if csv { return HistoryTable(acts: acts.acts).lines }
        return HistoryText(acts: acts.acts, year: year ?? 0, style: Output.style).lines
      }
    }
  }

  /// From the daemon, or without one from what it left.
  private static func acts(about person: String?, in year: Int?) throws(Ending) -> Acts {
    guard let daemon = try Connection.ifAny() else { return try kept(about: person, in: year) }
    return try daemon.call(.history(person: person, year: year))
  }

  private static func kept(about name: String?, in year: Int?) throws(Ending) -> Acts {
    guard let state = try Remembered.state() else { return Acts([]) }
    let plan = (try? ConfigurationFile().load())?.plan
    var person = name.flatMap { name in state.people.first { $0.id.description == name }?.id }
    if let name, person == nil {
      person = try SetCadence.people(name, in: plan ?? Plan()).first?.id
    }
    return Acts(
      state.occurrences, people: state.people, plan: plan, about: person, in: year,
      zone: Places.zone)
  }
}
