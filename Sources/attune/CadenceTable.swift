import Configuration
import Control
import Core

/// How often each person comes up, and what that means.
struct CadenceTable {
  private let rows: [(person: Person, type: ReminderType)]

  init(people: [Person], kind: ReminderType?) {
    let types = kind.map { [$0] } ?? ReminderType.allCases
    rows = people.flatMap { person in types.map { (person, $0) } }
  }

  /// One line of at most 80 columns for each.
  func lines(style: TextStyle) -> [String] {
    guard !rows.isEmpty else { return ["Nobody is in the configuration yet."] }
    return rows.map { person, type in
      let cadence = person.cadence(of: type)
      return person.id.description.escaped.fitted(to: 14) + " " + type.rawValue.fitted(to: 13)
        + style.strong(cadence.description.escaped.fitted(to: 21)) + " "
        + style.faint(Self.meaning(cadence, of: type).cut(to: 30))
    }
  }

  var json: JSON {
    .object([
      .init(
        "cadences",
        .array(
          rows.map { person, type in
            .object([
              .init("person", person.id.description), .init("kind", type.rawValue),
              .init("cadence", person.cadence(of: type).description),
            ])
          }))
    ])
  }

  static func meaning(_ cadence: Cadence, of type: ReminderType) -> String {
    switch cadence {
    case .off: "never"
    case .rate: "spread over your hours"
    case .every where type == .checkIn: "from the last time in touch"
    case .every: "from the last one done"
    case .calendar: "then, quiet hours aside"
    }
  }
}
