import Configuration
import Control
import Core

extension Ending {
  /// What a refusal by the daemon means, and what to do about it.
  init(_ error: CallError) {
    switch error {
    case .control(let error):
      self.init(Self.text(error), json: Self.json(error))
    case .service(let error):
      self.init("attuned did not understand: \(Self.text(error))", json: Self.json(error))
    case .unreadable(let what):
      self.init("attuned is of another version: could not read \(what.escaped)")
    }
  }

  /// Several people have that name.
  init(ambiguous name: String, _ people: [Person]) {
    self.init(
      CallError.control(.ambiguousPerson(name, people: people.map(\.id.description))))
  }

  private static func json(_ error: some VarlinkError) -> JSON {
    .object([.init("error", error.qualifiedName), .init("parameters", .object(error.parameters))])
  }

  private static func text(_ error: ControlError) -> String {
    switch error {
    case .nothingToAnswer: "There is no reminder to answer."
    case .alreadyAnswered: "That one is answered already."
    case .nothingToShow: "There is no reminder to show. 'attune status' says what comes next."
    case .unknownPerson(let person, let known): unknown(person, known)
    case .ambiguousPerson(let name, let people):
      told(
        "Several people are called \(name.escaped). Say which, by id: "
          + "\(people.map(\.escaped).joined(separator: ", ")).")
    case .unknownOccurrence(let occurrence): "There is no reminder \(occurrence.escaped)."
    case .noPlan(let problems): noPlan(problems)
    case .badConfiguration(let problems): text(problems) + "\nWhat ran before runs on."
    case .sessionLocked: "The session is locked, and nothing is shown while it is."
    case .nothingEligible: "No prompt fits now."
    case .nothingToExplain: "No reminder came yet, and none is to come."
    case .badDocument(let path, let reason):
      "It cannot be imported, and nothing was changed.\n"
        + (path.isEmpty ? "" : "\(path.escaped): ") + "\(reason.escaped)."
    case .stateUnavailable(let reason):
      "What Attune remembers is out of reach: \(reason.escaped)".wrapped(to: 80)
        .joined(separator: "\n")
    case .resting(let person):
      "Everything about \(person.escaped) rests; 'attune return \(person.escaped)' brings it back."
    case .tooDeep(let relation, let deepest): tooDeep(relation, deepest)
    case .notAPrompt(let kind): ownWords(of: kind)
    case .unknownFollowUp(let number):
      "There is no follow-up \(number). 'attune follow-up' lists them."
    case .notExcluded(let prompt):
      "\(prompt.escaped) is not left out there. 'attune never --list' shows what is."
    case .stillPlanned(let person):
      "\(person.escaped) is still in the configuration, which would bring them back."
    }
  }

  /// What no prompt was drawn for is not left out but changed where it was written.
  static func ownWords(of kind: Reminder.Kind) -> String {
    switch kind {
    case .followUp:
      "The words of that one are your own. 'attune follow-up' lists it with its number,\n"
        + "and 'attune follow-up --drop NUMBER' forgets it."
    case .appreciation, .checkIn:
      "No prompt was drawn for that one, so there is none to leave out."
    case .date, .fixed, .test:
      "The words of that one are your own: change it in the configuration."
    }
  }

  private static func tooDeep(_ relation: ControlError.Relation, _ deepest: Int) -> String {
    let reason =
      relation == .colleague
      ? "Between colleagues, what is personal is not a reminder's business."
      : "Towards a \(relation.rawValue), openness has a limit that protects them."
    return "\(reason) The depth is \(deepest) at most."
  }

  private static func told(_ text: String) -> String {
    text.wrapped(to: 80).joined(separator: "\n")
  }

  private static func unknown(_ person: String, _ known: [String]) -> String {
    if person.isEmpty { return "A name is missing." }
    let nobody = "Nobody here is called '\(person.escaped.cut(to: 60))'."
    guard !known.isEmpty else { return "\(nobody) There is nobody yet." }
    if let meant = nearestName(to: person, among: known) {
      return "\(nobody) Did you mean '\(meant.escaped)'?"
    }
    let people = known.map(\.escaped).joined(separator: ", ")
    return told("\(nobody) Known here: \(people).")
  }

  private static func noPlan(_ problems: [Problem]) -> String {
    problems.isEmpty
      ? "There is no configuration yet: run 'attune setup'."
      : text(problems) + "\nMend it and it is read again by itself."
  }

  private static func text(_ problems: [Problem]) -> String {
    problems.map(\.rendered.escapedLines).joined(separator: "\n\n")
  }

  private static func text(_ error: ServiceError) -> String {
    switch error {
    case .interfaceNotFound(let name), .methodNotFound(let name), .methodNotImplemented(let name):
      name.escaped
    case .invalidParameter(let name): "the parameter \(name.escaped)"
    case .permissionDenied: "permission denied"
    case .expectedMore: "it expects more"
    }
  }
}
