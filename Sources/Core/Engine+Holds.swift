package import CivilTime

/// Why something that is due waits.
extension Engine {
  /// All reasons, the most telling first; none if it may be shown now.
  package func holds(on occurrence: Occurrence, at now: Instant) -> [Hold] {
    holds(on: occurrence, by: gate ?? makeGate(at: now))
  }

  private func holds(on occurrence: Occurrence, by gate: Gate) -> [Hold] {
    let now = gate.now
    let world = gate.world + retryHold(on: occurrence, at: now)
    if occurrence.isForNow {
      return world.filter { $0.reason != .doNotDisturb } + laterAskHold(on: occurrence)
    }
    let card = cardHold(on: occurrence, at: now)
    let unasked =
      gate.pause + world + gate.quiet + settleHold(on: occurrence, at: now)
      + lateHold(on: occurrence, at: now)
    if isReturning(occurrence, at: now) || isFixed(occurrence) { return unasked + card }
    return unasked + cadenceHolds(on: occurrence, by: gate) + card
  }

  private func retryHold(on occurrence: Occurrence, at now: Instant) -> [Hold] {
    guard occurrence.failures > 0, let retry = retries[occurrence.id], now < retry,
      // The clock may have been set back since.
      retry <= now + Pace.retry.upperBound
    else { return [] }
    return [Hold(.retrying, until: retry)]
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

  /// What was asked for last is what the user wants to see, and once: what gave way waits.
  private func laterAskHold(on occurrence: Occurrence) -> [Hold] {
    guard let showing, let index = openIndex(showing.occurrence) else { return [] }
    let isLater = open[index].isForNow && open[index].slot >= occurrence.slot
    return isLater || occurrence.shownAt != nil ? [Hold(.cardShowing)] : []
  }

  private func cardHold(on occurrence: Occurrence, at now: Instant) -> [Hold] {
    guard let showing, let index = openIndex(showing.occurrence) else { return [] }
    guard isFixed(occurrence) else { return [Hold(.cardShowing)] }
    if !showing.isOpen, !isFixed(open[index]) { return [] }
    guard let turn = turn(of: occurrence, after: open[index], at: now) else {
      return [Hold(.cardShowing)]
    }
    return now < turn ? [Hold(.cardShowing, until: turn)] : []
  }

  /// When a card makes room for what the user fixed; `nil` if that had its turn and gave way, for
  /// two would take turns.
  private func turn(of waiting: Occurrence, after up: Occurrence, at now: Instant) -> Instant? {
    let since = showing?.since ?? now
    let room: Duration
    if waiting.due > up.shownAt ?? since {
      room = showing?.isOpen == true ? Pace.readingTime : .zero
    } else {
      guard waiting.hasTurnAhead else { return nil }
      room = plan.limits.minGap.duration
    }
    // Rather a little early than never.
    return lastChance(of: waiting, at: now).map { min(since + room, $0 - Pace.lastCall) }
      ?? since + room
  }

  /// When it is too late for something: at its end, or as quiet hours begin that outlast it.
  private func lastChance(of waiting: Occurrence, at now: Instant) -> Instant? {
    guard let end = waiting.end else { return nil }
    guard let quiet = hours.quietStart(after: now), quiet < end,
      hours.quietEnd(at: quiet).map({ $0 >= end }) ?? false
    else { return end }
    return quiet
  }

  private func cadenceHolds(on occurrence: Occurrence, by gate: Gate) -> [Hold] {
    let isEarly = occurrence.due > gate.now
    var holds = isEarly ? [Hold(.outsideWindows, until: occurrence.due)] : gate.window
    if isAsleep(occurrence.person) { holds.append(Hold(.asleep)) }
    if let last = gate.latest.first(where: { $0.id != occurrence.id }) {
      holds += gapHold(after: last.at, at: gate.now)
    }
    return holds + limitHolds(on: occurrence, by: gate)
  }

  /// Keeps to the day's limits, and makes room for what the user fixed.
  private func limitHolds(on occurrence: Occurrence, by gate: Gate) -> [Hold] {
    let tomorrow = gate.today.upperBound
    // What was up today and comes back does not count against itself.
    let own = occurrence.shownAt.map(gate.today.contains) ?? false ? 1 : 0
    // Where there are too many to know all of them, the day's limit is reached anyway.
    let still = gate.stillToCome.count { $0 == occurrence.person }
    let about = gate.shownToday.count { $0 == occurrence.person }
    var holds: [Hold] = []
    if about - own + still >= plan.limits.perPersonPerDay {
      holds.append(Hold(still > 0 ? .fixedFirst : .personLimit, until: tomorrow))
    }
    if gate.shownToday.count - own + gate.stillToCome.count >= plan.limits.perDay {
      holds.append(Hold(gate.stillToCome.isEmpty ? .dayLimit : .fixedFirst, until: tomorrow))
    }
    if let next = gate.fixedSoon { holds.append(Hold(.fixedFirst, until: next)) }
    return holds
  }

  /// Says once why something waits, and again when the reason changes.
  mutating func announceHolds(at now: Instant) {
    var current = Lookup<Occurrence.ID, Hold.Reason>()
    for index in open.indices where open[index].isWaiting {
      let id = open[index].id
      guard open[index].due <= now, let reason = holds(on: open[index], at: now).first?.reason
      else {
        current[id] = announcedHolds[id]
        continue
      }
      current[id] = reason
      guard announcedHolds[id] != reason else { continue }
      announce(.held(reason), of: open[index])
      if !open[index].held.contains(reason) { update(index) { $0.held.append(reason) } }
    }
    announcedHolds = current
  }
}
