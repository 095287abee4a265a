import Core

/// Holds the parts of a state against each other: every name is there once, and whoever is meant is
/// known.
struct StateCheck {
  private let state: State
  private let known: Set<Int>

  init(_ state: State) {
    self.state = state
    known = Set(state.people.map(\.number))
  }

  func check() throws(DocumentError) {
    try unique(state.people.map(\.number), "people", "number")
    try unique(state.people.map(\.id.description), "people", "id")
    try unique(state.schedules.map { "\($0.person)/\($0.reminder)" }, "schedules", "reminder")
    try unique(state.occurrences.map(\.id.description), "occurrences", "id")
    try unique(state.followUps.map(\.number), "followUps", "number")
    try unique(state.exclusions, "exclusions", "prompt")
    try isKnown(state.schedules.map(\.person), "schedules")
    try isKnown(state.occurrences.map(\.person), "occurrences")
    try isKnown(state.followUps.map(\.person), "followUps")
    try isKnown(state.exclusions.map(\.person), "exclusions")
  }

  private func unique(
    _ values: [some Hashable], _ list: String, _ field: String
  ) throws(DocumentError) {
    var seen: Set<AnyHashable> = []
    for (index, value) in values.enumerated() where !seen.insert(AnyHashable(value)).inserted {
      throw DocumentError("\(list)[\(index)].\(field)", "this is there twice")
    }
  }

  private func isKnown(_ people: [Int?], _ list: String) throws(DocumentError) {
    for (index, person) in people.enumerated() {
      guard let person, !known.contains(person) else { continue }
      throw DocumentError("\(list)[\(index)].person", "people has nobody with this number")
    }
  }
}
