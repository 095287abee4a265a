import CivilTime

extension Occurrence {
  package var isWaiting: Bool { phase == .waiting }

  package var isClosed: Bool {
    if case .closed = phase { true } else { false }
  }

  /// Whether the user asked for it this moment.
  var wasAsked: Bool {
    switch reminder {
    case .asked, .test: true
    case .cadence, .fixed, .date, .followUp: false
    }
  }

  /// Whether it was asked for this moment and was not put off since.
  var isForNow: Bool { wasAsked && snoozes == 0 }
}

extension ReminderKey {
  /// The type of prompt it draws; `nil` where the user wrote the words.
  package var type: ReminderType? {
    switch self {
    case .cadence(let type), .asked(let type): type
    case .fixed, .date, .followUp, .test: nil
    }
  }
}
