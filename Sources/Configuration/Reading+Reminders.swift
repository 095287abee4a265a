import CivilTime
import Core
import TOML

extension Reading {
  mutating func reminders(_ fields: Fields) -> [FixedReminder] {
    var ids = Names(code: "duplicate-id", what: "reminders have the id")
    return tables(fields["reminders"]).compactMap { reminder($0, ids: &ids) }
  }

  private mutating func reminder(_ table: Table, ids: inout Names) -> FixedReminder? {
    let fields = check(table, against: Schema.reminder)
    let id = identifier(fields, "id")
    unique(id, fields["id"], among: &ids)
    let expression = fields["at"].flatMap { self.expression($0) }
    let summary = line(fields, "summary", most: 120)
    let body = line(fields, "body", most: 400)
    let catchUp: FixedReminder.CatchUp? = choice(fields, "catch-up")
    let maxAge = span(fields, "max-age", within: .minute ... .year)
    guard let id, let expression, let summary else { return nil }
    return FixedReminder(
      id: id, at: expression, summary: summary, body: body ?? "", catchUp: catchUp ?? .once,
      maxAge: maxAge ?? Pace.maxAge)
  }

  private mutating func expression(_ node: Node) -> CalendarExpression? {
    let zone = zone
    return value(node, of: "at", code: "bad-time") { (text) throws(ValueError) in
      try CalendarExpression(once: text, zone: zone)
    }
  }
}

extension TimeSpan {
  fileprivate static let year = TimeSpan(microseconds: 31_557_600_000_000)
}
