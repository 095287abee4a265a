package import CivilTime

/// Why something that is due waits.
extension Engine {
  /// All reasons, the most telling first; none if it may be shown now.
  package func holds(on occurrence: Occurrence, at now: Instant) -> [Hold] {
    let world = worldHolds() + retryHold(on: occurrence, at: now)
    if occurrence.wasAsked { return world.filter { $0.reason != .doNotDisturb } }
    let card = cardHold(on: occurrence)
    let unasked = pauseHold() + world + quietHold(at: now) + settleHold(on: occurrence, at: now)
    if occurrence.isReturning || isFixed(occurrence) {
      return unasked + lateHold(on: occurrence, at: now) + card
    }
    return unasked + cadenceHolds(on: occurrence, at: now) + card
  }

  private func pauseHold() -> [Hold] { pause.map { [Hold(.paused, until: $0.until)] } ?? [] }

  private func worldHolds() -> [Hold] {
    var holds: [Hold] = []
    if conditions.lock == .locked { holds.append(Hold(.locked)) }
    if conditions.doNotDisturb == .on { holds.append(Hold(.doNotDisturb)) }
    if !conditions.reach { holds.append(Hold(.noChannel)) }
    return holds
  }

  private func retryHold(on occurrence: Occurrence, at now: Instant) -> [Hold] {
    occurrence.failures > 0 && occurrence.due > now
      ? [Hold(.retrying, until: occurrence.due)] : []
  }

  private func quietHold(at now: Instant) -> [Hold] {
    hours.quietEnd(at: now).map { [Hold(.quietHours, until: $0)] } ?? []
  }

  private func settleHold(on occurrence: Occurrence, at now: Instant) -> [Hold] {
    occurrence.due < released && now < settled ? [Hold(.settling, until: settled)] : []
  }

  /// After an unlock or a resume one comes soon; whatever else had waited keeps the gap.
  private func lateHold(on occurrence: Occurrence, at now: Instant) -> [Hold] {
    guard occurrence.due < released, !occurrence.isReturning, let shown = lastShown,
      shown >= released
    else { return [] }
    return gapHold(after: shown, at: now)
  }

  private func gapHold(after shown: Instant, at now: Instant) -> [Hold] {
    let end = shown + plan.limits.minGap.duration
    return shown <= now && now < end ? [Hold(.minGap, until: end)] : []
  }

  private func cardHold(on occurrence: Occurrence) -> [Hold] {
    guard let showing, showing.presentation != nil, let index = openIndex(showing.occurrence)
    else { return [] }
    let givesWay = !showing.isOpen && !isFixed(open[index]) && isFixed(occurrence)
    return givesWay ? [] : [Hold(.cardShowing)]
  }

  private func cadenceHolds(on occurrence: Occurrence, at now: Instant) -> [Hold] {
    var holds: [Hold] = []
    let today = zone.civil(at: now).date
    let tomorrow = hours.midnight(of: today.adding(days: 1))
    if occurrence.due > now { holds.append(Hold(.outsideWindows, until: occurrence.due)) }
    if isAsleep(occurrence.person) { holds.append(Hold(.asleep)) }
    if let shown = lastShown { holds += gapHold(after: shown, at: now) }
    let coming = fixedToCome(until: tomorrow)
    let about = coming.count { $0.person == occurrence.person }
    if shownCount(on: today, about: occurrence.person) + about >= plan.limits.perPersonPerDay {
      holds.append(Hold(about > 0 ? .fixedFirst : .personLimit, until: tomorrow))
    }
    if shownCount(on: today) + coming.count >= plan.limits.perDay {
      holds.append(Hold(coming.isEmpty ? .dayLimit : .fixedFirst, until: tomorrow))
    }
    let gap = now + plan.limits.minGap.duration
    if let next = coming.map(\.due).min(), next < gap {
      holds.append(Hold(.fixedFirst, until: next))
    }
    return holds
  }

  /// What the user fixed that is still to come before an instant, or due and waiting.
  private func fixedToCome(until end: Instant) -> [(person: Int?, due: Instant)] {
    let ahead = entries.compactMap { entry -> (person: Int?, due: Instant)? in
      guard entry.rhythm.isFixed, let next = entry.next, next.due < end else { return nil }
      return (entry.person, next.due)
    }
    let waiting = open.filter { $0.isWaiting && $0.shownAt == nil && isFixed($0) && $0.due < end }
    return ahead + waiting.map { ($0.person, $0.due) }
  }

  /// Says once why something waits, and again when the reason changes.
  mutating func announceHolds(at now: Instant) {
    var current: [AnnouncedHold] = []
    for occurrence in open where occurrence.isWaiting {
      guard occurrence.due <= now, let hold = holds(on: occurrence, at: now).first else {
        current += announcedHolds.filter { $0.occurrence == occurrence.id }
        continue
      }
      let said = AnnouncedHold(occurrence: occurrence.id, reason: hold.reason)
      if !announcedHolds.contains(said) { announce(.held(hold.reason), of: occurrence) }
      current.append(said)
    }
    announcedHolds = current
  }
}
