import CivilTime
import Core

/// What the ledger is told of what happens.
extension Life {
  mutating func note(_ event: Event) {
    switch event {
    case .answered(let id, let answer):
      if case .later = answer {
        if seen == id { seen = nil }
      } else {
        ledger.noteAnswer(id)
      }
      ledger.noteSign(about: engine.occurrence(id)?.person)
      if up?.occurrence == id { up = nil }
    case .closed(let presentation, let closure): noteClosed(presentation, closure)
    case .lockChanged(.unlocked) where engine.conditions.lock == .locked: release()
    case .doNotDisturbChanged(.off) where engine.conditions.doNotDisturb == .on: release()
    case .resumed, .started: release()
    case .paused(let until): ledger.pausedUntil = until ?? Instant(microseconds: .max)
    case .unpaused:
      ledger.pausedUntil = nil
      for number in ledger.accounts.keys { ledger.noteSign(about: number) }
    case .contacted(let id), .returned(let id), .asked(let id, _):
      ledger.noteSign(about: engine.number(of: id))
    case .clockChanged, .zoneChanged: ledger.obstacle = now
    case .planReplaced(let plan): noteChanges(in: plan)
    default: break
    }
  }

  private mutating func noteClosed(_ presentation: Presentation, _ closure: Closure) {
    guard let up, up.presentation == presentation else { return }
    gone = (up.occurrence, closure)
    self.up = nil
    if case .lost = closure {
      seen = nil
      ledger.obstacle = now
    }
  }

  private mutating func noteChanges(in plan: Plan) {
    for person in plan.people where engine.plan.person(person.id) != person {
      if let number = engine.number(of: person.id) { ledger[number].replanned = now }
    }
  }

  private mutating func release() {
    ledger.released = now
    ledger.afterRelease = []
    ledger.obstacle = now
  }

  /// Whether a card that is up can be seen; what is unasked is taken back at a pause.
  private var canBeSeen: Bool {
    engine.conditions.lock != .locked && engine.conditions.doNotDisturb != .on
      && engine.conditions.reach
  }

  /// What stands in the way stood there since the last event.
  mutating func noteObstacle() {
    if !canBeSeen || ledger.pausedUntil != nil { ledger.obstacle = now }
    if let end = ledger.pausedUntil, end <= now { ledger.pausedUntil = nil }
  }

  mutating func hear(_ announcement: Announcement) {
    guard let id = announcement.occurrence, let occurrence = engine.occurrence(id) else { return }
    switch announcement.kind {
    case .withdrawn: if seen == id { seen = nil }
    // Whoever pressed Later and said no time gave a sign as well.
    case .answered: ledger.noteSign(about: occurrence.person)
    case .opened:
      if up?.occurrence != id { noteRead(occurrence) }
      if ledger.wasOpened(occurrence) {
        checkStays(occurrence)
      } else {
        checkChoice(of: occurrence)
      }
      ledger.noteOpened(occurrence, at: now)
    default: break
    }
  }

  /// What is read by command was on no card.
  private mutating func noteRead(_ occurrence: Occurrence) {
    seen = occurrence.id
    if let number = occurrence.person { ledger.uncarried.remove(number) }
    ledger.noteShown(occurrence, at: now, in: engine.zone)
  }

  mutating func noteRecord(_ record: Record) {
    switch record {
    case .person(let person):
      ledger.open(person)
      noteOffer(to: person)
    case .occurrence(let occurrence): noteOccurrence(occurrence)
    case .exclude(let exclusion): ledger.excluded.insert(exclusion)
    case .include(let exclusion): ledger.excluded.remove(exclusion)
    case .forget(let number): ledger.forget(number)
    case .pause(nil):
      release()
      ledger.pauseEnd = now
    default: break
    }
  }

  private mutating func noteOccurrence(_ occurrence: Occurrence) {
    checkPutOff(occurrence)
    checkStays(occurrence)
    ledger.noteDraw(of: occurrence)
    guard case .closed(let outcome, _) = occurrence.phase else { return }
    let wasSeen =
      gone?.occurrence == occurrence.id && gone?.how == .dismissed
      || seen == occurrence.id && canBeSeen
    checkSeen(occurrence, outcome, wasSeen)
    checkShown(occurrence, outcome)
    ledger.noteEnd(occurrence, outcome, wasSeen: wasSeen, at: now)
  }

  /// What ends unanswered was there to be answered; and what was there has not passed by unseen, but
  /// for what was read before and suits no more.
  private mutating func checkSeen(
    _ occurrence: Occurrence, _ outcome: Occurrence.Outcome, _ wasSeen: Bool
  ) {
    switch outcome {
    case .expired, .dismissed:
      verdicts.check(.seen, wasSeen, "\(occurrence.id) at \(clock)")
    case .missed where !ledger.wasOpened(occurrence):
      verdicts.check(.seen, !wasSeen, "\(occurrence.id) missed at \(clock)")
    default: break
    }
  }
}
