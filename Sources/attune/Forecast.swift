import CivilTime
import Control
import Core
import Host

/// What a plan will bring in so many days, found by the engine itself.
struct Forecast {
  let plan: Plan
  let reminders: [Reminder]

  /// How often one sort of reminder about one person comes.
  struct Row {
    let person: Person.ID
    let name: String
    let kind: Kind
    /// As the user says it; `nil` for what they wrote themselves.
    let cadence: String?
    let reminders: [Reminder]
  }

  enum Kind: Equatable {
    case cadence(ReminderType)
    case own

    var name: String {
      switch self {
      case .cadence(let type): type.rawValue
      case .own: "your own"
      }
    }
  }

  /// For each person in the order of the plan: the cadences that are not off, and what is their own.
  var rows: [Row] {
    plan.people.flatMap { person in
      (ReminderType.allCases.map { Kind.cadence($0) } + [.own]).compactMap { row($0, of: person) }
    }
  }

  func row(_ kind: Kind, of person: Person) -> Row? {
    let found = reminders.filter { $0.person == person.id.description && kind.holds($0.kind) }
    guard case .cadence(let type) = kind else {
      return found.isEmpty
        ? nil
        : Row(person: person.id, name: person.name, kind: kind, cadence: nil, reminders: found)
    }
    let cadence = person.cadence(of: type)
    guard cadence != .off || !found.isEmpty else { return nil }
    return Row(
      person: person.id, name: person.name, kind: kind, cadence: cadence.description,
      reminders: found)
  }
}

extension Forecast {
  /// The question: from what is remembered, so far, with a user who behaves so.
  struct Question {
    let state: State
    let days: Int
    let behaviour: Engine.Behaviour

    /// What the plan that runs brings.
    func forecast(of plan: Plan) -> Forecast {
      let (engine, now) = Foresight.engine(on: plan, state)
      return forecast(engine, from: now)
    }

    /// What another plan would bring if it took the place of the one that runs now.
    func forecast(of other: Plan, after plan: Plan) -> Forecast {
      var (engine, now) = Foresight.engine(on: plan, state)
      _ = engine.handle(.planReplaced(other), at: now)
      return forecast(engine, from: now)
    }

    private func forecast(_ engine: Engine, from now: Moment) -> Forecast {
      let end = now.wall + .seconds(days * 86_400)
      let found = engine.prospects(from: now, until: end, limit: .max, answering: behaviour)
      return Forecast(
        plan: engine.plan,
        reminders: found.filter { $0.occurrence.reminder != .test }.map {
          Reminder(
            $0.occurrence, about: engine.person(of: $0.occurrence), due: $0.at, in: Places.zone)
        })
    }
  }
}

extension Forecast.Kind {
  fileprivate func holds(_ kind: Reminder.Kind) -> Bool {
    switch kind {
    case .appreciation: self == .cadence(.appreciation)
    case .checkIn: self == .cadence(.checkIn)
    case .fixed, .date, .followUp: self == .own
    case .test: false
    }
  }
}

extension Forecast {
  var json: JSON {
    .object([
      .init("reminders", reminders),
      .init(
        "totals",
        .array(
          rows.map { row in
            .object([
              .init("person", row.person.description), .init("kind", row.kind.word),
              .init("cadence", row.cadence), .init("count", row.reminders.count),
            ])
          })),
    ])
  }
}

extension Forecast.Kind {
  /// As machines are told it.
  var word: String { self == .own ? "own" : name }
}
