import CivilTime
import Core

/// What the journal says of something that happened.
struct JournalEntry {
  let id: MessageID
  let message: String
  let fields: [(name: String, value: String)]

  init(_ announcement: Announcement) {
    let kind = announcement.kind
    id = kind.messageID
    message = kind.message(about: Self.subject(of: announcement))
    var fields = [(name: "ATTUNED_EVENT", value: "\(id)")]
    if let reminder = announcement.reminder {
      fields.append(("ATTUNED_KIND", reminder.noun))
      fields.append(("ATTUNED_TYPE", reminder.typeName))
      fields.append(("ATTUNED_PERSON", announcement.person.map(String.init) ?? "none"))
    }
    if let occurrence = announcement.occurrence {
      fields.append(("ATTUNED_OCCURRENCE", occurrence.description))
    }
    if let due = announcement.due {
      fields.append(("ATTUNED_SCHEDULED_USEC", "\(due.microseconds)"))
    }
    self.fields = fields + kind.fields
  }

  /// "A check-in for person 2".
  private static func subject(of announcement: Announcement) -> String {
    let noun = announcement.reminder?.noun ?? "reminder"
    let article = noun.hasPrefix("a") ? "An" : "A"
    guard let person = announcement.person else { return "\(article) \(noun)" }
    return "\(article) \(noun) for person \(person)"
  }
}

extension ReminderKey {
  /// For a program that reads: one word, the same for all reminders of a kind.
  var typeName: String {
    switch self {
    case .cadence(let type), .asked(let type): type.rawValue
    case .fixed: "fixed"
    case .date: "date"
    case .followUp: "follow-up"
    case .test: "test"
    }
  }

  /// For a person who reads.
  var noun: String {
    switch self {
    case .fixed: "fixed reminder"
    case .test: "test reminder"
    case .cadence, .asked, .date, .followUp: typeName
    }
  }
}

extension Announcement.Kind {
  fileprivate var messageID: MessageID {
    switch self {
    case .due: .due
    case .shown: .shown
    case .opened: .opened
    case .answered: .answered
    case .ended: .ended
    case .held: .held
    case .withdrawn: .withdrawn
    case .paused: .paused
    case .unpaused: .unpaused
    case .rested: .rested
    case .forgotten: .forgotten
    case .clockChanged: .clockChanged
    case .resumed: .resumed
    case .zoneChanged: .zoneChanged
    case .planReplaced: .planReplaced
    }
  }

  fileprivate func message(about subject: String) -> String {
    switch self {
    case .due: "\(subject) is due."
    case .shown: "\(subject) is on the screen."
    case .opened: "\(subject) was opened."
    case .answered(let answer): "\(subject) was answered: \(answer.word.spaced)."
    case .ended(let outcome): "\(subject) ended without an answer: \(outcome.name.rawValue.spaced)."
    case .held(let reason): "\(subject) waits: \(reason.rawValue.spaced)."
    case .withdrawn: "The card of \(subject.lowercasedFirst) was taken down."
    case .paused(until: nil): "Reminders are paused."
    case .paused: "Reminders are paused for a while."
    case .unpaused: "Reminders are no longer paused."
    case .rested: "What rests about a person has changed."
    case .forgotten: "A person was forgotten."
    case .clockChanged: "The wall clock was set."
    case .resumed: "The machine woke up."
    case .zoneChanged: "The time zone changed."
    case .planReplaced: "The configuration is in force."
    }
  }

  fileprivate var fields: [(name: String, value: String)] {
    switch self {
    case .answered(let answer): [("ATTUNED_ANSWER", answer.word)]
    case .ended(let outcome): [("ATTUNED_OUTCOME", outcome.name.rawValue)]
    case .held(let reason): [("ATTUNED_REASON", reason.rawValue)]
    case .paused(until: let end?): [("ATTUNED_UNTIL_USEC", "\(end.microseconds)")]
    default: []
    }
  }
}

extension Answer {
  /// One word, and nothing of how it felt.
  var word: String {
    switch self {
    case .done: "done"
    case .later: "later"
    case .notTheirMoment: "not-their-moment"
    case .skip: "skip"
    case .never: "never"
    }
  }
}

extension String {
  /// A word of several parts as it is said.
  var spaced: String { String(map { $0 == "-" ? " " : $0 }) }

  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
