extension State {
  /// The records that make this state from an empty one of the same seed and last number.
  package var records: [Record] {
    people.map(Record.person) + schedules.map(Record.schedule)
      + occurrences.map(Record.occurrence) + [.pause(pause)] + followUps.map(Record.followUp)
      + exclusions.map(Record.exclude)
  }

  /// Makes one change: what a record means, for whoever keeps a state.
  package mutating func apply(_ record: Record) {
    switch record {
    case .person(let new):
      put(new, in: \.people) { $0.number == new.number }
      lastNumber = max(lastNumber, new.number)
    case .schedule(let new):
      put(new, in: \.schedules) { $0.person == new.person && $0.reminder == new.reminder }
    case .occurrence(let new): put(new, in: \.occurrences) { $0.id == new.id }
    case .pause(let new): pause = new
    case .prune(let before):
      occurrences.removeAll { occurrence in occurrence.endedAt.map { $0 < before } ?? false }
    case .dropSchedule(let person, let reminder):
      schedules.removeAll { $0.person == person && $0.reminder == reminder }
    case .followUp(let new): put(new, in: \.followUps) { $0.number == new.number }
    case .dropFollowUp(let number):
      followUps.removeAll { $0.number == number }
      schedules.removeAll { $0.reminder == .followUp(number) }
    case .exclude(let new): put(new, in: \.exclusions) { $0 == new }
    case .include(let old): exclusions.removeAll { $0 == old }
    case .forget(let number): forget(number)
    }
  }

  private mutating func forget(_ number: Int) {
    people.removeAll { $0.number == number }
    schedules.removeAll { $0.person == number }
    occurrences.removeAll { $0.person == number }
    followUps.removeAll { $0.person == number }
    exclusions.removeAll { $0.person == number }
  }

  private mutating func put<T>(
    _ new: T, in list: WritableKeyPath<State, [T]>, where same: (T) -> Bool
  ) {
    // What changes is mostly among the latest.
    if let index = self[keyPath: list].lastIndex(where: same) {
      self[keyPath: list][index] = new
    } else {
      self[keyPath: list].append(new)
    }
  }
}
