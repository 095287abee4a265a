import CivilTime

/// What holds everything, or every cadence prompt, alike at one instant; found once for all of them.
struct Gate: Sendable {
  let now: Instant
  /// Pause, lock, Do Not Disturb, reach and quiet hours.
  let world: [Hold]
  let pause: [Hold]
  let quiet: [Hold]
  /// Why no cadence prompt may come now, if the windows are closed.
  let window: [Hold]
  /// When today began and ends.
  let today: Range<Instant>
  /// Whom what was shown today was about.
  let shownToday: [Int?]
  /// What was shown last, and what before that.
  let latest: [History.Showed]
  /// Whom the fixed ones are about that are still to come today, up to the day's limit.
  let stillToCome: [Int?]
  /// When the next fixed one comes, if that is within a gap from now.
  let fixedSoon: Instant?
}

extension Engine {
  func makeGate(at now: Instant) -> Gate {
    let date = zone.civil(at: now).date
    let midnight = hours.midnight(of: date)
    let today = midnight..<max(midnight, hours.midnight(of: date.adding(days: 1)))
    let shown = past.recent.filter { today.contains($0.at) }
    let waiting = open.filter { $0.isWaiting && $0.reminder != .test && isFixed($0) }
    let stillWaiting = waiting.filter {
      $0.due < today.upperBound && !($0.shownAt.map { $0 >= midnight } ?? false)
    }
    let gap = now + plan.limits.minGap.duration
    let soonest = (waiting.map(\.due) + [agenda.firstFixed].compactMap { $0 }).min()
    return Gate(
      now: now, world: worldHolds(), pause: pauseHold(), quiet: quietHold(at: now),
      window: windowHold(at: now), today: today, shownToday: shown.map(\.person),
      latest: latestShown(by: now),
      stillToCome: stillWaiting.map(\.person)
        + agenda.fixed(before: today.upperBound, atMost: plan.limits.perDay).map(\.person),
      fixedSoon: soonest.flatMap { $0 < gap ? $0 : nil })
  }

  /// The last two that were shown, so that one of them can be left out.
  private func latestShown(by now: Instant) -> [History.Showed] {
    var latest: [History.Showed] = []
    for shown in past.recent where shown.at <= now {
      latest.append(shown)
      latest.sort { $0.at > $1.at }
      latest.removeLast(max(0, latest.count - 2))
    }
    return latest
  }

  private func pauseHold() -> [Hold] { pause.map { [Hold(.paused, until: $0.until)] } ?? [] }

  private func worldHolds() -> [Hold] {
    var holds: [Hold] = []
    if conditions.lock == .locked { holds.append(Hold(.locked)) }
    if conditions.doNotDisturb == .on { holds.append(Hold(.doNotDisturb)) }
    if !conditions.reach { holds.append(Hold(.noChannel)) }
    return holds
  }

  private func quietHold(at now: Instant) -> [Hold] {
    hours.quietEnd(at: now).map { [Hold(.quietHours, until: $0)] } ?? []
  }

  /// Windows can have moved since a moment in them was chosen: by another zone, another plan, or a
  /// step of the clock.
  private func windowHold(at now: Instant) -> [Hold] {
    guard let window = hours.window(endingAfter: now) else { return [Hold(.outsideWindows)] }
    return window.start > now ? [Hold(.outsideWindows, until: window.start)] : []
  }
}
