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

  /// What was shown about a person, oldest first.
  func shown(about number: Int?) -> [Occurrence] {
    (history + open).filter { $0.person == number && $0.shownAt != nil }
      .sorted { ($0.shownAt ?? $0.slot) < ($1.shownAt ?? $1.slot) }
  }

  /// How many were shown on a date, about one person or in all; tests do not count.
  func shownCount(on date: CivilDate, about number: Int? = nil) -> Int {
    let start = hours.midnight(of: date)
    let end = hours.midnight(of: date.adding(days: 1))
    func counts(_ occurrence: Occurrence) -> Bool {
      guard let shown = occurrence.shownAt, occurrence.reminder != .test else { return false }
      return start <= shown && shown < end && (number == nil || occurrence.person == number)
    }
    return recentHistory.count(where: counts) + open.count(where: counts)
  }

  /// When anything but a test was last shown.
  var lastShown: Instant? {
    let closed = recentHistory.filter { $0.reminder != .test }.compactMap(\.shownAt).max()
    let current = open.filter { $0.reminder != .test }.compactMap(\.shownAt).max()
    return [closed, current].compactMap { $0 }.max()
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
