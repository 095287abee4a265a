import CivilTime

/// From what is due to the one card that is up.
extension Engine {
  /// Shows the one thing that comes first, if it may be shown now.
  mutating func present(at now: Instant) {
    let ready = open.indices.filter {
      open[$0].isWaiting && open[$0].due <= now && holds(on: open[$0], at: now).isEmpty
    }
    guard let ripe = ready.min(by: { precedes(open[$0], open[$1], at: now) }) else { return }
    let id = open[mostOverdue(from: ripe, at: now)].id
    takeBack(at: now)
    guard let index = openIndex(id) else { return }
    let draw = draw(for: open[index], at: now)
    guard !endIfOutdated(index, by: draw, at: now) else {
      gate = makeGate(at: now)
      return present(at: now)
    }
    update(index) {
      $0.phase = .presenting
      $0.draw = draw
    }
    let isOpen = person(numbered: open[index].person).map { !$0.discreet } ?? true
    putUp(index, isOpen: isOpen, at: now)
  }

  /// Ends what was read and suits no more: another prompt in its place would make that one forgotten.
  private mutating func endIfOutdated(
    _ index: Int, by draw: Occurrence.Draw?, at now: Instant
  ) -> Bool {
    guard open[index].openedAt != nil, draw != open[index].draw else { return false }
    close(index, as: .missed, at: now)
    return true
  }

  /// A moment that comes for one cadence prompt is for the most overdue of those that wait for a
  /// moment in the same window.
  private func mostOverdue(from ripe: Int, at now: Instant) -> Int {
    guard rank(open[ripe], at: now) == 2 else { return ripe }
    let moved = open.indices.filter {
      open[$0].isWaiting && open[$0].slot <= now && now < open[$0].due
        && open[$0].end == open[ripe].end && rank(open[$0], at: now) == 2
        && holds(on: open[$0], at: now).allSatisfy { $0.reason == .outsideWindows }
    }
    return ([ripe] + moved).min { precedes(open[$0], open[$1], at: now) } ?? ripe
  }

  /// Asked for, then fixed, then what is most overdue relative to its own cadence.
  private func precedes(_ a: Occurrence, _ b: Occurrence, at now: Instant) -> Bool {
    let ranks = (rank(a, at: now), rank(b, at: now))
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    if ranks.0 == 1, let isFirst = hasTurn(a, before: b) { return isFirst }
    if ranks.0 == 1, a.reminder.turn != b.reminder.turn { return a.reminder.turn < b.reminder.turn }
    // What the user asked for last is what they look for; what they fixed comes in its order.
    if ranks.0 < 2, a.due != b.due { return ranks.0 == 0 ? a.due > b.due : a.due < b.due }
    let ripeness = (ripeness(a, at: now), ripeness(b, at: now))
    return ripeness.0 == ripeness.1 ? a.id < b.id : ripeness.0 > ripeness.1
  }

  /// Who of two goes first where one would take the other's place at once.
  private func hasTurn(_ a: Occurrence, before b: Occurrence) -> Bool? {
    if isFixed(a) != isFixed(b) { return isFixed(a) }
    switch (a.shownAt, b.shownAt) {
    case (let a?, let b?) where a != b: return a > b
    case (nil, let shown?): return a.due > shown
    case (let shown?, nil): return b.due <= shown
    default: return nil
    }
  }

  private func rank(_ occurrence: Occurrence, at now: Instant) -> Int {
    if occurrence.isForNow { return 0 }
    return isReturning(occurrence, at: now) || isFixed(occurrence) ? 1 : 2
  }

  private func ripeness(_ occurrence: Occurrence, at now: Instant) -> Double {
    guard let spacing = rhythm(of: occurrence)?.spacing, spacing > .zero else { return 0 }
    return (now - occurrence.slot) / spacing
  }

  /// The card that is up makes room and waits for its turn again.
  mutating func takeBack(at now: Instant) {
    guard let showing else { return }
    if showing.asksWhen, let index = openIndex(showing.occurrence) {
      return takeAsLater(index, at: now)
    }
    if let index = openIndex(showing.occurrence) {
      update(index) {
        $0.phase = .waiting
        $0.handle = nil
      }
      withdraw()
      announce(.withdrawn, of: open[index])
    }
    self.showing = nil
  }

  mutating func putUp(_ index: Int, isOpen: Bool, asking: Bool = false, at now: Instant) {
    lastPresentation += 1
    let presentation = Presentation(lastPresentation)
    let occurrence = open[index]
    let end = cardEnd(of: occurrence, from: now)
    showing = Showing(
      occurrence: occurrence.id, presentation: presentation, isOpen: isOpen, since: now,
      until: asking ? min(end, now + Pace.snoozeHour) : end, asksWhen: asking,
      offer: isOpen && !asking ? takeOffer(for: occurrence, at: now) : nil)
    outbox.append(
      .present(
        Card(
          presentation: presentation, occurrence: occurrence.id, reminder: occurrence.reminder,
          person: occurrence.person, isOpen: isOpen, asksWhen: asking,
          laters: laters(for: occurrence, at: now), text: text(of: occurrence, at: now),
          handle: occurrence.handle)))
  }

  /// A card leaves at its window's end; one without a window when it is no use any more, or when
  /// quiet hours begin.
  func cardEnd(of occurrence: Occurrence, from now: Instant) -> Instant {
    let end = use(of: occurrence) ?? now + Pace.maxAge.duration
    if occurrence.isForNow { return end }
    return hours.quietStart(after: now).map { min(end, $0) } ?? end
  }

  /// Until when it is of use; what must not come late, for longer once it is there.
  private func use(of occurrence: Occurrence) -> Instant? {
    guard case .exact(_, _, let age) = rhythm(of: occurrence) else { return occurrence.end }
    return max(occurrence.end ?? occurrence.slot, occurrence.slot + age)
  }

  mutating func withdraw() {
    guard let presentation = showing?.presentation else { return }
    showing?.presentation = nil
    outbox.append(.withdraw(presentation))
  }

  /// Takes the card down when its time is over.
  mutating func endCard(at now: Instant) {
    guard let showing, showing.until <= now else { return }
    guard let index = openIndex(showing.occurrence) else { return self.showing = nil }
    guard couldBeSeen else { return takeBack(at: now) }
    end(index, as: endByItself(of: open[index]), at: now)
  }

  /// Ends what nobody answered.
  private mutating func end(_ index: Int, as outcome: Occurrence.Outcome, at now: Instant) {
    guard showing?.asksWhen == true else { return close(index, as: outcome, at: now) }
    takeAsLater(index, at: now)
  }

  /// Whether a card that is up can be seen now, as far as is known; if not, silence says nothing.
  private var couldBeSeen: Bool {
    conditions.lock != .locked && conditions.doNotDisturb != .on && conditions.reach
  }

  func endByItself(of occurrence: Occurrence) -> Occurrence.Outcome {
    occurrence.shownAt != nil && !occurrence.isWaiting && couldBeSeen ? .expired : .missed
  }

  mutating func accepted(_ presentation: Presentation, handle: String?, at now: Instant) {
    guard let showing, showing.presentation == presentation,
      let index = openIndex(showing.occurrence)
    else { return }
    let isFirst = open[index].shownAt == nil || open[index].phase == .presenting
    let isNew = isFirst && !isReturning(open[index], at: now)
    let end = use(of: open[index])
    update(index) {
      $0.phase = .shown
      $0.end = end
      $0.failures = 0
      if isNew { $0.shownAt = now }
      // A channel that has no words for where the card is says nothing about the others.
      $0.handle = handle ?? $0.handle
      if showing.isOpen { $0.openedAt = $0.openedAt ?? now }
    }
    if isFirst, !open[index].isForNow { lastPut = now }
    if showing.isOpen, !showing.asksWhen { heard = open[index].id }
    past.noteShown(open[index])
    if isFirst { announce(.shown, of: open[index]) }
  }

  mutating func refused(_ presentation: Presentation, at now: Instant) {
    guard let showing, showing.presentation == presentation,
      let index = openIndex(showing.occurrence)
    else { return }
    self.showing = nil
    retryLater(index, at: now)
  }

  private mutating func retryLater(_ index: Int, at now: Instant) {
    let delay = Pace.retry.lowerBound * (1 << min(open[index].failures, 10))
    retries[open[index].id] = now + min(delay, Pace.retry.upperBound)
    update(index) {
      $0.phase = .waiting
      $0.handle = nil
      // What was never seen is drawn by what is known when it can be.
      if $0.openedAt == nil { $0.draw = nil }
      $0.failures += 1
    }
  }

  /// The card's Show was pressed: the text takes the card's place.
  mutating func opened(_ id: Occurrence.ID, at now: Instant) {
    guard let showing, showing.occurrence == id, !showing.isOpen, let index = openIndex(id)
    else { return }
    // Many servers take a card down once a button of it was pressed, on a lock screen too.
    guard conditions.lock != .locked else { return takeBack(at: now) }
    // What was drawn for the neutral card may suit no more.
    let draw = draw(for: open[index], at: now)
    guard !endIfOutdated(index, by: draw, at: now) else { return }
    update(index) {
      $0.draw = draw
      $0.openedAt = $0.openedAt ?? now
    }
    announce(.opened, of: open[index])
    putUp(index, isOpen: true, at: now)
  }

  /// The text was read by command: a card is not needed any more.
  mutating func read(_ id: Occurrence.ID, at now: Instant) {
    guard let index = openIndex(id) else { return }
    let draw = draw(for: open[index], at: now)
    guard !endIfOutdated(index, by: draw, at: now) else { return }
    if let other = showing, other.occurrence != id { takeBack(at: now) }
    withdraw()
    let isNew = !isReturning(open[index], at: now)
    update(index) {
      $0.draw = draw
      $0.phase = .shown
      $0.handle = nil
      if isNew { $0.shownAt = now }
      $0.openedAt = $0.openedAt ?? now
    }
    heard = id
    past.noteShown(open[index])
    showing = Showing(
      occurrence: id, presentation: nil, isOpen: true, since: now,
      until: cardEnd(of: open[index], from: now), offer: takeOffer(for: open[index], at: now))
    announce(.opened, of: open[index])
  }

  mutating func closed(_ presentation: Presentation, _ closure: Closure, at now: Instant) {
    guard let showing, showing.presentation == presentation,
      let index = openIndex(showing.occurrence)
    else { return }
    self.showing?.presentation = nil
    switch closure {
    case .dismissed: end(index, as: .dismissed, at: now)
    case .expired where couldBeSeen: end(index, as: endByItself(of: open[index]), at: now)
    case .expired, .lost: lost(index, since: showing.since, at: now)
    }
  }

  /// The card is put up again at once, unless that was in vain before.
  private mutating func lost(_ index: Int, since: Instant, at now: Instant) {
    showing = nil
    quickLosses = now - since < Pace.quickLoss.within ? quickLosses + 1 : 0
    guard quickLosses < Pace.quickLoss.limit else { return retryLater(index, at: now) }
    update(index) {
      $0.phase = .waiting
      $0.handle = nil
      $0.due = now
    }
  }
}

extension ReminderKey {
  /// Whose turn it is first among what the user fixed: a date, then a follow-up, then the rest.
  fileprivate var turn: Int {
    switch self {
    case .date: 0
    case .followUp: 1
    case .fixed, .cadence, .asked, .test: 2
    }
  }
}
