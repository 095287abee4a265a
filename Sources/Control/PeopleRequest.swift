/// What the user says about a person, and asks about it.
package enum PeopleRequest: Equatable, Sendable {
  /// Let topics rest, besides those that rest already; `nil`: everything.
  case rest(person: String, topics: [Topic]?)
  /// Let nothing rest any more.
  case `return`(person: String)
  /// The user was in touch.
  case contact(person: String)
  /// How personal prompts may become; `nil`: only say it.
  case depth(person: String, to: Int?)
  /// What the user wants to come back to, the words only where they are wanted.
  case followUps(withTexts: Bool)
  case makeFollowUp(person: String, due: Timestamp, note: Note)
  case dropFollowUp(number: Int)
  /// The prompts that are never to come again.
  case excluded
  /// Let a prompt come again; `nil`: about everybody.
  case include(prompt: String, person: String?)
  /// Know nothing of someone any more, who is not in the plan by now.
  case forget(person: String)

  /// What can rest by itself.
  package enum Topic: String, WireEnumeration { case asks, vulnerability, apology, patience }

  package static let depths = 1...3
}

extension PeopleRequest {
  /// The method's name within the interface.
  var method: String {
    switch self {
    case .rest: "Rest"
    case .return: "Return"
    case .contact: "Contact"
    case .depth: "Depth"
    case .followUps: "GetFollowUps"
    case .makeFollowUp: "MakeFollowUp"
    case .dropFollowUp: "DropFollowUp"
    case .excluded: "GetExcluded"
    case .include: "Include"
    case .forget: "Forget"
    }
  }

  var parameters: [JSON.Member] {
    switch self {
    case .rest(let person, let topics): [.init("person", person), .init("topics", topics)]
    case .return(let person), .contact(let person), .forget(let person):
      [.init("person", person)]
    case .depth(let person, let depth): [.init("person", person), .init("depth", depth)]
    case .followUps(let withTexts): [.init("texts", withTexts)]
    case .makeFollowUp(let person, let due, let note):
      [.init("person", person), .init("dueUSec", due), .init("text", note)]
    case .dropFollowUp(let number): [.init("number", number)]
    case .excluded: []
    case .include(let prompt, let person): [.init("prompt", prompt), .init("person", person)]
    }
  }

  /// Reads a call of the method; `nil` if it is none of these.
  init?(method: String, _ fields: inout Fields) throws(Mismatch) {
    switch method {
    case "Rest": self = try Self.rest(&fields)
    case "Return": self = .return(person: try fields.take("person"))
    case "Contact": self = .contact(person: try fields.take("person"))
    case "Depth": self = try Self.depth(&fields)
    case "GetFollowUps":
      let withTexts: Bool? = try fields.take("texts")
      self = .followUps(withTexts: withTexts ?? false)
    case "MakeFollowUp":
      self = .makeFollowUp(
        person: try fields.take("person"), due: try fields.take("dueUSec"),
        note: try fields.take("text"))
    case "DropFollowUp": self = .dropFollowUp(number: try fields.take("number"))
    case "GetExcluded": self = .excluded
    case "Include":
      self = .include(prompt: try fields.take("prompt"), person: try fields.take("person"))
    case "Forget": self = .forget(person: try fields.take("person"))
    default: return nil
    }
  }

  private static func rest(_ fields: inout Fields) throws(Mismatch) -> Self {
    let topics: [Topic]? = try fields.take("topics")
    guard topics?.isEmpty != true else { throw Mismatch("topics") }
    return .rest(person: try fields.take("person"), topics: topics)
  }

  private static func depth(_ fields: inout Fields) throws(Mismatch) -> Self {
    let depth: Int? = try fields.take("depth")
    guard depth.map(depths.contains) ?? true else { throw Mismatch("depth") }
    return .depth(person: try fields.take("person"), to: depth)
  }
}
