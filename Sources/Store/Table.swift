/// A table as the store speaks of it: `entry`, and the columns in the order of their values.
struct Table: Sendable {
  let name: String
  /// Every row, in the order in which they were added.
  let select: String
  /// The rows whose entries another query gives.
  let selectSome: String
  /// Adds a row, or replaces the one with the same key in its place.
  let upsert: String

  init(_ name: String, key: [String], columns: [String]) {
    self.name = name
    let list = columns.joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let changes = columns.filter { !key.contains($0) }.map { "\($0) = excluded.\($0)" }
    select = "SELECT entry, \(list) FROM \(name) ORDER BY entry"
    selectSome = "SELECT entry, \(list) FROM \(name) WHERE entry IN "
    let update =
      changes.isEmpty ? "NOTHING" : "UPDATE SET \(changes.joined(separator: ", "))"
    upsert = """
      INSERT INTO \(name) (\(list)) VALUES (\(marks)) \
      ON CONFLICT (\(key.joined(separator: ", "))) DO \(update)
      """
  }

  static let person = Table(
    "person", key: ["number"],
    columns: [
      "number", "id", "first_seen", "last_contact", "unanswered", "asks_rest_until", "resting",
      "consent", "done", "gentle_depth", "gentle_until", "offer", "offer_since", "offer_on_card",
      "offered_deeper", "reviewed",
    ])

  static let schedule = Table(
    "schedule", key: ["person", "reminder"],
    columns: ["person", "reminder", "anchor", "last_slot", "last_key"])

  static let occurrence = Table(
    "occurrence", key: ["id"],
    columns: [
      "id", "reminder", "person", "slot", "due", "ends", "phase", "outcome", "felt", "closed_at",
      "prompt", "practice", "kind", "depth", "way", "snoozes", "failures", "shown_at",
      "opened_at", "handle", "held",
    ])

  static let followUp = Table(
    "follow_up", key: ["number"], columns: ["number", "person", "due", "made", "text"])

  static let exclusion = Table(
    "exclusion", key: ["prompt", "person"], columns: ["prompt", "person"])

  static let pause = Table("pause", key: ["entry"], columns: ["entry", "since", "until"])

  static let all = [meta, person, schedule, occurrence, pause, followUp, exclusion]

  static let meta = Table("meta", key: ["entry"], columns: ["entry", "seed", "last_number"])
}
