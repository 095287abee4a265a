import CivilTime

/// What the user says about a person: rest, depth, follow-ups, prompts, and that they be forgotten.
extension Engine {
  /// Topics rest at once, with all that rest already; with all of them, so does everything about the
  /// person.
  mutating func rested(_ id: Person.ID, _ topics: Topics, at now: Instant) {
    guard let number = roster.numbers[id] else { return }
    changePerson(number) {
      $0.resting.formUnion(topics)
      $0.offer = nil
    }
    announce(Announcement(.rested))
    if topicsResting(about: id).contains(.all) { closeAll(about: number, at: now) }
    redraw(about: number, at: now)
    refreshEntries(of: number, at: now)
  }

  /// What was put off by resting does not come in a heap: every reminder counts from now.
  mutating func returned(_ id: Person.ID, at now: Instant) {
    guard let number = roster.numbers[id], let before = memory(of: number)?.resting,
      !before.isEmpty
    else { return }
    changePerson(number) {
      $0.resting = []
      if before.contains(.all) { $0.unanswered = 0 }
    }
    announce(Announcement(.rested))
    guard before.contains(.all) else { return }
    for index in agenda.entries(about: number) {
      let entry = agenda.entries[index]
      if case .once = entry.rhythm { continue }
      startOver(entry, isBack: true, at: now)
    }
    refreshEntries(of: number, at: now)
  }

  private mutating func closeAll(about number: Int, at now: Instant) {
    for index in open.indices.reversed() where open[index].person == number {
      close(index, as: .cancelled, at: now)
    }
  }

  /// What was drawn and not yet opened is drawn again when its turn comes.
  mutating func redraw(about number: Int?, at now: Instant) {
    for index in open.indices
    where open[index].person == number && open[index].isWaiting && open[index].openedAt == nil {
      update(index) { $0.draw = nil }
    }
    if let current, current.person == number, let person = memory(of: number),
      !person.resting.isEmpty
    {
      takeBack(at: now)
    }
  }

  mutating func consented(_ id: Person.ID, _ depth: Depth) {
    guard let number = roster.numbers[id] else { return }
    changePerson(number) {
      // Who asks for as much depth or more takes back that it was too much.
      if depth >= $0.consent { $0.gentle = nil }
      $0.consent = depth
      if $0.offer?.kind == .deeper { $0.offer = nil }
      $0.wasOfferedDeeper = true
    }
  }

  mutating func followUpMade(
    for id: Person.ID, due: Instant, text: String, at now: Instant
  ) {
    guard let number = roster.numbers[id] else { return }
    let followUp = FollowUp(
      number: nextFollowUp, person: number, due: due, made: now, text: text)
    followUps.append(followUp)
    record(.followUp(followUp))
    guard let entry = entry(of: followUp) else { return }
    add(Schedule(person: number, reminder: entry.reminder, anchor: now))
    agenda.append(entry)
    refresh(agenda.entries.count - 1, at: now)
  }

  /// One more than any that is known, so that the history never means another one.
  private var nextFollowUp: Int {
    let used = (past.all + open).compactMap { occurrence -> Int? in
      if case .followUp(let number) = occurrence.reminder { number } else { nil }
    }
    return (used + followUps.map(\.number)).max().map { $0 + 1 } ?? 1
  }

  mutating func followUpDropped(_ number: Int, at now: Instant) {
    if let index = open.firstIndex(where: { $0.reminder == .followUp(number) }) {
      return close(index, as: .cancelled, at: now)
    }
    forgetFollowUp(number)
  }

  /// What could not come in its time, for everything about its person rests or they have left the
  /// plan, is forgotten as well.
  mutating func forgetStaleFollowUps(at now: Instant) {
    let stale = followUps.filter { followUp in
      now >= followUp.due + .seconds(Pace.followUpDays * 86_400)
        && !open.contains { $0.reminder == .followUp(followUp.number) }
    }
    for followUp in stale { forgetFollowUp(followUp.number) }
  }

  /// The words of a follow-up are not kept once it has been used.
  mutating func endFollowUp(_ occurrence: Occurrence) {
    if case .followUp(let number) = occurrence.reminder { forgetFollowUp(number) }
  }

  private mutating func forgetFollowUp(_ number: Int) {
    guard let index = followUps.firstIndex(where: { $0.number == number }) else { return }
    let followUp = followUps.remove(at: index)
    agenda.drop(.followUp(number), of: followUp.person)
    record(.dropFollowUp(number: number))
  }

  mutating func exclude(_ exclusion: Exclusion) {
    guard !exclusions.contains(exclusion) else { return }
    exclusions.append(exclusion)
    record(.exclude(exclusion))
  }

  /// Takes back that a prompt was never to come again; for everybody it comes back for each of them.
  mutating func promptIncluded(_ prompt: Prompt.ID, _ id: Person.ID?) {
    let number = id.map { roster.numbers[$0] ?? 0 }
    for exclusion in exclusions
    where exclusion.prompt == prompt && (number == nil || exclusion.person == number) {
      record(.include(exclusion))
    }
    exclusions.removeAll { $0.prompt == prompt && (number == nil || $0.person == number) }
  }

  /// Nothing is known of the person from here on; if the plan still names them, they are new in the
  /// next one.
  mutating func forgotten(_ id: Person.ID, at now: Instant) {
    guard let number = roster.numbers[id] else { return }
    if let showing, openIndex(showing.occurrence).map({ open[$0].person }) == number {
      withdraw()
      self.showing = nil
    }
    open.removeAll { $0.person == number }
    past.forget(person: number)
    followUps.removeAll { $0.person == number }
    exclusions.removeAll { $0.person == number }
    people.removeAll { $0.number == number }
    agenda.drop(of: number)
    roster = Roster(of: people, in: plan)
    record(.forget(person: number))
    announce(Announcement(.forgotten))
  }
}
