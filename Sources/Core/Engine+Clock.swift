import CivilTime

/// What becomes of remembered instants when the wall clock was wrong.
extension Engine {
  /// Finds that the wall clock was set since the last event, by whichever event tells it first.
  ///
  /// A step of a day or more means that the clock was wrong before: what is ahead moves with it.
  mutating func noticeStep(to now: Moment) {
    let step = (now.wall - last.wall) - (now.boot - last.boot)
    guard step > Reach.blur || step < .zero - Reach.blur else { return }
    released = released + step
    settled = settled + step
    lastPut = lastPut.map { $0 + step }
    retries = Lookup()
    if step >= Reach.past || step <= .zero - Reach.past { shiftAhead(by: step) }
    doubtClock(at: now.wall, since: (doubt?.start ?? steadySince) + step)
    steadySince = now.wall
    agenda.unplan()
    keepQuiet(at: now.wall)
  }

  /// Moves what was put ahead of the clock as it stood, and leaves what another clock had put there.
  private mutating func shiftAhead(by step: Duration) {
    let before = last.wall
    for index in open.indices where isAhead(open[index], of: before) {
      update(index) {
        $0.due = $0.due + step
        $0.end = $0.end.map { $0 + step }
      }
    }
    if let showing {
      self.showing?.since = showing.since + step
      self.showing?.until = showing.until + step
    }
    if let pause, pause.since <= before {
      self.pause = Pace.shifted(pause, by: step)
      record(.pause(self.pause))
    }
    for person in people {
      if let gentle = person.gentle, before < gentle.until, gentle.until < before + Reach.gentle {
        changePerson(person.number) {
          $0.gentle = PersonState.Gentle(gentle.depth, until: gentle.until + step)
        }
      }
      guard let rest = person.asksRestUntil, before < rest, rest < before + Reach.askRest
      else { continue }
      changePerson(person.number) { $0.asksRestUntil = rest + step }
    }
  }

  private func isAhead(_ occurrence: Occurrence, of now: Instant) -> Bool {
    (occurrence.end ?? occurrence.due) > now && occurrence.due < now + Reach.due
  }

  /// Notices a future that no rule makes: now is too early, or it was too late when that was written.
  ///
  /// A clock that is wrong at boot is mostly set right within minutes, and then nothing is lost. If
  /// it stays, it was wrong before, and what lies too far ahead must not wait for years. What fell due
  /// since an instant not long ago was not raised for the same reason.
  mutating func doubtClock(at now: Instant, since: Instant) {
    let isDoubtful =
      agenda.schedules.contains { $0.isAhead(of: now) }
      || open.contains { $0.due > now + Reach.due }
      || people.contains { $0.asksRestUntil.map { $0 > now + Reach.askRest } ?? false }
      || pause.map { $0.since > now + Reach.past } ?? false
    let start = min(now, max(since, now - Pace.clockDoubt))
    doubt = isDoubtful ? Interval(start: start, end: now + Pace.clockDoubt) : nil
  }

  /// Believes the clock, and brings back what an earlier one put too far ahead.
  ///
  /// What fell due in the time of doubt comes late, for nothing was raised that lay ahead.
  mutating func endDoubt(at now: Instant) {
    guard let doubt, doubt.end <= now else { return }
    self.doubt = nil
    let clamped = agenda.changeAll {
      if $0.isAhead(of: now) { $0 = $0.clamped(to: doubt.start) }
    }
    for schedule in clamped { record(.schedule(schedule)) }
    for index in open.indices where open[index].due > now + Reach.due {
      let end = isFixed(open[index]) ? now + Pace.maxAge.duration : now
      update(index) {
        $0.due = now
        $0.end = end
      }
    }
    for person in people where person.asksRestUntil.map({ $0 > now + Reach.askRest }) ?? false {
      changePerson(person.number) {
        $0.asksRestUntil = now + .seconds(Pace.askRestDays * 86_400)
      }
    }
    if let pause, pause.since > now + Reach.past {
      self.pause = Pace.shifted(pause, by: now - pause.since)
      record(.pause(self.pause))
    }
    agenda.unplan()
  }
}

/// How far ahead the rules ever put an instant, with room for a day of clock and zone changes.
private enum Reach {
  /// Two clocks that are read one after the other seem to be apart by as long as that took.
  static let blur: Duration = .milliseconds(500)
  static let past: Duration = .seconds(86_400)
  static let due: Duration = .seconds(17 * 86_400)
  static let gentle: Duration = .seconds((Pace.gentle.days + 1) * 86_400)
  static let askRest: Duration = .seconds((Pace.askRestDays + 1) * 86_400)
}

extension Pace {
  fileprivate static func shifted(_ pause: Pause, by step: Duration) -> Pause {
    Pause(since: pause.since + step, until: pause.until.map { $0 + step })
  }
}

extension Schedule {
  fileprivate func isAhead(of now: Instant) -> Bool {
    max(anchor, lastSlot ?? anchor) > now + Reach.past
  }

  /// Without a future that a wrong clock left behind.
  fileprivate func clamped(to instant: Instant) -> Schedule {
    var clamped = self
    clamped.anchor = min(anchor, instant)
    clamped.lastSlot = lastSlot.map { min($0, instant) }
    return clamped
  }
}
