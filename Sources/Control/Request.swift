/// What a client asks of the daemon; every value is one that the interface allows.
package enum Request: Equatable, Sendable {
  case status
  /// What falls due within so many days, at most so many.
  case upcoming(days: Int, limit: Int)
  /// `nil`: until the user says otherwise.
  case pause(until: Timestamp?)
  case resume
  case answer(Answer, to: Subject)
  /// Display the text of what is showing, or else of the first that waits.
  case show(person: String?)
  /// Make a reminder this moment.
  case now(person: String?, kind: Kind?)
  case test
  case reload
  case people(PeopleRequest)
  /// Why a reminder comes as it does: one that came, or what comes next.
  case why(Subject, next: Bool)
  /// What the user did, about a person or anybody, in a year or ever.
  case history(person: String?, year: Int?)
  case export
  /// Put the state of a document in the place of everything that is remembered.
  case importing(JSON)
  /// Tell everything that happens; always called with `more`.
  case watch

  /// What the user did with a reminder.
  package enum Answer: Equatable, Sendable {
    case done(Felt?)
    case later(Later)
    case notTheirMoment
    /// Not this prompt, for now.
    case skip
    /// Never this prompt again, about this person or anybody.
    case never(forEveryone: Bool)
  }

  /// Which reminder is answered: the one named, the one about that person, or the only one.
  package struct Subject: Equatable, Sendable {
    package let occurrence: String?
    /// A person's id or name.
    package let person: String?

    package init(occurrence: String? = nil, person: String? = nil) {
      self.occurrence = occurrence
      self.person = person
    }
  }

  /// How doing it felt.
  package enum Felt: String, WireEnumeration { case light, fine, heavy }

  /// When to come back.
  package enum Later: String, WireEnumeration { case hour, evening, morning }

  /// The kinds that may be asked for.
  package enum Kind: String, WireEnumeration { case appreciation, checkIn }

  package static let daysAllowed = 1...366
  package static let limitsAllowed = 1...1000
  package static let yearsAllowed = 1...9999
  package static let daysByDefault = 14
  package static let limitByDefault = 100
}
