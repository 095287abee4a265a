import CivilTime

/// What the user did, and what follows from it.
extension Engine {
  mutating func answered(_ id: Occurrence.ID, _ answer: Answer, at now: Instant) {
    if let index = openIndex(id) {
      announce(.answered(answer), of: open[index])
      take(answer, for: index, at: now)
    } else if let over = past.find(id), isAnswerable(over, at: now) {
      takeLate(answer, for: over, at: now)
    }
  }

  /// Whether an occurrence that ended by itself may still be answered.
  func isAnswerable(_ occurrence: Occurrence, at now: Instant) -> Bool {
    guard case .closed(let outcome, let end) = occurrence.phase, occurrence.shownAt != nil
    else { return false }
    let isByItself = [.expired, .dismissed, .missed].contains(outcome)
    return isByItself && now < end + Pace.lateAnswer
  }

  private mutating func take(_ answer: Answer, for index: Int, at now: Instant) {
    let person = open[index].person
    recover(person, at: now)
    if let outcome = answer.outcome {
      follow(answer, to: open[index], at: now)
      close(index, as: outcome, at: now)
    } else if case .later(let later) = answer {
      snooze(index, later, at: now)
      refreshCadences(of: person, at: now)
    }
  }

  /// What ended by itself can still be answered, but not put off.
  private mutating func takeLate(_ answer: Answer, for occurrence: Occurrence, at now: Instant) {
    guard let outcome = answer.outcome else { return }
    follow(answer, to: occurrence, at: now)
    var over = occurrence
    over.phase = .closed(outcome, at: now)
    past.replace(over)
    record(.occurrence(over))
    announce(.answered(answer), of: occurrence)
    recover(occurrence.person, at: now)
    noteDone(over)
    moveOn(from: over, at: now)
    refreshCadences(of: occurrence.person, at: now)
  }

  /// What an answer says beyond this one occurrence.
  private mutating func follow(_ answer: Answer, to occurrence: Occurrence, at now: Instant) {
    switch answer {
    case .done(.heavy): stepDown(from: occurrence, at: now)
    case .skip where isSkippedAgain(occurrence, at: now): stepDown(from: occurrence, at: now)
    case .notTheirMoment: restAsks(of: occurrence.person, at: now)
    case .never(let forEveryone):
      guard let prompt = occurrence.draw?.prompt, prompt != Selection.greeting.prompt else {
        return
      }
      exclude(Exclusion(prompt, person: forEveryone ? nil : occurrence.person))
    case .done, .skip, .later: break
    }
  }

  /// Whether prompts of its depth are skipped once too often; of what is everyday there is no less.
  private func isSkippedAgain(_ occurrence: Occurrence, at now: Instant) -> Bool {
    guard let depth = occurrence.draw?.depth, depth > .everyday else { return false }
    return skipsBefore(occurrence, at: now) + 1 >= Pace.gentle.skips
  }

  /// How often prompts of the same depth were skipped lately, since the last step down.
  private func skipsBefore(_ occurrence: Occurrence, at now: Instant) -> Int {
    let span: Duration = .seconds(Pace.gentle.days * 86_400)
    let stepped = memory(of: occurrence.person)?.gentle.map { $0.until - span }
    let since = max(now - span, stepped ?? now - span)
    return past.drawn(about: occurrence.person).count {
      guard case .closed(.skipped, let end) = $0.phase else { return false }
      return end > since && end <= now && $0.id != occurrence.id
        && $0.draw?.depth == occurrence.draw?.depth
    }
  }

  private mutating func stepDown(from occurrence: Occurrence, at now: Instant) {
    guard let depth = occurrence.draw?.depth else { return }
    let lower = Depth(rawValue: depth.rawValue - 1) ?? .everyday
    let until = now + .seconds(Pace.gentle.days * 86_400)
    changePerson(occurrence.person) { person in
      let isLower = person.gentle.map { $0.until > now && $0.depth < lower } ?? false
      let depth = isLower ? person.gentle?.depth ?? lower : lower
      person.gentle = PersonState.Gentle(depth, until: until)
    }
  }

  private mutating func restAsks(of number: Int?, at now: Instant) {
    let date = zone.civil(at: now)
    let end = CivilDateTime(date: date.date.adding(days: Pace.askRestDays), time: date.time)
    let until = zone.instant(of: end)
    changePerson(number) { $0.asksRestUntil = max($0.asksRestUntil ?? until, until) }
  }

  /// Ends an occurrence: writes it, counts it, moves its reminder on, and takes its card down.
  mutating func close(_ index: Int, as outcome: Occurrence.Outcome, at now: Instant) {
    var occurrence = open.remove(at: index)
    occurrence.phase = .closed(outcome, at: now)
    occurrence.handle = nil
    past.append(occurrence)
    retries[occurrence.id] = nil
    record(.occurrence(occurrence))
    switch outcome {
    case .dismissed, .expired: countUnanswered(occurrence.person, at: now)
    case .done: noteDone(occurrence)
    case .notTheirMoment, .skipped, .excluded, .letGo, .missed, .cancelled: break
    }
    moveOn(from: occurrence, at: now)
    endFollowUp(occurrence)
    switch outcome {
    case .done, .notTheirMoment, .skipped, .excluded: break
    case .letGo, .missed, .cancelled, .dismissed, .expired:
      announce(.ended(outcome), of: occurrence)
    }
    takeDown(occurrence.id)
    if occurrence.reminder.type == nil {
      refresh(occurrence.reminder, of: occurrence.person, at: now)
    }
    refreshCadences(of: occurrence.person, at: now)
  }

  mutating func takeDown(_ id: Occurrence.ID) {
    guard showing?.occurrence == id else { return }
    withdraw()
    showing = nil
  }

  /// Lets the cadence count from what just happened; an anchor only moves forward.
  private mutating func moveOn(from occurrence: Occurrence, at now: Instant) {
    guard case .closed(let outcome, _) = occurrence.phase, let type = occurrence.reminder.type
    else { return }
    if case .done = outcome, type == .checkIn { noteContact(with: occurrence.person, at: now) }
    if let entry = agenda.entry(of: .cadence(type), for: occurrence.person) {
      count(entry, from: occurrence, outcome, at: now)
    }
    if case .done = outcome { dropWaiting(.cadence(type), of: occurrence.person, at: now) }
  }

  private mutating func count(
    _ entry: Entry, from occurrence: Occurrence, _ outcome: Occurrence.Outcome, at now: Instant
  ) {
    let anchor: Instant
    switch outcome {
    // The clock may have been set back since it was shown.
    case .dismissed, .expired: anchor = min(occurrence.shownAt ?? now, now)
    case .missed, .cancelled:
      // What the user asked for and did not get says nothing about the cadence.
      guard occurrence.reminder == entry.reminder else { return }
      anchor = now
    case .done, .notTheirMoment, .skipped, .excluded, .letGo: anchor = now
    }
    if case .rate = entry.rhythm {
      // A day's wait for its turn costs no slot.
      let isOwn = occurrence.reminder == entry.reminder
      let wait = isOwn ? max(.zero, min(now - occurrence.slot, .seconds(86_400))) : .zero
      moveRate(entry, outcome: outcome, from: now - wait, at: now)
    } else if !entry.rhythm.isFixed {
      changeSchedule(of: entry) { $0.anchor = max($0.anchor, anchor) }
    }
  }

  private mutating func noteContact(with number: Int?, at now: Instant) {
    changePerson(number) { $0.lastContact = max($0.lastContact ?? now, now) }
  }

  private mutating func moveRate(
    _ entry: Entry, outcome: Occurrence.Outcome, from counted: Instant, at now: Instant
  ) {
    changeSchedule(of: entry) {
      $0.lastSlot = max($0.lastSlot ?? now, now)
      switch outcome {
      case .done, .notTheirMoment: $0.anchor = max($0.anchor, counted)
      case .skipped, .excluded, .letGo, .dismissed, .expired, .missed, .cancelled: break
      }
    }
  }

  /// What has just been done needs no reminder that was waiting for it.
  private mutating func dropWaiting(_ reminder: ReminderKey, of number: Int?, at now: Instant) {
    let waiting = open.firstIndex {
      $0.person == number && $0.reminder == reminder && $0.isWaiting && $0.snoozes == 0
    }
    if let waiting { close(waiting, as: .cancelled, at: now) }
  }

  /// The user was in touch: check-ins count from now, and the pace recovers.
  mutating func contacted(_ id: Person.ID, at now: Instant) {
    guard let number = roster.numbers[id] else { return }
    noteContact(with: number, at: now)
    recover(number, at: now)
    for index in open.indices.reversed() where open[index].person == number {
      let isPutOff = open[index].isWaiting && open[index].snoozes > 0
      guard
        open[index].reminder == .cadence(.checkIn)
          || open[index].reminder == .asked(.checkIn) && isPutOff
      else { continue }
      close(index, as: .cancelled, at: now)
    }
    if let entry = agenda.entry(of: .cadence(.checkIn), for: number) {
      changeSchedule(of: entry) { $0.anchor = max($0.anchor, now) }
    }
    refreshCadences(of: number, at: now)
  }

  mutating func asked(_ id: Person.ID, _ type: ReminderType, at now: Instant) {
    guard let number = roster.numbers[id], memory(of: number)?.resting.contains(.all) == false
    else { return }
    recover(isAsleep(number) ? number : nil, at: now)
    refreshCadences(of: number, at: now)
    raiseAsked(.asked(type), of: number, at: now)
  }

  mutating func testAsked(at now: Instant) { raiseAsked(.test, of: nil, at: now) }

  private mutating func raiseAsked(_ reminder: ReminderKey, of number: Int?, at now: Instant) {
    let earlier = open.firstIndex {
      // What was put off comes when the user said, whatever they ask for meanwhile.
      $0.person == number && $0.reminder == reminder && !($0.isWaiting && $0.snoozes > 0)
    }
    if let earlier { close(earlier, as: .cancelled, at: now) }
    let occurrence = Occurrence(
      id: unusedID(of: reminder, for: number, at: now), reminder: reminder, person: number,
      slot: now, due: now,
      end: now + Pace.askedCard)
    open.append(occurrence)
    record(.occurrence(occurrence))
    announce(.due, of: occurrence)
  }

  /// The clock can say the same instant twice.
  private func unusedID(
    of reminder: ReminderKey, for number: Int?, at now: Instant
  ) -> Occurrence.ID {
    var microseconds = now.microseconds
    while true {
      let id = Occurrence.ID("\(number ?? 0)/\(reminder)/\(microseconds)")
      if occurrence(id) == nil { return id }
      microseconds += 1
    }
  }
}
