import CivilTime
import Control
import Core

/// One run of a hook that is wanted.
struct HookJob: Sendable {
  /// The hook's place in the configuration, from 1.
  let number: Int
  let hook: Hook
  let environment: [String]
  /// What the hook reads, if it asked for the text.
  let input: [UInt8]?
  /// The card it shows; `nil` for one that is only told.
  let presentation: Presentation?

  /// A run of a hook that shows a card.
  init(number: Int, hook: Hook, showing card: Card) {
    let variables = [
      Self.variable("EVENT", "reminder"), Self.variable("KIND", card.reminder.noun),
      Self.variable("TYPE", card.reminder.typeName),
      Self.variable("OCCURRENCE", card.occurrence.description),
      card.person.map { Self.variable("PERSON", "\($0)") },
    ]
    self.init(number, hook, variables, card.text, card.presentation)
  }

  /// A run of a hook that is told what happened.
  init(number: Int, hook: Hook, told announcement: Announcement, text: Text?) {
    let entry = JournalEntry(announcement)
    let wanted = [
      "ATTUNED_EVENT", "ATTUNED_TYPE", "ATTUNED_PERSON", "ATTUNED_OCCURRENCE", "ATTUNED_ANSWER",
      "ATTUNED_REASON", "ATTUNED_KIND", "ATTUNED_SCHEDULED_USEC",
    ]
    let variables =
      entry.fields.filter { wanted.contains($0.name) && $0.value != "none" }
      .map { "\($0.name)=\($0.value)" }
    self.init(number, hook, variables, text, nil)
  }

  private init(
    _ number: Int, _ hook: Hook, _ variables: [String?], _ text: Text?,
    _ presentation: Presentation?
  ) {
    self.number = number
    self.hook = hook
    self.environment = variables.compactMap { $0 }
    self.input = hook.wantsText ? text.map(Self.json) : nil
    self.presentation = presentation
  }

  private static func variable(_ name: String, _ value: String) -> String {
    "ATTUNED_\(name)=\(value)"
  }

  private static func json(_ text: Text) -> [UInt8] {
    let members = [
      JSON.Member("summary", JSON.string(text.summary)),
      JSON.Member("body", JSON.string(text.body)),
    ]
    return JSON.object(members).bytes + [0x0a]
  }
}

extension Hook.Occasion {
  /// Which occasion something that happened is, if any.
  init?(_ kind: Announcement.Kind) {
    switch kind {
    case .due: self = .due
    case .answered: self = .answered
    case .held: self = .held
    case .paused, .unpaused: self = .paused
    default: return nil
    }
  }
}
