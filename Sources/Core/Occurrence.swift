package import CivilTime

/// One time a reminder falls due, from then until it is answered or gone; afterwards its history.
package struct Occurrence: Equatable, Sendable {
  /// Stable across restarts, reloads and changes of clock and zone; holds no name and no person id:
  /// "2/check-in/week 2026-11-16.0 of 2".
  package struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
    package static func < (a: Self, b: Self) -> Bool { a.description < b.description }
  }

  package let id: ID
  package let reminder: ReminderKey
  /// The person's number; `nil` only for a test.
  package let person: Int?
  /// Where the plan put it; never moves.
  package let slot: Instant
  /// When it may be shown; moves with windows and snoozes.
  package var due: Instant
  /// When it stops being of use by itself.
  package var end: Instant?
  package var phase: Phase
  /// The prompt that was drawn; `nil` where the user wrote the text.
  package var draw: Draw?
  package var snoozes: Int
  /// Deliveries that failed since the last one that did not.
  package var failures: Int
  package var shownAt: Instant?
  package var openedAt: Instant?
  /// Where the card is on its channel, in that channel's words (server and id).
  package var handle: String?
  /// Why it had to wait, in the order in which that was noticed.
  package var held: [Hold.Reason]

  package init(
    id: ID, reminder: ReminderKey, person: Int?, slot: Instant, due: Instant, end: Instant? = nil,
    phase: Phase = .waiting, draw: Draw? = nil, snoozes: Int = 0, failures: Int = 0,
    shownAt: Instant? = nil, openedAt: Instant? = nil, handle: String? = nil,
    held: [Hold.Reason] = []
  ) {
    self.id = id
    self.reminder = reminder
    self.person = person
    self.slot = slot
    self.due = due
    self.end = end
    self.phase = phase
    self.draw = draw
    self.snoozes = snoozes
    self.failures = failures
    self.shownAt = shownAt
    self.openedAt = openedAt
    self.handle = handle
    self.held = held
  }

  package enum Phase: Equatable, Sendable {
    /// Not on any channel: before its time, held, or snoozed.
    case waiting
    /// Given to the channels, none of which has accepted it yet.
    case presenting
    /// A card is up; `openedAt` says whether its text was displayed.
    case shown
    /// Over. The outcome's instant is when it ended.
    case closed(Outcome, at: Instant)
  }

  /// How an occurrence ended.
  package enum Outcome: Equatable, Sendable {
    case done(Felt?)
    case notTheirMoment
    /// Not this one, for now.
    case skipped
    /// Not this one, ever.
    case excluded
    /// Let go after the last snooze was used up.
    case letGo
    case dismissed
    /// Its window or its use ended while the user could have seen it.
    case expired
    /// It ended unseen: never shown, or shown only to a locked screen or a lost server.
    case missed
    /// The reminder left the plan.
    case cancelled
  }

  /// How doing it felt; about the act, never about the person.
  package enum Felt: String, CaseIterable, Sendable { case light, fine, heavy }

  /// Which prompt was drawn, with what later choices need to know of it.
  package struct Draw: Equatable, Sendable {
    package let prompt: Prompt.ID
    package let practice: Practice?
    package let kind: Prompt.Kind
    package let depth: Depth
    package let way: Way

    package init(
      prompt: Prompt.ID, practice: Practice?, kind: Prompt.Kind, depth: Depth, way: Way = .mix
    ) {
      self.prompt = prompt
      self.practice = practice
      self.kind = kind
      self.depth = depth
      self.way = way
    }

    /// How it came to be this one.
    package enum Way: String, CaseIterable, Sendable {
      /// One of the user's if-then plans, whose turn it was.
      case plan
      /// By the mix of practices, every rule of variety kept.
      case mix
      /// The user goes first: an ask of that depth may follow.
      case goesFirst = "goes-first"
      /// The kinds could not be varied.
      case anyKind = "any-kind"
      /// The practices could not be varied either.
      case anyPractice = "any-practice"
      /// All that suited had been seen lately; one of those that were longest ago.
      case again
      /// Nothing suited; only a kind thought of them.
      case greeting
    }
  }
}

/// Which standing wish in the plan an occurrence comes from.
package enum ReminderKey: Hashable, Sendable {
  case cadence(ReminderType)
  case fixed(String)
  case date(String)
  /// The number of the follow-up.
  case followUp(Int)
  /// The user asked for one this moment.
  case asked(ReminderType)
  /// Shows that the channels work.
  case test
}
