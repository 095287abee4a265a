package import CivilTime

/// How silence slows the pace down, and what brings it back.
extension Engine {
  /// The factor by which a person's cadences are stretched.
  func backOff(of number: Int) -> Double {
    let unanswered = people.first { $0.number == number }?.unanswered ?? 0
    return Pace.backOff.last { unanswered >= $0.unanswered }?.factor ?? 1
  }

  /// Whether a reminder rests until the user comes back.
  func isAsleep(_ entry: Entry) -> Bool {
    guard case .cadence = entry.reminder else { return false }
    return isAsleep(entry.person)
  }

  func isAsleep(_ number: Int?) -> Bool {
    (people.first { $0.number == number }?.unanswered ?? 0) >= Pace.sleepAfterUnanswered
  }

  mutating func countUnanswered(_ number: Int?) { changePerson(number) { $0.unanswered += 1 } }

  /// One step back for each answer.
  mutating func recover(_ number: Int?) {
    changePerson(number) { person in
      let steps = [0] + Pace.backOff.map(\.unanswered) + [Pace.sleepAfterUnanswered]
      let step = steps.lastIndex { $0 <= person.unanswered } ?? 0
      person.unanswered = steps[max(0, step - 1)]
    }
  }

  mutating func changePerson(_ number: Int?, _ change: (inout PersonState) -> Void) {
    guard let index = people.firstIndex(where: { $0.number == number }) else { return }
    let before = people[index]
    change(&people[index])
    if people[index] != before { record(.person(people[index])) }
  }

  /// What was shown about a person, in the order in which it ended.
  func shown(about number: Int?, by now: Instant) -> [Occurrence] {
    // What a wrong clock put far ahead would never be past.
    let horizon = now + .seconds(86_400)
    func counts(_ occurrence: Occurrence) -> Bool {
      occurrence.person == number && (occurrence.shownAt.map { $0 < horizon } ?? false)
    }
    return history.filter(counts) + open.filter(counts)
  }

  /// What was shown lately besides one occurrence; tests do not count.
  func recentlyShown(besides id: Occurrence.ID) -> [(person: Int?, at: Instant)] {
    (recentHistory + open).compactMap { occurrence in
      guard let shown = occurrence.shownAt, occurrence.reminder != .test, occurrence.id != id
      else { return nil }
      return (occurrence.person, shown)
    }
  }

  /// What ended lately: the history is in the order in which things ended.
  private var recentHistory: ArraySlice<Occurrence> {
    let horizon = last.wall - .seconds(3 * 86_400)
    let first = history.lastIndex { occurrence in
      if case .closed(_, let end) = occurrence.phase { end < horizon } else { false }
    }
    return history[((first ?? -1) + 1)...]
  }

  mutating func prune(at now: Instant) {
    // To a clock that is years ahead for a minute, everything is old.
    guard now - steadySince >= Pace.clockDoubt else { return }
    let horizon = now - .seconds(Pace.historyDays * 86_400)
    // A day's worth at a time, so that the store is not asked at every event.
    guard let oldest = history.first?.endedAt, oldest < horizon - .seconds(86_400) else { return }
    history.removeAll { ($0.endedAt ?? now) < horizon }
    record(.prune(before: horizon))
  }
}

extension Occurrence {
  package var endedAt: Instant? {
    if case .closed(_, let end) = phase { end } else { nil }
  }
}
