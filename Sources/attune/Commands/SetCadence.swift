import ArgumentParser
import Configuration
import Control
import Core
import Host
import Linux

/// The command `attune cadence`.
struct SetCadence: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cadence",
    abstract: "Show or change how often reminders come",
    usage: "attune cadence [<person>] [<kind>] [<value> ...] [options]",
    discussion: """
      A value is: off, "2 a week", "every 3 days", "every 2 to 3 weeks", daily, weekly, monthly, \
      or an exact time such as "Mon 18:00".
      Examples: attune cadence
                attune cadence alex check-in
                attune cadence alex check-in "every 3 days"
      """)

  @Argument(help: "The person's id or name.", completion: .people)
  var person: String?

  @Argument(help: "appreciation or check-in.")
  var kind: KindArgument?

  @Argument(help: "The new cadence.")
  var value: [String] = []

  @Option(help: "The configuration file, if it is not the usual one.")
  var config: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.run(showOrSet)
  }

  private func showOrSet() throws(Ending) {
    let file = ConfigurationFile(config)
    let plan = try file.load().wholePlan()
    let people = try Self.people(person, in: plan)
    guard !value.isEmpty, let kind, let person = people.first else {
      show(CadenceTable(people: people, kind: kind?.type))
      return
    }
    let change = CadenceChange(
      person: person.id, type: kind.type, value: value.joined(separator: " "))
    let outcome = try change.make(in: file)
    if output.json {
      Output.line(outcome.json.description)
    } else {
      for line in outcome.lines { Output.line(line) }
    }
  }

  private func show(_ table: CadenceTable) {
    if output.json {
      Output.line(table.json.description)
    } else {
      for line in table.lines(style: Output.style) { Output.line(line) }
    }
  }

  /// Everybody, or whoever has that id or name.
  static func people(_ wanted: String?, in plan: Plan) throws(Ending) -> [Person] {
    guard let wanted else { return plan.people }
    let found = plan.people(called: wanted)
    guard found.count < 2 else { throw Ending(ambiguous: wanted, found) }
    guard found.count == 1 else {
      let error = ControlError.unknownPerson(wanted, known: plan.people.map(\.id.description))
      throw Ending(CallError.control(error))
    }
    return found
  }
}

extension KindArgument {
  var type: ReminderType {
    switch self {
    case .appreciation: .appreciation
    case .checkIn: .checkIn
    }
  }
}
