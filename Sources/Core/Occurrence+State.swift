import CivilTime

extension Occurrence {
  var isWaiting: Bool { phase == .waiting }

  package var isClosed: Bool {
    if case .closed = phase { true } else { false }
  }

  /// A card of it was up before: it may come back without asking windows, gap and caps again.
  var isReturning: Bool { shownAt != nil && snoozes == 0 }

  /// Whether the user asked for it this moment.
  var wasAsked: Bool {
    switch reminder {
    case .asked, .test: true
    case .cadence, .fixed, .date: false
    }
  }
}

extension ReminderKey {
  /// The type of prompt it draws; `nil` where the user wrote the words.
  package var type: ReminderType? {
    switch self {
    case .cadence(let type), .asked(let type): type
    case .fixed, .date, .test: nil
    }
  }
}
