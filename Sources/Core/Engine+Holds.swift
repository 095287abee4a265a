package import CivilTime

/// Why something that is due waits.
extension Engine {
  /// All reasons, the most telling first; none if it may be shown now.
  package func holds(on occurrence: Occurrence, at now: Instant) -> [Hold] {
    let world = worldHolds() + retryHold(on: occurrence, at: now)
    if occurrence.isForNow {
      return world.filter { $0.reason != .doNotDisturb } + laterAskHold(on: occurrence)
    }
    let card = cardHold(on: occurrence)
    let unasked = pauseHold() + world + quietHold(at: now) + settleHold(on: occurrence, at: now)
    if isReturning(occurrence, at: now) || isFixed(occurrence) {
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
    guard occurrence.due < released, !isReturning(occurrence, at: now), let lastPut,
      lastPut >= released
    else { return [] }
    return gapHold(after: lastPut, at: now)
  }

  private func gapHold(after shown: Instant, at now: Instant) -> [Hold] {
    let end = shown + plan.limits.minGap.duration
    return shown <= now && now < end ? [Hold(.minGap, until: end)] : []
  }

  /// What was asked for last is what the user wants to see.
  private func laterAskHold(on occurrence: Occurrence) -> [Hold] {
    guard let showing, showing.presentation != nil, let index = openIndex(showing.occurrence),
      open[index].isForNow, open[index].slot >= occurrence.slot
    else { return [] }
    return [Hold(.cardShowing)]
  }

  private func cardHold(on occurrence: Occurrence) -> [Hold] {
    guard let showing, showing.presentation != nil, let index = openIndex(showing.occurrence)
    else { return [] }
    let givesWay = !showing.isOpen && !isFixed(open[index]) && isFixed(occurrence)
    return givesWay ? [] : [Hold(.cardShowing)]
  }

  private func cadenceHolds(on occurrence: Occurrence, at now: Instant) -> [Hold] {
    let shown = recentlyShown(besides: occurrence.id)
    var holds = windowHold(on: occurrence, at: now)
    if isAsleep(occurrence.person) { holds.append(Hold(.asleep)) }
    if let last = shown.map(\.at).max() { holds += gapHold(after: last, at: now) }
    return holds + limitHolds(on: occurrence, after: shown, at: now)
  }

  private func windowHold(on occurrence: Occurrence, at now: Instant) -> [Hold] {
    if occurrence.due > now { return [Hold(.outsideWindows, until: occurrence.due)] }
    // Windows can have moved since: by another zone, another plan, or a step of the clock.
    guard let window = hours.window(endingAfter: now) else { return [Hold(.outsideWindows)] }
    return window.start > now ? [Hold(.outsideWindows, until: window.start)] : []
  }

  /// Keeps to the day's limits, and makes room for what the user fixed.
  private func limitHolds(
    on occurrence: Occurrence, after shown: [(person: Int?, at: Instant)], at now: Instant
  ) -> [Hold] {
    let midnight = hours.midnight(of: zone.civil(at: now).date)
    let tomorrow = hours.midnight(of: zone.civil(at: now).date.adding(days: 1))
    let gap = now + plan.limits.minGap.duration
    let today = shown.filter { midnight <= $0.at && $0.at < tomorrow }
    let coming = fixedToCome(until: max(tomorrow, gap))
    let still = coming.filter { $0.due < tomorrow && !($0.shown.map { $0 >= midnight } ?? false) }
    let about = still.count { $0.person == occurrence.person }
    var holds: [Hold] = []
    if today.count(where: { $0.person == occurrence.person }) + about
      >= plan.limits.perPersonPerDay
    {
      holds.append(Hold(about > 0 ? .fixedFirst : .personLimit, until: tomorrow))
    }
    if today.count + still.count >= plan.limits.perDay {
      holds.append(Hold(still.isEmpty ? .dayLimit : .fixedFirst, until: tomorrow))
    }
    if let next = coming.map(\.due).min(), next < gap {
      holds.append(Hold(.fixedFirst, until: next))
    }
    return holds
  }

  /// What the user fixed that is still to come before an instant, or due and waiting, snoozes too.
  private func fixedToCome(until end: Instant) -> [(person: Int?, due: Instant, shown: Instant?)] {
    let ahead = entries.compactMap { entry -> (person: Int?, due: Instant, shown: Instant?)? in
      guard entry.rhythm.isFixed, let next = entry.next, next.due < end else { return nil }
      return (entry.person, next.due, nil)
    }
    let waiting = open.filter {
      $0.isWaiting && $0.reminder != .test && isFixed($0) && $0.due < end
    }
    return ahead + waiting.map { ($0.person, $0.due, $0.shownAt) }
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
