import CivilTime
import Core
import TOML

extension Reading {
  mutating func people(_ table: Table, defaults: Defaults) -> [Person] {
    table.entries.compactMap { entry in person(entry, defaults: defaults) }
  }

  private mutating func person(_ entry: Entry, defaults: Defaults) -> Person? {
    let id = identifier(entry.key.name, called: "a person's id", at: entry.key.range)
    guard let table = entry.value.table else {
      if entry.value.kind != .invalid { refuseValue(entry) }
      return nil
    }
    let fields = check(table, against: Schema.person)
    let name = line(fields, "name", most: 60)
    let relation: Relation? = choice(fields, "relation")
    var person = Person(
      id: Person.ID(id ?? ""), name: name ?? "", relation: relation ?? .friend,
      discreet: fields["discreet"]?.boolean ?? defaults.discreet,
      appreciation: cadence(fields, "appreciation") ?? defaults.appreciation,
      checkIn: cadence(fields, "check-in") ?? defaults.checkIn)
    person.setting = choice(fields, "setting") ?? .either
    person.zone = fields["time-zone"].flatMap { zone(named: $0) }
    person.hours = fields["hours"].flatMap { window($0, of: "hours") }
    person.dates = dates(fields)
    person.plans = plans(fields)
    person.reminders = reminders(fields)
    return person
  }

  private mutating func refuseValue(_ entry: Entry) {
    refuse(
      "wrong-type",
      "a person has a table, this is \(entry.value.kind.name)", at: entry.value.range,
      help: "write `[people.\(entry.key.name)]`, and under it `name` and `relation`")
  }

  private mutating func zone(named node: Node) -> Zone? {
    guard let name = node.string else { return nil }
    if let zone = zone(name) { return zone }
    let near = nearestZone(to: name, among: zoneNames())
    refuse(
      "unknown-zone", "there is no time zone `\(name)` on this machine", at: node.range,
      help: near.map { "did you mean `\"\($0)\"`?" } ?? "write a name such as `Europe/Lisbon`",
      correction: near.map { "\"\($0)\"" })
    return nil
  }

  private mutating func dates(_ fields: Fields) -> [SpecialDate] {
    var labels = Names(code: "duplicate-label", what: "dates have the label")
    return tables(fields["dates"]).compactMap { table in
      let fields = check(table, against: Schema.date)
      let label = line(fields, "label", most: 60)
      unique(label, fields["label"], among: &labels)
      let day = fields["on"].flatMap { self.day($0) }
      let ahead = fields["ahead"].map { self.ahead($0) }
      guard let label, let day else { return nil }
      return SpecialDate(
        label: label, month: day.month, day: day.day, year: fields["on"]?.localDate?.year,
        ahead: ahead ?? Pace.dateAhead)
    }
  }

  private mutating func day(_ node: Node) -> MonthDay? {
    if let date = node.localDate { return MonthDay(month: date.month, day: date.day) }
    return value(node, of: "on", code: "bad-date") { (text) throws(ValueError) in
      try MonthDay(parsing: text)
    }
  }

  private mutating func ahead(_ node: Node) -> [Int] {
    var ahead: [Int] = []
    for element in node.array ?? [] {
      let days = value(element, of: "ahead", code: "bad-span") { (text) throws(ValueError) in
        try CalendarSpan.daysAhead(text)
      }
      guard let days else { continue }
      if ahead.contains(days) {
        refuse(
          "duplicate-value", "`ahead` has \(days) days twice", at: element.range,
          help: "take one of them out")
      }
      ahead.append(days)
    }
    if node.array?.isEmpty == true {
      refuse(
        "empty-array", "`ahead` names no day, so the date would never be shown", at: node.range,
        help: "write `ahead = [\"0d\"]` for the day itself")
    }
    return ahead.sorted(by: >)
  }

  private mutating func plans(_ fields: Fields) -> [IfThenPlan] {
    tables(fields["plans"]).compactMap { table in
      let fields = check(table, against: Schema.plan)
      let when = line(fields, "when", most: 120)
      let then = line(fields, "then", most: 120)
      guard let when, let then else { return nil }
      return IfThenPlan(when: when, then: then)
    }
  }

  func tables(_ node: Node?) -> [Table] { node?.array?.compactMap(\.table) ?? [] }
}

/// Names that must differ, with the places where they stand.
struct Names {
  let code: String
  /// What two of them have in common, as in `dates have the label`.
  let what: String
  private(set) var places: [(name: String, range: Range<Int>)] = []

  init(code: String, what: String) {
    self.code = code
    self.what = what
  }

  func place(of name: String) -> Range<Int>? { places.first { $0.name == name }?.range }
  mutating func add(_ name: String, at range: Range<Int>) { places.append((name, range)) }
}

extension Reading {
  /// Notes a name that was there before.
  mutating func unique(_ name: String?, _ node: Node?, among names: inout Names) {
    guard let name, let node else { return }
    if let first = names.place(of: name) {
      refuse(
        names.code, "two \(names.what) `\(name)`", at: node.range,
        related: Diagnostic.Label("first here", at: first), help: "give one of them another")
    }
    names.add(name, at: node.range)
  }
}
