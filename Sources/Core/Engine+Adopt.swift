import CivilTime

/// From the plan to the reminders that it wants.
extension Engine {
  /// Makes the entries of the plan, and what is remembered of whoever is new in it.
  mutating func adoptPlan(at now: Instant) {
    var new: [Int] = []
    for person in plan.people where roster.numbers[person.id] == nil {
      lastNumber += 1
      new.append(lastNumber)
      let state = PersonState(number: lastNumber, id: person.id, firstSeen: now)
      people.append(state)
      record(.person(state))
    }
    roster = Roster(of: people, in: plan)
    nextOffer = nil
    adoptEntries(at: now)
    stagger(new, at: now)
    for index in open.indices.reversed() where !isPlanned(open[index]) {
      close(index, as: .cancelled, at: now)
    }
  }

  private mutating func adoptEntries(at now: Instant) {
    let entries = plan.people.flatMap(entries(of:)) + followUps.compactMap { entry(of: $0) }
    for entry in entries where !agenda.hasSchedule(for: entry) {
      add(firstSchedule(of: entry, at: now))
    }
    agenda.replace(by: entries)
  }

  mutating func add(_ schedule: Schedule) {
    agenda.add(schedule)
    record(.schedule(schedule))
  }

  private func entries(of person: Person) -> [Entry] {
    guard let number = roster.numbers[person.id] else { return [] }
    let cadences = ReminderType.allCases.compactMap { type in
      Rhythm(person.cadence(of: type)).map { (ReminderKey.cadence(type), $0) }
    }
    let fixed = person.reminders.map { (ReminderKey.fixed($0.id), Rhythm($0)) }
    let dates = person.dates.map { (ReminderKey.date($0.label), Rhythm.date($0)) }
    return (fixed + dates + cadences).map {
      Entry(person: number, reminder: $0.0, rhythm: $0.1, name: name(of: $0.0, for: number))
    }
  }

  /// The entry of a follow-up; none if its person is not in the plan now.
  func entry(of followUp: FollowUp) -> Entry? {
    guard person(numbered: followUp.person) != nil else { return nil }
    let key = ReminderKey.followUp(followUp.number)
    // The number alone may have been another one's, longer ago than is known here.
    let made = followUp.made.microseconds / 1_000_000
    return Entry(
      person: followUp.person, reminder: key, rhythm: .once(followUp.due),
      name: "\(name(of: key, for: followUp.person))-\(made)")
  }

  private func isPlanned(_ occurrence: Occurrence) -> Bool {
    occurrence.reminder == .test
      || (occurrence.wasAsked
        ? person(numbered: occurrence.person) != nil : rhythm(of: occurrence) != nil)
  }

  /// Someone new starts somewhere in their rhythm, so that people added together do not come together.
  func firstSchedule(of entry: Entry, at now: Instant) -> Schedule {
    let begun =
      switch entry.rhythm {
      case .rate: entry.rhythm.spacing
      case .interval(let ideal, _):
        ideal.approximateDuration * (1 - chance.fraction("\(entry.name)/start"))
      case .exact, .date, .once: Duration.zero
      }
    return Schedule(
      person: entry.person, reminder: entry.reminder, anchor: now - begun,
      lastSlot: beginning(of: entry, at: now))
  }

  /// From when the slots of what is new or was rewritten count: a date that is today still comes.
  func beginning(of entry: Entry, at now: Instant) -> Instant {
    guard case .date = entry.rhythm else { return now }
    return hours.midnight(of: zone.civil(at: now).date) - .seconds(1)
  }

  /// Has the last of those who are new wait for their next slot where chance would have all of them
  /// begin on one day.
  ///
  /// Mostly the grid spreads them. Who asks for every day gets every day.
  private mutating func stagger(_ new: [Int], at now: Instant) {
    var all: (date: CivilDate, count: Int, last: Int)?
    for person in new {
      // Whoever has no cadence begins on no day.
      guard let date = firstDay(of: person, at: now) else { continue }
      guard date == all?.date ?? date else { return }
      all = (date, (all?.count ?? 0) + 1, person)
    }
    guard let all, all.count > 1 else { return }
    let morrow = hours.midnight(of: all.date.adding(days: 1))
    for index in agenda.entries(about: all.last) {
      let entry = agenda.entries[index]
      guard !entry.rhythm.isFixed, let slot = nextSlot(of: index, at: now), slot.due < morrow
      else { continue }
      changeSchedule(of: entry) {
        $0.lastKey = slot.key
        guard case .interval = entry.rhythm else { return }
        $0.anchor = min($0.anchor + (morrow - slot.slot), now + .seconds(86_400))
      }
    }
  }

  /// The first day on which a cadence asks for someone.
  private func firstDay(of person: Int, at now: Instant) -> CivilDate? {
    agenda.entries(about: person).filter { !agenda.entries[$0].rhythm.isFixed }
      .compactMap { nextSlot(of: $0, at: now)?.due }.min()
      .map { zone.civil(at: $0).date }
  }

  /// Tells reminders apart without the user's words: "2/check-in", "2/fixed-9f3a0c".
  private func name(of reminder: ReminderKey, for person: Int) -> String {
    switch reminder {
    case .cadence(let type), .asked(let type): "\(person)/\(type.rawValue)"
    case .fixed(let id): "\(person)/fixed-\(chance.tag(id))"
    case .date(let label): "\(person)/date-\(chance.tag(label))"
    case .followUp(let number): "\(person)/follow-up-\(number)"
    case .test: "test"
    }
  }
}

extension Chance {
  /// Stands for a text of the user's that must not be told.
  func tag(_ text: String) -> String { String(bits(text) >> 32, radix: 16) }
}
