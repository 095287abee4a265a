import CivilTime

extension Occurrence {
  package var isWaiting: Bool { phase == .waiting }

  package var isClosed: Bool {
    if case .closed = phase { true } else { false }
  }

  /// Names the slot it was made for, as its id ends.
  var slotKey: SlotKey? {
    let parts = id.description.split(separator: "/", maxSplits: 2)
    return parts.count == 3 ? SlotKey(String(parts[2])) : nil
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

  /// Whether it was not up since it fell due.
  var hasTurnAhead: Bool { shownAt.map { $0 < due } ?? true }
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
