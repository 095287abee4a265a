import ArgumentParser
import CivilTime
import Configuration
import Control
import Core
import Host
import Linux

/// The command `attune simulate`.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Try out what your plan, or another one, will bring",
    usage: "attune simulate [options]",
    discussion: """
      Runs the days ahead as Attune itself would, and changes nothing. Needs no attuned.
      Examples: attune simulate --days 60
                attune simulate --answering nothing
                attune simulate --with 'alex.check-in=every 3 days'
                attune simulate --config other.toml
      """,
    shouldDisplay: Attune.tellsAll)

  @Option(parsing: .unconditional, help: "How many days to look ahead, 1 to 366.")
  var days = 30

  @Option(help: "What you do with each one: done, later or nothing.")
  var answering = Engine.Behaviour.done

  @Option(
    help: "Another configuration, to compare with your own.",
    completion: .file(extensions: ["toml"]))
  var config: String?

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "A cadence to compare with your own, such as 'alex.check-in=every 3 days'.",
      valueName: "person.kind=cadence"))
  var changes: [CadenceWish] = []

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard Request.daysAllowed.contains(days) else {
      throw ValidationError("--days takes a number from 1 to 366")
    }
  }

  func run() throws {
    try output.run(simulate)
  }

  private func simulate() throws(Ending) {
    let (base, other) = try plans()
    let state = try Remembered.state()
    // Any seed will do where there is none yet; with one of its own, each run would be another.
    let question = Forecast.Question(
      state: state ?? State(seed: 1), days: days, behaviour: answering)
    let today = Places.zone.civil(at: Places.now).date
    let before = question.forecast(of: base)
    let comparison = other.map {
      Comparison(
        before: before, after: question.forecast(of: $0, after: base), today: today, days: days)
    }
    guard !output.json else { return show(before, comparison) }
    let text = ForecastText(
      forecast: comparison?.after ?? before, comparison: comparison, behaviour: answering,
      isFromMemory: state != nil, today: today, days: days, style: Output.style)
    for line in text.lines { Output.line(line) }
  }

  private func show(_ before: Forecast, _ comparison: Comparison?) {
    let other: [JSON.Member] =
      comparison.map {
        [.init("other", $0.after.json), .init("differences", $0.json)]
      } ?? []
    let members: [JSON.Member] = [
      .init("days", days), .init("answering", answering.rawValue), .init("plan", before.json),
    ]
    Output.line(JSON.object(members + other).description)
  }

  /// The plan that runs, and the one to compare with it.
  private func plans() throws(Ending) -> (base: Plan, other: Plan?) {
    let own = ConfigurationFile()
    let isAlone = config != nil && !Files.exists(Places.paths.configFile)
    let base = try Self.usable(isAlone ? ConfigurationFile(config).load() : own.load())
    guard config != nil || !changes.isEmpty else { return (base.plan, nil) }
    if isAlone, changes.isEmpty { return (base.plan, nil) }
    let start = isAlone || config == nil ? base : try Self.usable(ConfigurationFile(config).load())
    var file = start.file
    var plan = start.plan
    for wish in changes {
      let loaded = try wish.granted(in: file, plan)
      (file, plan) = (loaded.file, loaded.plan)
    }
    return (base.plan, plan)
  }

  private static func usable(_ loaded: LoadedPlan) throws(Ending) -> (file: ConfigFile, plan: Plan)
  {
    guard let plan = loaded.plan else {
      throw Ending(loaded.problems.map(\.rendered).joined(separator: "\n"))
    }
    return (loaded.file, plan)
  }
}

/// A cadence that somebody might have: `alex.check-in=every 3 days`.
struct CadenceWish: ExpressibleByArgument, Equatable {
  /// An id or a name.
  let person: String
  let type: ReminderType
  let value: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="),
      let dot = argument[..<equals].lastIndex(of: "."),
      let type = ReminderType(
        rawValue: String(argument[argument.index(after: dot)..<equals]).trimmed)
    else { return nil }
    person = String(argument[..<dot]).trimmed
    self.type = type
    value = String(argument[argument.index(after: equals)...]).trimmed
    if person.isEmpty || value.isEmpty { return nil }
  }

  /// The configuration with this cadence in it.
  func granted(
    in file: ConfigFile, _ plan: Plan
  ) throws(Ending) -> (file: ConfigFile, plan: Plan) {
    guard let known = try SetCadence.people(person, in: plan).first else { return (file, plan) }
    let result = ConfigurationFile.reader.settingCadence(of: known.id, type, to: value, in: file)
    switch result {
    case .success(let loaded):
      // The edit reads the text alone; the prompts are those of before.
      var wished = loaded.plan ?? plan
      wished.deck = plan.deck
      return (loaded.file, wished)
    case .failure(let refusal): throw Ending(refusal.text.escapedLines)
    }
  }
}

extension Engine.Behaviour: ExpressibleByArgument {}

extension String {
  /// Without the spaces around it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
