import CivilTime

/// Later: asked until when, and put off.
extension Engine {
  /// Later was pressed: a card that asks until when takes the place of the one that is up.
  mutating func putOff(_ id: Occurrence.ID, at now: Instant) {
    guard let showing, showing.occurrence == id, let index = openIndex(id) else { return }
    let choices = laters(for: open[index], at: now)
    // What cannot be put off again needs no time, and a locked screen gets no new card.
    guard !choices.isEmpty, conditions.lock != .locked else {
      return answered(id, .later(.hour), at: now)
    }
    putUp(index, isOpen: showing.isOpen, asking: true, at: now)
  }

  /// Whoever pressed Later and did not say until when means an hour from then.
  mutating func takeAsLater(_ index: Int, at now: Instant) {
    let (id, since) = (open[index].id, showing?.since ?? now)
    answered(id, .later(.hour), at: now)
    guard let index = openIndex(id), open[index].isWaiting else { return }
    update(index) { $0.due = max(now, since + Pace.snoozeHour) }
  }

  /// Until when an occurrence can be put off now; no time at all if Later lets it go.
  func laters(for occurrence: Occurrence, at now: Instant) -> [Answer.Later] {
    if letsGo(occurrence) { return [] }
    let isEvening = evening(of: zone.civil(at: now).date) <= now
    return Answer.Later.allCases.filter { $0 != .evening || !isEvening }
  }

  /// Whether it was put off as often as may be.
  private func letsGo(_ occurrence: Occurrence) -> Bool {
    isAnother(occurrence) && occurrence.snoozes >= Pace.snoozeLimit
  }

  /// Whoever puts off again what has not come back yet only changes their mind.
  private func isAnother(_ occurrence: Occurrence) -> Bool {
    !occurrence.isWaiting || occurrence.snoozes == 0
  }

  private func evening(of date: CivilDate) -> Instant {
    zone.instant(of: CivilDateTime(date: date, time: Pace.evening))
  }

  mutating func snooze(_ index: Int, _ later: Answer.Later, at now: Instant) {
    if letsGo(open[index]) { return close(index, as: .letGo, at: now) }
    let isAnother = isAnother(open[index])
    let due = moment(of: later, from: now)
    takeDown(open[index].id)
    if heard == open[index].id { heard = nil }
    update(index) {
      $0.phase = .waiting
      $0.handle = nil
      // What was never read is drawn by what was read until it comes back.
      if $0.openedAt == nil { $0.draw = nil }
      $0.snoozes += isAnother ? 1 : 0
      $0.due = due
      $0.end = max($0.end ?? due, due + Pace.maxAge.duration)
    }
  }

  private func moment(of later: Answer.Later, from now: Instant) -> Instant {
    let today = zone.civil(at: now).date
    let evening = evening(of: today)
    switch later {
    case .hour: return now + Pace.snoozeHour
    case .evening where evening > now: return evening
    case .evening, .morning:
      let tomorrow = today.adding(days: 1)
      let usual = zone.instant(of: CivilDateTime(date: tomorrow, time: Pace.morning))
      return max(usual, hours.morning(of: tomorrow))
    }
  }
}
