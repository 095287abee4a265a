import CivilTime

/// Lock, Do Not Disturb, pause: what holds everything, and what happens when it ends.
extension Engine {
  /// Whatever waited until now waits a little longer, and then comes one at a time.
  mutating func release(at now: Instant) {
    let range = Pace.settle
    let fraction = chance.fraction("settle/\(now.microseconds)")
    released = now
    settled = now + range.lowerBound + (range.upperBound - range.lowerBound) * fraction
  }

  mutating func lockChanged(to lock: Lock, at now: Instant) {
    let before = conditions.lock
    conditions.lock = lock
    if before == .locked, lock != .locked { release(at: now) }
    // A card with text leaves a locked screen; the occurrence comes back as a neutral one.
    if lock == .locked, let showing, showing.isOpen { takeBack(at: now) }
  }

  mutating func doNotDisturbChanged(to state: DoNotDisturb, at now: Instant) {
    if conditions.doNotDisturb == .on, state != .on { release(at: now) }
    conditions.doNotDisturb = state
  }

  mutating func paused(until: Instant?, at now: Instant) {
    guard until.map({ $0 > now }) ?? true else { return }
    pause = Pause(since: now, until: until)
    record(.pause(pause))
    announce(Announcement(.paused(until: until)))
    if let current, !current.isForNow { takeBack(at: now) }
  }

  /// Ends a pause, and wakes whoever's reminders had gone to sleep.
  mutating func unpaused(at now: Instant) {
    for person in people where isAsleep(person.number) { recover(person.number, at: now) }
    if pause != nil { liftPause(at: now) }
    agenda.unplan()
  }

  mutating func endPause(at now: Instant) {
    guard let until = pause?.until, until <= now else { return }
    liftPause(at: now)
  }

  /// A pause ends without a backlog: what a rate left behind is let go once its next slot is nearer.
  private mutating func liftPause(at now: Instant) {
    pause = nil
    record(.pause(nil))
    announce(Announcement(.unpaused))
    release(at: now)
    for index in open.indices.reversed() where open[index].isWaiting {
      guard let rhythm = rhythm(of: open[index]), case .rate = rhythm,
        open[index].snoozes == 0, now - open[index].slot > rhythm.spacing / 2
      else { continue }
      close(index, as: .missed, at: now)
    }
  }

  /// Whether it plans anew, in short stretches, and does not know yet what comes next.
  package var isPlanning: Bool { agenda.unplanned < agenda.entries.count }

  /// The next instant at which anything can change by itself.
  func wakeup(after now: Instant) -> Instant? {
    var soonest: Instant?
    func consider(_ instant: Instant?) {
      guard let instant, instant > now else { return }
      soonest = min(soonest ?? instant, instant)
    }
    consider(doubt?.end)
    consider(pause?.until)
    consider(showing?.until)
    let isBusy = isPlanning || agenda.first.map { $0.due <= now } ?? false
    consider(isBusy ? now + .microseconds(1) : agenda.first?.due)
    consider(nextOffer)
    for occurrence in open where occurrence.isWaiting {
      consider(occurrence.due)
      consider(occurrence.end)
      if occurrence.due <= now {
        for hold in holds(on: occurrence, at: now) { consider(hold.until) }
      }
    }
    return soonest
  }
}
