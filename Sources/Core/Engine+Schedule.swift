import CivilTime

/// From the plan's reminders to occurrences.
extension Engine {
  mutating func start(at moment: Moment) {
    let now = moment.wall
    release(at: now)
    adoptPlan(at: now)
    // What was up when the last run ended is put up again at once, in the place of the lost card; of
    // what was up before this boot there is nothing left to replace.
    let booted = now - moment.boot
    for index in open.indices where open[index].phase != .waiting {
      update(index) {
        $0.phase = .waiting
        if let shown = $0.shownAt, shown >= booted { $0.due = now }
      }
    }
    doubtClock(at: now, since: now)
  }

  mutating func planReplaced(by plan: Plan, at now: Instant) {
    let before = agenda
    let openly = self.plan.people.filter { !$0.discreet }
    self.plan = plan
    adoptPlan(at: now)
    for entry in agenda.entries {
      let old = before.entry(of: entry.reminder, for: entry.person)
      let isSame = old.map { $0.rhythm.isWritten(like: entry.rhythm) } ?? false
      guard !isSame else { continue }
      startOver(entry, isBack: old == nil, at: now)
      if let old, old.rhythm.isOnAnotherDay(than: entry.rhythm) { drop(entry, at: now) }
    }
    hideText(of: openly, at: now)
    keepQuiet(at: now)
    announce(Announcement(.planReplaced))
  }

  /// What waits or is up for a day that is no longer the one is let go.
  private mutating func drop(_ entry: Entry, at now: Instant) {
    let index = open.firstIndex { $0.person == entry.person && $0.reminder == entry.reminder }
    if let index { close(index, as: .cancelled, at: now) }
  }

  /// A card whose text was there at once gives way to a neutral one where it may not be any more.
  private mutating func hideText(of people: [Person], at now: Instant) {
    guard let showing, showing.isOpen, showing.presentation != nil, let current,
      let person = person(numbered: current.person), person.discreet,
      people.contains(where: { $0.id == person.id })
    else { return }
    takeBack(at: now)
  }

  /// A reminder that was rewritten or is back counts from now, or an old time could fire at once.
  mutating func startOver(_ entry: Entry, isBack: Bool, at now: Instant) {
    let first = firstSchedule(of: entry, at: now)
    let beginning = beginning(of: entry, at: now)
    changeSchedule(of: entry) {
      $0.lastSlot = max($0.lastSlot ?? beginning, beginning)
      if isBack { $0.anchor = max($0.anchor, first.anchor) }
    }
  }

  mutating func zoneChanged(to zone: Zone, at now: Instant) {
    var effort = Engine.effort
    raise(at: now, effort: &effort)
    self.zone = zone
    // A zone moves the moments of a rate by a day or so; older ones that it brings had passed.
    for person in people { letPass(about: person.number, at: now, margin: .seconds(26 * 3_600)) }
    agenda.unplan()
    keepQuiet(at: now)
    announce(Announcement(.zoneChanged))
  }

  /// No slot of someone's rates that lies further back than a margin comes any more.
  mutating func letPass(about number: Int, at now: Instant, margin: Duration = .zero) {
    for type in ReminderType.allCases {
      guard let entry = agenda.entry(of: .cadence(type), for: number), case .rate = entry.rhythm
      else { continue }
      let still = SlotFinder.standstill(entry.rhythm, stretchedBy: backOff(of: number))
      let passed = now - margin - still
      changeSchedule(of: entry) { $0.lastSlot = max($0.lastSlot ?? passed, passed) }
    }
  }

  /// Where quiet hours have come upon a card, it leaves and waits for their end.
  mutating func keepQuiet(at now: Instant) {
    guard let showing, let index = openIndex(showing.occurrence) else { return }
    if !open[index].isForNow, hours.quietEnd(at: now) != nil { return takeBack(at: now) }
    let end = min(showing.until, cardEnd(of: open[index], from: now))
    self.showing?.until = end
  }

  /// Plans those entries that something has changed for, as many as can be done quickly.
  mutating func replan(at now: Instant, effort: inout Int) {
    while agenda.unplanned < agenda.entries.count, effort > 0 {
      refresh(agenda.unplanned, at: now)
      effort -= agenda.entries[agenda.unplanned].rhythm.effort
      agenda.notePlanned(upTo: agenda.unplanned + 1)
    }
  }

  /// Plans everything about a person anew.
  mutating func refreshEntries(of person: Int?, at now: Instant) {
    for index in agenda.entries(about: person) { refresh(index, at: now) }
  }

  /// Plans what an answer or a silence about a person moves: their cadences.
  mutating func refreshCadences(of person: Int?, at now: Instant) {
    for type in ReminderType.allCases { refresh(.cadence(type), of: person, at: now) }
  }

  mutating func refresh(_ reminder: ReminderKey, of person: Int?, at now: Instant) {
    if let index = agenda.index(of: reminder, for: person) { refresh(index, at: now) }
  }

  mutating func refresh(_ index: Int, at now: Instant) {
    let entry = agenda.entries[index]
    guard !rests(entry), !isUnderWay(entry) else { return agenda.plan(index, next: nil) }
    agenda.plan(index, next: nextSlot(of: index, at: now))
  }

  // Inlined: where all reminders are planned anew, handing each slot on takes a third of the time.
  @inline(__always)
  func nextSlot(of index: Int, at now: Instant) -> Slot? {
    let entry = agenda.entries[index]
    let backOff = entry.rhythm.isFixed ? 1 : backOff(of: entry.person)
    return finder.next(
      of: entry, stretchedBy: backOff, schedule: agenda.schedule(at: index), now: now)
  }

  /// Whether nothing of it comes until the user says something.
  private func rests(_ entry: Entry) -> Bool {
    guard roster.someoneRests || !entry.rhythm.isFixed else { return false }
    guard let person = memory(of: entry.person) else { return true }
    if person.resting.contains(.all) { return true }
    guard case .cadence = entry.reminder else { return false }
    return person.unanswered >= Pace.sleepAfterUnanswered
  }

  /// An interval counts from how its last occurrence ends, so there is no next one before.
  private func isUnderWay(_ entry: Entry) -> Bool {
    guard case .interval = entry.rhythm else { return false }
    return open.contains { $0.person == entry.person && $0.reminder == entry.reminder }
  }

  mutating func changeSchedule(of entry: Entry, _ change: (inout Schedule) -> Void) {
    if let changed = agenda.change(entry, change) { record(.schedule(changed)) }
  }

  /// Makes an occurrence of every slot that has come, one at most for each reminder.
  mutating func raise(at now: Instant, effort: inout Int) {
    while let (due, index) = agenda.first, due <= now, effort > 0 {
      effort -= agenda.entries[index].rhythm.effort
      refresh(index, at: now)
      guard let slot = agenda.slots[index], slot.due <= now else { continue }
      raise(slot, of: index, at: now)
    }
  }

  private mutating func raise(_ slot: Slot, of index: Int, at now: Instant) {
    let entry = agenda.entries[index]
    changeSchedule(of: entry) {
      $0.lastSlot = max($0.lastSlot ?? slot.slot, slot.slot)
      $0.lastKey = slot.key
    }
    let earlier = open.firstIndex { $0.person == entry.person && $0.reminder == entry.reminder }
    if let earlier {
      // A cadence never piles up; of a fixed reminder and a date the later time replaces the earlier.
      guard entry.rhythm.isFixed, open[earlier].snoozes == 0 else {
        return pass(index, at: now)
      }
      close(earlier, as: endByItself(of: open[earlier]), at: now)
    }
    let id = Occurrence.ID("\(entry.name)/\(slot.key)")
    // After a step of the clock or the zone a time can come a second time.
    guard occurrence(id) == nil else { return pass(index, at: now) }
    let occurrence = Occurrence(
      id: id, reminder: entry.reminder, person: entry.person, slot: slot.slot, due: slot.due,
      end: slot.end)
    open.append(occurrence)
    record(.occurrence(occurrence))
    announce(.due, of: occurrence)
    refresh(index, at: now)
  }

  /// Goes on to the next slot.
  private mutating func pass(_ index: Int, at now: Instant) {
    let entry = agenda.entries[index]
    changeSchedule(of: entry) {
      $0.lastSlot = max($0.lastSlot ?? now, now)
      if case .interval = entry.rhythm { $0.anchor = max($0.anchor, now) }
    }
    refresh(index, at: now)
  }

  /// Ends what is of no use any more; what comes by cadence goes on to the next window.
  mutating func moveOrDrop(at now: Instant) {
    for index in open.indices.reversed() where open[index].isWaiting {
      guard let end = open[index].end, end <= now else { continue }
      // What was read does not come again only because nobody answered.
      if isFixed(open[index]) || open[index].openedAt != nil {
        close(index, as: .missed, at: now)
      } else if let window = hours.window(endingAfter: now) {
        move(index, to: window)
      }
    }
  }

  private mutating func move(_ index: Int, to window: Interval) {
    let key = "\(open[index].id)/\(zone.civil(at: window.start).date)"
    guard let moment = [window].moment(at: chance.fraction(key)) else { return }
    update(index) {
      $0.due = moment.instant
      $0.end = window.end
      // What suits in one window may not in the next.
      $0.draw = nil
    }
  }
}
