/// One idea from a deck: something the user could do, say, ask or think about for one person.
package struct Prompt: Equatable, Sendable {
  /// Names a prompt across decks and years; a user's prompt with a built-in's id replaces it.
  package struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
    package static func < (a: Self, b: Self) -> Bool { a.description < b.description }
  }

  package let id: ID
  package let practice: Practice
  package let type: ReminderType
  package let kind: Kind
  package let depth: Depth
  package let relations: [Relation]
  package let setting: Setting
  /// How long it takes, in whole minutes, 1...20.
  package let minutes: Int
  package let tags: [Tag]
  /// One line that stands alone; `{name}` stands for the person's name.
  package let summary: String
  /// One or more sentences on one line that stand alone; `{name}` stands for the person's name.
  package let body: String
  /// One line of evidence, shown only when the user asks why.
  package let because: String?
  package let origin: Origin

  package init(
    id: ID, practice: Practice, type: ReminderType, kind: Kind, depth: Depth,
    relations: [Relation], setting: Setting, minutes: Int, tags: [Tag] = [], summary: String,
    body: String, because: String? = nil, origin: Origin = .library
  ) {
    self.id = id
    self.practice = practice
    self.type = type
    self.kind = kind
    self.depth = depth
    self.relations = relations
    self.setting = setting
    self.minutes = minutes
    self.tags = tags
    self.summary = summary
    self.body = body
    self.because = because
    self.origin = origin
  }
}

/// The two kinds of reminder that come by cadence.
package enum ReminderType: String, CaseIterable, Sendable {
  case appreciation
  case checkIn = "check-in"
}

/// The seven practices of the founding essay.
package enum Practice: String, CaseIterable, Sendable {
  case safeSpace = "safe-space"
  case listening
  case vulnerability
  case questions
  case patience
  case support
  case appreciation
}

extension Practice {
  /// Its place among all of them.
  var index: Int {
    switch self {
    case .safeSpace: 0
    case .listening: 1
    case .vulnerability: 2
    case .questions: 3
    case .patience: 4
    case .support: 5
    case .appreciation: 6
    }
  }
}

/// How close a person is, by the user's own word.
package enum Relation: String, CaseIterable, Sendable {
  case partner, friend, parent, child, sibling, colleague

  /// How personal prompts about them may ever become.
  package var deepest: Depth {
    switch self {
    case .partner, .friend, .parent, .sibling: .tender
    case .child: .personal
    case .colleague: .everyday
    }
  }
}

/// Whether two people share a place; as a prompt's setting, which of them it suits.
package enum Setting: String, CaseIterable, Sendable {
  case together
  case longDistance = "long-distance"
  case either
}

/// How personal a prompt is: everyday, personal, tender.
package enum Depth: Int, CaseIterable, Comparable, Sendable {
  case everyday = 1
  case personal = 2
  case tender = 3

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension Prompt {
  /// What the user does with a prompt.
  package enum Kind: String, CaseIterable, Sendable {
    case act = "do"
    case say, ask, reflect
  }

  /// What a prompt touches that some people want to rest from.
  package enum Tag: String, CaseIterable, Sendable { case apology }

  /// Where a prompt comes from.
  package enum Origin: Sendable { case library, user }
}
