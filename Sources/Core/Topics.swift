/// What rests about one person: some subjects, or all of it.
///
/// The user's reasons are not kept, so a person who rests and a person with whom some subjects are
/// better left alone differ in nothing but the set.
package struct Topics: OptionSet, Hashable, Sendable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  /// Prompts that ask the other person something.
  package static let asks = Topics(rawValue: 1)
  /// Prompts in which the user goes first with something of their own.
  package static let vulnerability = Topics(rawValue: 2)
  /// Prompts that touch saying sorry.
  package static let apology = Topics(rawValue: 4)
  /// Prompts about waiting for the other person.
  package static let patience = Topics(rawValue: 8)
  /// Every other prompt, and the dates, plans, follow-ups and fixed reminders.
  package static let others = Topics(rawValue: 16)

  package static let all: Topics = [.asks, .vulnerability, .apology, .patience, .others]
  /// What rests where opening up is not always safe.
  package static let guarded: Topics = [.asks, .vulnerability, .apology, .patience]

  /// The topics by the names that users and files give them.
  package static let names: [(name: String, topic: Topics)] = [
    ("asks", .asks), ("vulnerability", .vulnerability), ("apology", .apology),
    ("patience", .patience), ("others", .others),
  ]

  /// Whether a prompt touches one of them.
  func touches(_ prompt: Prompt) -> Bool {
    if contains(.asks), prompt.kind == .ask { return true }
    if contains(.apology), prompt.tags.contains(.apology) { return true }
    switch prompt.practice {
    case .vulnerability: return contains(.vulnerability)
    case .patience: return contains(.patience)
    case .safeSpace, .listening, .questions, .support, .appreciation: return contains(.others)
    }
  }
}
