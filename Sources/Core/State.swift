package import CivilTime

/// What must survive a restart, and exactly what the store keeps.
package struct State: Equatable, Sendable {
  /// Made once, at random; every choice of the engine follows from it, the plan and the history.
  package var seed: UInt64
  /// The highest number that a person ever had: nobody else gets one that was somebody's.
  package var lastNumber: Int
  package var people: [PersonState]
  package var schedules: [Schedule]
  /// The open ones and the history, in the order in which they were made.
  package var occurrences: [Occurrence]
  package var pause: Pause?
  package var followUps: [FollowUp]
  package var exclusions: [Exclusion]

  package init(
    seed: UInt64, lastNumber: Int = 0, people: [PersonState] = [], schedules: [Schedule] = [],
    occurrences: [Occurrence] = [], pause: Pause? = nil, followUps: [FollowUp] = [],
    exclusions: [Exclusion] = []
  ) {
    self.seed = seed
    self.lastNumber = people.reduce(lastNumber) { max($0, $1.number) }
    self.people = people
    self.schedules = schedules
    self.occurrences = occurrences
    self.pause = pause
    self.followUps = followUps
    self.exclusions = exclusions
  }
}

/// What is remembered of one person, beyond the plan.
package struct PersonState: Equatable, Sendable {
  /// From 1, never anybody else's: how the journal and the hooks know them.
  package let number: Int
  package let id: Person.ID
  package let firstSeen: Instant
  package var lastContact: Instant?
  /// Presentations in a row that went unanswered, less one step of back-off for each answer since.
  package var unanswered: Int
  /// No asks before this: the user said it was not their moment.
  package var asksRestUntil: Instant?
  package var resting: Topics
  /// How personal the user agreed that prompts may become.
  package var consent: Depth
  /// Prompts that were done, ever.
  package var done: Int
  /// A step down in depth, after something had felt heavy or was skipped twice.
  package var gentle: Gentle?
  package var offer: Offer?
  /// Whether deeper prompts were offered; they are offered once.
  package var wasOfferedDeeper: Bool
  /// When the user was last asked whether to go on so.
  package var reviewed: Instant?

  package init(
    number: Int, id: Person.ID, firstSeen: Instant, lastContact: Instant? = nil,
    unanswered: Int = 0, asksRestUntil: Instant? = nil, resting: Topics = [],
    consent: Depth = .everyday, done: Int = 0, gentle: Gentle? = nil, offer: Offer? = nil,
    wasOfferedDeeper: Bool = false, reviewed: Instant? = nil
  ) {
    self.number = number
    self.id = id
    self.firstSeen = firstSeen
    self.lastContact = lastContact
    self.unanswered = unanswered
    self.asksRestUntil = asksRestUntil
    self.resting = resting
    self.consent = consent
    self.done = done
    self.gentle = gentle
    self.offer = offer
    self.wasOfferedDeeper = wasOfferedDeeper
    self.reviewed = reviewed
  }

  /// How personal prompts may be at most, and until when.
  package struct Gentle: Equatable, Sendable {
    package let depth: Depth
    package let until: Instant

    package init(_ depth: Depth, until: Instant) {
      self.depth = depth
      self.until = until
    }
  }
}

/// Where one reminder of one person stands in its rhythm.
package struct Schedule: Equatable, Sendable {
  package let person: Int
  package let reminder: ReminderKey
  /// What its next time counts from; only moves forward.
  package var anchor: Instant
  /// The latest slot that was used or passed over, and its key; an occurrence is made once per slot.
  package var lastSlot: Instant?
  package var lastKey: SlotKey?

  package init(
    person: Int, reminder: ReminderKey, anchor: Instant, lastSlot: Instant? = nil,
    lastKey: SlotKey? = nil
  ) {
    self.person = person
    self.reminder = reminder
    self.anchor = anchor
    self.lastSlot = lastSlot
    self.lastKey = lastKey
  }
}

/// The user asked for silence.
package struct Pause: Equatable, Sendable {
  package let since: Instant
  /// `nil`: until the user says otherwise.
  package let until: Instant?

  package init(since: Instant, until: Instant?) {
    self.since = since
    self.until = until
  }
}

/// One change of the state, to be written before the deed it belongs to.
package enum Record: Equatable, Sendable {
  /// Adds the person, or replaces what was known under that number.
  case person(PersonState)
  /// Adds the schedule, or replaces the one with that person and reminder.
  case schedule(Schedule)
  /// Adds the occurrence, or replaces the one with that id.
  case occurrence(Occurrence)
  case pause(Pause?)
  /// Forgets occurrences that were closed before this.
  case prune(before: Instant)
  /// Forgets where a reminder stood that left the plan long ago.
  case dropSchedule(person: Int, reminder: ReminderKey)
  case followUp(FollowUp)
  /// Forgets a follow-up, its words and its schedule.
  case dropFollowUp(number: Int)
  case exclude(Exclusion)
  case include(Exclusion)
  /// Forgets everything about a person; no byte of it may be left.
  case forget(person: Int)
}
