package import CivilTime
package import Core
package import TOML

/// Reads config files: text to a plan, or all the reasons why not.
package struct PlanReader: Sendable {
  let zone: @Sendable (String) -> Zone?
  let zoneNames: @Sendable () -> [String]
  private let here: Zone?
  private let now: Instant?

  /// - Parameters:
  ///   - zone: The installed zone with a name.
  ///   - zoneNames: The names of all installed zones, to suggest one; asked only when one is unknown.
  ///   - here: Where the user is, to compare their hours with those of people elsewhere.
  ///   - now: What is over by then, and comes no more, is told.
  package init(
    zone: @escaping @Sendable (String) -> Zone?,
    zoneNames: @escaping @Sendable () -> [String] = { [] }, here: Zone? = nil, now: Instant? = nil
  ) {
    self.zone = zone
    self.zoneNames = zoneNames
    self.here = here
    self.now = now
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: The config.
  ///   - deck: What the plan may draw from; it goes into the plan as it is.
  /// - Returns: A plan unless there is an error, and every diagnostic in the order of the file.
  package func read(_ file: ConfigFile, deck: [Prompt] = []) -> LoadedPlan {
    let document = Document(recovering: file.bytes)
    var reading = Reading(document, zone: zone, zoneNames: zoneNames)
    var plan = reading.plan()
    plan.deck = deck
    guard !reading.isFaulty else {
      return LoadedPlan(file: file, plan: nil, diagnostics: reading.ordered)
    }
    let surprises = Surprises(plan: plan, document: document, here: here, now: now)
    for surprise in surprises.all where !reading.diagnostics.contains(surprise) {
      reading.note(surprise)
    }
    return LoadedPlan(file: file, plan: plan, diagnostics: reading.ordered)
  }
}

/// What became of a config file.
package struct LoadedPlan: Sendable {
  package let file: ConfigFile
  /// `nil` if and only if a diagnostic is an error.
  package let plan: Plan?
  /// Every mistake and every surprise, in the order of the file.
  package let diagnostics: [Diagnostic]
}

extension Reading {
  /// Everything the document says, with defaults in place of what it does not.
  mutating func plan() -> Plan {
    let fields = check(document.root, against: Schema.file)
    var plan = Plan()
    if let table = fields["hours"]?.table { plan.hours = hours(table) }
    if let table = fields["limits"]?.table { plan.limits = limits(table) }
    let defaults = fields["defaults"]?.table.map { self.defaults($0) } ?? Defaults()
    if let table = fields["people"]?.table { plan.people = people(table, defaults: defaults) }
    if let table = fields["channels"]?.table { plan.channels = channels(table) }
    if let table = fields["history"]?.table {
      plan.historyDays = historyDays(table) ?? plan.historyDays
    }
    return plan
  }
}
