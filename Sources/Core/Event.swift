package import CivilTime

/// What the engine is told, in the past tense.
package enum Event: Equatable, Sendable {
  /// The daemon came up. Cards of an earlier run may still be on a screen.
  case started
  case woke
  /// The wall clock was set.
  case clockChanged
  /// The machine woke from suspension.
  case resumed
  case zoneChanged(Zone)
  case planReplaced(Plan)
  case lockChanged(Lock)
  case doNotDisturbChanged(DoNotDisturb)
  /// Whether any channel that reaches the user can take a card now.
  case reachChanged(Bool)

  /// A channel took the card; `handle` says where it is, in that channel's words.
  case accepted(Presentation, handle: String?)
  /// No channel took the card.
  case refused(Presentation)
  /// The card's Show was pressed.
  case opened(Occurrence.ID)
  /// The text was read by command, without a card.
  case read(Occurrence.ID)
  /// The card's Later was pressed, and not yet until when.
  case puttingOff(Occurrence.ID)
  case closed(Presentation, Closure)
  case answered(Occurrence.ID, Answer)

  case paused(until: Instant?)
  case unpaused
  /// The user was in touch with someone.
  case contacted(Person.ID)
  /// The user lets more topics rest about someone, or all of them.
  case rested(Person.ID, Topics)
  /// Nothing rests about them any more.
  case returned(Person.ID)
  /// The user said how personal prompts about someone may become.
  case consented(Person.ID, Depth)
  /// The user wants to come back to something with someone.
  case followUpMade(Person.ID, due: Instant, text: String)
  case followUpDropped(number: Int)
  /// A prompt that was never to come again may come again, about someone or everybody.
  case promptIncluded(Prompt.ID, Person.ID?)
  /// Nothing is to be known of someone any more.
  case forgotten(Person.ID)
  /// The user wants one this moment.
  case asked(Person.ID, ReminderType)
  /// The user wants to see that the channels work.
  case testAsked
}

/// One showing of one occurrence, numbered from 1 within one run of the daemon.
package struct Presentation: Hashable, Sendable {
  package let number: Int
  package init(_ number: Int) { self.number = number }
}

/// What the user did with an occurrence.
package enum Answer: Equatable, Sendable {
  case done(Occurrence.Felt?)
  case later(Later)
  case notTheirMoment
  /// Not this prompt, for now.
  case skip
  /// Never this prompt again: about this person, or about anybody.
  case never(forEveryone: Bool)

  /// When to come back.
  package enum Later: String, CaseIterable, Sendable { case hour, evening, morning }

  /// How it ends what it answers; `nil` if it does not.
  var outcome: Occurrence.Outcome? {
    switch self {
    case .done(let felt): .done(felt)
    case .notTheirMoment: .notTheirMoment
    case .skip: .skipped
    case .never: .excluded
    case .later: nil
    }
  }
}

/// How a card left its channel without an answer.
package enum Closure: Equatable, Sendable {
  case dismissed
  case expired
  /// The server went away, or took the card down for reasons of its own.
  case lost
}

/// Whether the session is locked, as far as is known.
package enum Lock: String, Sendable { case locked, unlocked, unknown }

/// Whether Do Not Disturb is on, as far as is known.
package enum DoNotDisturb: String, Sendable { case on, off, unknown }
