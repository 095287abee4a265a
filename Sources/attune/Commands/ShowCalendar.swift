import ArgumentParser
import CivilTime
import Configuration
import Control
import Host

/// The command `attune calendar`.
struct ShowCalendar: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Say when a calendar expression comes, and on which days",
    usage: "attune calendar <expression> ... [options]",
    discussion: """
      Expressions are those of systemd.time(7). Needs no attuned.
      Examples: attune calendar Mon..Fri 18:00
                attune calendar '*-*~1 09:00' --iterations 12
                attune calendar 'Sun 02:30 Europe/Berlin' --base-time 2030-03-01
      """,
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "Such as 'Mon..Fri 18:00', '*-12-24 16:00' or monthly.")
  var expression: [String]

  @Option(help: "How many times to tell, 1 to 100000.")
  var iterations = 5

  @Option(
    parsing: .unconditional,
    help: "Count from '2030-05-04 18:00', tomorrow, +3h or @1904148000, not from now.")
  var baseTime: String?

  @Option(
    help: "A zone such as Europe/Lisbon, where the expression names none.",
    completion: .custom { _, _, _ in InstalledZones.names })
  var timeZone: String?

  @Flag(help: "Leave out what the clocks skip, and tell twice what they repeat.")
  var literal = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...100_000).contains(iterations) else {
      throw ValidationError("--iterations takes a number from 1 to 100000")
    }
    let zone = try zone()
    _ = try base(in: zone, now: Places.now)
  }

  func run() throws {
    let text = expression.joined(separator: " ")
    let zone = try zone()
    let now = Places.now
    do {
      let expression = try CalendarExpression(parsing: text, zone: InstalledZones.zone)
      let outlook = CalendarOutlook(
        expression: expression, zone: expression.zone ?? zone,
        base: try base(in: zone, now: now), count: iterations,
        policy: literal ? .literal : .everyday)
      show(outlook)
    } catch let error as CalendarExpressionError {
      try refuse(error.problem(in: text), normalForm: error.normalForm)
    }
  }

  private func show(_ outlook: CalendarOutlook) {
    if output.json {
      Output.line(outlook.json.description)
    } else {
      let text = CalendarText(
        outlook: outlook, isFromNow: baseTime == nil, home: Places.zone,
        style: Output.style)
      for line in text.lines { Output.line(line) }
    }
  }

  /// What never happens is an answer; the rest is refused.
  private func refuse(_ problem: Problem, normalForm: String?) throws {
    guard let normalForm else {
      let problems = JSON.object([.init("problems", [problem])])
      try output.run { () throws(Ending) in throw Ending(problem.rendered, json: problems) }
      return
    }
    if output.json {
      Output.line(CalendarOutlook.json(normalForm, elapses: [], hasMore: false).description)
    } else {
      for line in CalendarText.never(normalForm, style: Output.style) { Output.line(line) }
      Output.line("\n" + problem.rendered)
    }
  }
}

extension ShowCalendar {
  private func zone() throws -> Zone {
    guard let timeZone else { return Places.zone }
    if timeZone == "UTC" { return .utc }
    if let zone = InstalledZones.zone(named: timeZone) { return zone }
    throw ValidationError(
      "There is no time zone '\(timeZone.escaped)': "
        + (Self.guess(timeZone) ?? "write a name such as Europe/Lisbon, or UTC."))
  }

  /// Which zone was probably meant.
  private static func guess(_ name: String) -> String? {
    nearestZone(to: name, among: InstalledZones.names).map { "did you mean \($0)?" }
  }

  private func base(in zone: Zone, now: Instant) throws -> Instant {
    guard let baseTime else { return now }
    do {
      return try Instant(
        parsing: baseTime, now: now, in: zone, zone: InstalledZones.zone)
    } catch {
      let guess = error.unknownZone.flatMap(Self.guess).map { "\(error.reason): \($0)" }
      throw ValidationError("--base-time: \((guess ?? "\(error).").escaped)")
    }
  }
}
