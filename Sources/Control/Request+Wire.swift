extension Request {
  /// The method's name within the interface.
  package var method: String {
    switch self {
    case .status: "GetStatus"
    case .upcoming: "GetUpcoming"
    case .pause: "Pause"
    case .resume: "Resume"
    case .answer: "Answer"
    case .show: "Show"
    case .now: "Now"
    case .test: "Test"
    case .reload: "Reload"
    case .people(let request): request.method
    case .why: "Why"
    case .history: "GetHistory"
    case .export: "Export"
    case .importing: "Import"
    case .watch: "Watch"
    }
  }

  package var parameters: [JSON.Member] {
    switch self {
    case .status, .resume, .test, .reload, .export, .watch: []
    case .upcoming(let days, let limit): [.init("days", days), .init("limit", limit)]
    case .pause(let until): [.init("untilUSec", until)]
    case .answer(let answer, let subject): answer.parameters + subject.parameters
    case .show(let person): [.init("person", person)]
    case .now(let person, let kind): [.init("person", person), .init("kind", kind)]
    case .people(let request): request.parameters
    case .why(let subject, let next): subject.parameters + [.init("next", next)]
    case .history(let person, let year): [.init("person", person), .init("year", year)]
    case .importing(let state): [.init("state", state)]
    }
  }

  /// Reads a call of the method; `nil` if the interface has none of that name.
  ///
  /// A parameter that the method does not have is refused.
  package init?(method: String, parameters: JSON) throws(Mismatch) {
    var fields = try Fields(parameters)
    switch method {
    case "GetStatus": self = .status
    case "GetUpcoming": self = try Self.upcoming(&fields)
    case "Pause": self = .pause(until: try fields.take("untilUSec"))
    case "Resume": self = .resume
    case "Answer": self = try Self.answer(&fields)
    case "Show": self = .show(person: try fields.take("person"))
    case "Now": self = .now(person: try fields.take("person"), kind: try fields.take("kind"))
    case "Test": self = .test
    case "Reload": self = .reload
    case "Why": self = try Self.why(&fields)
    case "GetHistory": self = try Self.history(&fields)
    case "Export": self = .export
    case "Import": self = try Self.importing(&fields)
    case "Watch": self = .watch
    default:
      guard let request = try PeopleRequest(method: method, &fields) else { return nil }
      self = .people(request)
    }
    try fields.end()
  }

  private static func upcoming(_ fields: inout Fields) throws(Mismatch) -> Request {
    let days: Int? = try fields.take("days")
    guard daysAllowed.contains(days ?? daysByDefault) else { throw Mismatch("days") }
    let limit: Int? = try fields.take("limit")
    guard limitsAllowed.contains(limit ?? limitByDefault) else { throw Mismatch("limit") }
    return .upcoming(days: days ?? daysByDefault, limit: limit ?? limitByDefault)
  }

  private static func why(_ fields: inout Fields) throws(Mismatch) -> Request {
    let subject = Subject(
      occurrence: try fields.take("occurrence"), person: try fields.take("person"))
    let next: Bool? = try fields.take("next")
    guard subject.occurrence == nil || next != true else { throw Mismatch("next") }
    return .why(subject, next: next ?? false)
  }

  private static func history(_ fields: inout Fields) throws(Mismatch) -> Request {
    let year: Int? = try fields.take("year")
    guard year.map(yearsAllowed.contains) ?? true else { throw Mismatch("year") }
    return .history(person: try fields.take("person"), year: year)
  }

  private static func importing(_ fields: inout Fields) throws(Mismatch) -> Request {
    let state: JSON = try fields.take("state")
    guard case .object = state else { throw Mismatch("state") }
    return .importing(state)
  }

  private static func answer(_ fields: inout Fields) throws(Mismatch) -> Request {
    let name: AnswerName = try fields.take("answer")
    let felt: Felt? = try fields.take("felt")
    let when: Later? = try fields.take("when")
    guard felt == nil || name == .done else { throw Mismatch("felt") }
    guard when == nil || name == .later else { throw Mismatch("when") }
    let everyone: Bool? = try fields.take("everyone")
    guard everyone == nil || name == .never else { throw Mismatch("everyone") }
    let subject = Subject(
      occurrence: try fields.take("occurrence"), person: try fields.take("person"))
    return switch name {
    case .done: .answer(.done(felt), to: subject)
    case .later: .answer(.later(when ?? .hour), to: subject)
    case .notTheirMoment: .answer(.notTheirMoment, to: subject)
    case .skip: .answer(.skip, to: subject)
    case .never: .answer(.never(forEveryone: everyone ?? false), to: subject)
    }
  }
}

extension CallMessage {
  /// The call that asks for this; `watch` always takes more than one reply.
  package init(_ request: Request, oneway: Bool = false) {
    self.init(
      "\(Interface.control.name).\(request.method)", request.parameters,
      oneway: oneway && request != .watch, more: request == .watch)
  }
}

/// The answers by name alone, their details aside.
private enum AnswerName: String, WireEnumeration {
  case done, later, notTheirMoment, skip, never
}

extension Request.Answer {
  fileprivate var parameters: [JSON.Member] {
    switch self {
    case .done(let felt): [.init("answer", AnswerName.done), .init("felt", felt)]
    case .later(let when): [.init("answer", AnswerName.later), .init("when", when)]
    case .notTheirMoment: [.init("answer", AnswerName.notTheirMoment)]
    case .skip: [.init("answer", AnswerName.skip)]
    case .never(let everyone): [.init("answer", AnswerName.never), .init("everyone", everyone)]
    }
  }
}

extension Request.Subject {
  fileprivate var parameters: [JSON.Member] {
    [.init("occurrence", occurrence), .init("person", person)]
  }
}
