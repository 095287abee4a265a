package import CivilTime

/// What the engine asks for, in the imperative and in order.
package enum Effect: Equatable, Sendable {
  /// Write it; what follows in the same list must wait until it is written.
  case record(Record)
  /// Put the card up. Answer with `accepted` or `refused`.
  case present(Card)
  /// Take the card down, if it is still up. Nothing is answered.
  case withdraw(Presentation)
  /// Say it in the journal, to the hooks and to whoever watches.
  case announce(Announcement)
}

/// What a channel shows.
package struct Card: Equatable, Sendable {
  package let presentation: Presentation
  package let occurrence: Occurrence.ID
  package let reminder: ReminderKey
  /// The person's number.
  package let person: Int?
  /// Whether the text may be on the screen now; if not, the card says nothing of whom or what.
  package let isOpen: Bool
  /// Whether it asks only until when it is put off, and says nothing else.
  package let asksWhen: Bool
  /// Until when it can be put off; if there is no time left, Later lets it go.
  package let laters: [Answer.Later]
  package let text: Text
  /// The card of an earlier run that this one takes the place of, in its channel's words.
  package let handle: String?

  /// Where it was put up before, one entry for each channel that can say so.
  package var places: [String] {
    handle.map { $0.split(separator: ";").map(String.init) } ?? []
  }

  package init(
    presentation: Presentation, occurrence: Occurrence.ID, reminder: ReminderKey, person: Int?,
    isOpen: Bool, asksWhen: Bool = false, laters: [Answer.Later] = Answer.Later.allCases,
    text: Text, handle: String? = nil
  ) {
    self.presentation = presentation
    self.occurrence = occurrence
    self.reminder = reminder
    self.person = person
    self.isOpen = isOpen
    self.asksWhen = asksWhen
    self.laters = laters
    self.text = text
    self.handle = handle
  }
}

/// The words of a reminder, the person's name in place.
package struct Text: Equatable, Sendable {
  package let summary: String
  package let body: String
  /// One line below it about Attune itself; empty but for an offer.
  package var note: String

  package init(summary: String, body: String, note: String = "") {
    self.summary = summary
    self.body = body
    self.note = note
  }
}

/// Something worth saying outside: opaque numbers and kinds, never a name or a text.
package struct Announcement: Equatable, Sendable {
  package let kind: Kind
  package let occurrence: Occurrence.ID?
  package let reminder: ReminderKey?
  package let person: Int?
  package let due: Instant?

  package init(
    _ kind: Kind, occurrence: Occurrence.ID? = nil, reminder: ReminderKey? = nil,
    person: Int? = nil, due: Instant? = nil
  ) {
    self.kind = kind
    self.occurrence = occurrence
    self.reminder = reminder
    self.person = person
    self.due = due
  }

  package enum Kind: Equatable, Sendable {
    /// It came due: it is shown next, or held.
    case due
    case shown
    case opened
    case answered(Answer)
    /// It ended without an answer.
    case ended(Occurrence.Outcome)
    case held(Hold.Reason)
    case withdrawn
    case paused(until: Instant?)
    case unpaused
    /// What rests about a person has changed.
    case rested
    /// A person was forgotten.
    case forgotten
    case clockChanged
    case resumed
    case zoneChanged
    case planReplaced
  }
}

/// Why something that is due waits.
package struct Hold: Equatable, Sendable {
  package let reason: Reason
  /// When that reason ends, where it is known.
  package let until: Instant?

  package init(_ reason: Reason, until: Instant? = nil) {
    self.reason = reason
    self.until = until
  }

  package enum Reason: String, CaseIterable, Sendable {
    case paused, locked
    case doNotDisturb = "do-not-disturb"
    case noChannel = "no-channel"
    case quietHours = "quiet-hours"
    case outsideWindows = "outside-windows"
    /// The session was unlocked, or the machine resumed, a moment ago.
    case settling
    case minGap = "min-gap"
    case personLimit = "person-limit"
    case dayLimit = "day-limit"
    /// Something the user fixed comes soon, or today for the same person.
    case fixedFirst = "fixed-first"
    /// Another card is up.
    case cardShowing = "card-showing"
    /// The last delivery failed.
    case retrying
    /// Nobody answered for long; it waits for the user to come back.
    case asleep
  }
}
