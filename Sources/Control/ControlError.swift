/// An error with a name and parameters, as Varlink has them.
package protocol VarlinkError: Error, Equatable {
  /// With its interface.
  var qualifiedName: String { get }
  var parameters: [JSON.Member] { get }
  /// `nil` if the name is none of this interface's, or its parameters do not fit.
  init?(qualifiedName: String, parameters: JSON)
}

/// Why the daemon did not do what it was asked.
package enum ControlError: VarlinkError {
  /// No reminder is up or waiting that could be answered.
  case nothingToAnswer
  /// The last one that was up has its answer.
  case alreadyAnswered
  /// No reminder is up whose text could be shown.
  case nothingToShow
  /// The plan holds nobody by that id or name; `known` are the ids it holds.
  case unknownPerson(String, known: [String])
  /// Several people in the plan have that name; `people` are their ids.
  case ambiguousPerson(String, people: [String])
  case unknownOccurrence(String)
  /// There is no plan to run: the configuration is missing, or bad from the start.
  case noPlan([Problem])
  /// The configuration has mistakes; what ran before runs on.
  case badConfiguration([Problem])
  case sessionLocked
  /// No prompt fits now.
  case nothingEligible
  /// No reminder came yet, and none is to come.
  case nothingToExplain
  /// A document cannot be imported; nothing was changed.
  case badDocument(path: String, reason: String)
  /// What must survive a restart cannot be read or written.
  case stateUnavailable(reason: String)
  /// Everything about that person rests; by id.
  case resting(String)
  case tooDeep(Relation, deepest: Int)
  /// No prompt was drawn that could be left out; where the words are the user's own, the kind says
  /// where they were written.
  case notAPrompt(Reminder.Kind)
  case unknownFollowUp(Int)
  case notExcluded(String)
  /// Whoever is to be forgotten is still in the plan; by id.
  case stillPlanned(String)

  package enum Relation: String, WireEnumeration {
    case partner, friend, parent, child, sibling, colleague
  }
}

extension ControlError {
  package var qualifiedName: String { "\(Interface.control.name).\(name)" }

  private var name: String {
    switch self {
    case .nothingToAnswer: "NothingToAnswer"
    case .alreadyAnswered: "AlreadyAnswered"
    case .nothingToShow: "NothingToShow"
    case .unknownPerson: "UnknownPerson"
    case .ambiguousPerson: "AmbiguousPerson"
    case .unknownOccurrence: "UnknownOccurrence"
    case .noPlan: "NoPlan"
    case .badConfiguration: "BadConfiguration"
    case .sessionLocked: "SessionLocked"
    case .nothingEligible: "NothingEligible"
    case .nothingToExplain: "NothingToExplain"
    case .badDocument: "BadDocument"
    case .stateUnavailable: "StateUnavailable"
    case .resting: "Resting"
    case .tooDeep: "TooDeep"
    case .notAPrompt: "NotAPrompt"
    case .unknownFollowUp: "UnknownFollowUp"
    case .notExcluded: "NotExcluded"
    case .stillPlanned: "StillPlanned"
    }
  }

  package var parameters: [JSON.Member] {
    switch self {
    case .nothingToAnswer, .alreadyAnswered, .nothingToShow, .sessionLocked, .nothingEligible,
      .nothingToExplain:
      []
    case .notAPrompt(let kind): [.init("kind", kind)]
    case .unknownPerson(let person, let known): [.init("person", person), .init("known", known)]
    case .ambiguousPerson(let name, let people): [.init("name", name), .init("people", people)]
    case .unknownOccurrence(let occurrence): [.init("occurrence", occurrence)]
    case .noPlan(let problems), .badConfiguration(let problems): [.init("problems", problems)]
    case .badDocument(let path, let reason): [.init("path", path), .init("reason", reason)]
    case .stateUnavailable(let reason): [.init("reason", reason)]
    case .resting(let person), .stillPlanned(let person): [.init("person", person)]
    case .tooDeep(let relation, let deepest):
      [.init("relation", relation), .init("deepest", deepest)]
    case .unknownFollowUp(let number): [.init("number", number)]
    case .notExcluded(let prompt): [.init("prompt", prompt)]
    }
  }

  package init?(qualifiedName: String, parameters: JSON) {
    guard let name = Interface.control.member(qualifiedName) else { return nil }
    do {
      var fields = try Fields(parameters)
      guard let error = try Self.error(name, &fields) else { return nil }
      self = error
    } catch {
      return nil
    }
  }

  private static func error(_ name: String, _ fields: inout Fields) throws(Mismatch) -> Self? {
    switch name {
    case "NothingToAnswer": .nothingToAnswer
    case "AlreadyAnswered": .alreadyAnswered
    case "NothingToShow": .nothingToShow
    case "UnknownPerson":
      .unknownPerson(try fields.take("person"), known: try fields.take("known"))
    case "AmbiguousPerson":
      .ambiguousPerson(try fields.take("name"), people: try fields.take("people"))
    case "UnknownOccurrence": .unknownOccurrence(try fields.take("occurrence"))
    case "NoPlan": .noPlan(try fields.take("problems"))
    case "BadConfiguration": .badConfiguration(try fields.take("problems"))
    case "SessionLocked": .sessionLocked
    case "NothingEligible": .nothingEligible
    case "NothingToExplain": .nothingToExplain
    case "BadDocument":
      .badDocument(path: try fields.take("path"), reason: try fields.take("reason"))
    case "StateUnavailable": .stateUnavailable(reason: try fields.take("reason"))
    case "Resting": .resting(try fields.take("person"))
    case "TooDeep": .tooDeep(try fields.take("relation"), deepest: try fields.take("deepest"))
    case "NotAPrompt": .notAPrompt(try fields.take("kind"))
    case "UnknownFollowUp": .unknownFollowUp(try fields.take("number"))
    case "NotExcluded": .notExcluded(try fields.take("prompt"))
    case "StillPlanned": .stillPlanned(try fields.take("person"))
    default: nil
    }
  }
}
