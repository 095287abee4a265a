import Control

/// One thing between the user and a reminder: how it is, and what mends it.
struct Finding: Equatable {
  let subject: Subject
  let state: State
  /// Sentences that name nobody.
  let text: String
  let remedy: Remedy?

  enum Subject: String {
    case files, configuration, hooks, service, daemon, state, channels, session, timeZone, pace
    case test

    var label: String {
      switch self {
      case .configuration: "Config"
      case .timeZone: "Time zone"
      default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
      }
    }
  }

  enum State: String {
    case ok
    /// Worth knowing; reminders come all the same.
    case note
    /// It keeps reminders from coming.
    case bad
  }

  enum Remedy: Equatable {
    /// A command, to be copied as it is, and one that must follow it.
    case run(String, then: String? = nil)
    /// A sentence.
    case step(String)

    var text: String {
      switch self {
      case .run(let first, let second): second.map { "\(first) && \($0)" } ?? first
      case .step(let text): text
      }
    }
  }

  init(_ subject: Subject, _ state: State, _ text: String, _ remedy: Remedy? = nil) {
    self.subject = subject
    self.state = state
    self.text = text
    self.remedy = remedy
  }
}

extension Finding {
  var json: JSON {
    let remedy = remedy.map { [JSON.Member("remedy", $0.text)] } ?? []
    return .object(
      [
        .init("name", subject.rawValue), .init("state", state.rawValue), .init("text", text),
      ] + remedy)
  }
}

extension [Finding] {
  /// Whether nothing keeps reminders from coming.
  var isSound: Bool { allSatisfy { $0.state != .bad } }

  var json: JSON {
    .object([.init("findings", .array(map(\.json))), .init("sound", isSound)])
  }
}
