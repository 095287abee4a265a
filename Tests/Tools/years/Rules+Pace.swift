import CivilTime
import Core

/// The rules of pace, put to each card by clocks and counts of their own.
extension Life {
  mutating func check(_ card: Card) {
    guard let occurrence = engine.occurrence(card.occurrence) else { return }
    let isNew = up?.occurrence != card.occurrence
    verdicts.check(.oneCard, up == nil || !isNew, "\(card.occurrence) at \(clock)")
    verdicts.check(.answeredOnce, !ledger.answered.contains(card.occurrence), "\(card.occurrence)")
    verdicts.check(.locked, engine.conditions.lock != .locked)
    verdicts.check(.snoozes, occurrence.snoozes <= 2)
    checkDiscretion(of: card)
    noteCarrier(card)
    verdicts.check(
      .resting, !ledger[occurrence.person].resting.contains(.all),
      "\(occurrence.id) at \(clock)")
    let isFirst = card.isOpen && !ledger.wasOpened(occurrence)
    if isNew || isFirst { checkChoice(of: occurrence) }
    guard !isForNow(occurrence) else { return }
    checkUnasked(occurrence, isNew: isNew)
    if isCadence(occurrence), occurrence.snoozes == 0, ledger.times[occurrence.id] == nil {
      checkPace(of: occurrence)
    }
  }

  func isForNow(_ occurrence: Occurrence) -> Bool {
    switch occurrence.reminder {
    case .asked, .test: occurrence.snoozes == 0
    case .cadence, .fixed, .date, .followUp: false
    }
  }

  /// Whether it comes by a cadence that is no exact time.
  func isCadence(_ occurrence: Occurrence) -> Bool {
    guard case .cadence(let type) = occurrence.reminder, let person = engine.person(of: occurrence)
    else { return false }
    if case .calendar = person.cadence(of: type) { return false }
    return true
  }

  private mutating func checkDiscretion(of card: Card) {
    let person = engine.people.first { $0.number == card.person }
    let isDiscreet = person.flatMap { engine.plan.person($0.id) }?.discreet ?? false
    guard isDiscreet else { return }
    // What asks until when has no text.
    verdicts.check(.discreet, !card.isOpen || isOpening || card.asksWhen)
  }

  private mutating func checkUnasked(_ occurrence: Occurrence, isNew: Bool) {
    let minute = minute(of: now)
    if engine.plan.hours.quiet != nil {
      verdicts.check(.quiet, minute >= 510 && minute < 1_290, "\(occurrence.id) at \(clock)")
    }
    verdicts.check(.paused, ledger.pausedUntil == nil, "\(occurrence.id) at \(clock)")
    guard isNew else { return }
    verdicts.check(.silentDesktop, engine.conditions.doNotDisturb != .on)
    checkRelease(of: occurrence)
  }

  /// What was due before an unlock waits a little, and then does not come in a heap.
  private mutating func checkRelease(of occurrence: Occurrence) {
    let due = ledger.pending[occurrence.id]?.due ?? occurrence.due
    guard due < ledger.released else { return }
    let since = now - ledger.released
    verdicts.check(
      .settling, since >= .seconds(120) || since < .zero, "\(occurrence.id) at \(clock)")
    guard !ledger.isReturning(occurrence, at: now, in: engine.zone) else { return }
    if let last = ledger.afterRelease.last(where: { $0.id != occurrence.id })?.at {
      verdicts.check(
        .oneAfterUnlock, now - last >= engine.plan.limits.minGap.duration || now < last,
        "\(occurrence.id) at \(clock)")
    }
  }

  /// What a rate left behind before a pause's end stays behind, if its next slot is nearer.
  private mutating func checkBacklog(of occurrence: Occurrence) {
    guard let end = ledger.pauseEnd, case .cadence(let type) = occurrence.reminder,
      case .rate(let count, .week) = engine.person(of: occurrence)?.cadence(of: type),
      ledger[occurrence.person].replanned.map({ $0 < end - .seconds(31 * 86_400) }) ?? true
    else { return }
    verdicts.check(
      .noBacklog, occurrence.slot >= end - .seconds(7 * 86_400 / count / 2),
      "\(occurrence.id) at \(clock)")
  }

  private mutating func checkPace(of occurrence: Occurrence) {
    let date = engine.zone.civil(at: now).date
    let others = ledger.times.filter { $0.key != occurrence.id && $0.value.at <= now }
    let today = others.values.filter { engine.zone.civil(at: $0.at).date == date }
    let about = today.count { $0.person == occurrence.person }
    verdicts.check(
      .dayLimits,
      today.count < engine.plan.limits.perDay && about < engine.plan.limits.perPersonPerDay,
      "\(occurrence.id) at \(clock)")
    if let last = others.values.map(\.at).max() {
      verdicts.check(
        .gap, now - last >= .seconds(7_200),
        "\(occurrence.id) at \(clock), \(others.first { $0.value.at == last }?.key.description ?? "")"
      )
    }
    let hours = engine.plan.hours
    let open = date.weekday.isWeekend ? hours.weekends : hours.weekdays
    let minute = minute(of: now)
    verdicts.check(
      .windows, open.contains { $0.start.minutes <= minute && minute < $0.end.minutes },
      "\(occurrence.id) at \(clock)")
    checkSilence(of: occurrence)
    checkBacklog(of: occurrence)
    checkContact(of: occurrence)
  }

  /// Who never answers hears less and less, and then nothing.
  private mutating func checkSilence(of occurrence: Occurrence) {
    let account = ledger[occurrence.person]
    verdicts.check(.sleep, account.silence < 9, "\(occurrence.id) at \(clock)")
    guard mood == .silent, case .cadence(let type) = occurrence.reminder,
      let person = engine.person(of: occurrence)
    else { return }
    let last = account.shown.last { $0.reminder == occurrence.reminder }
    guard let last, case .every(let ideal, _) = person.cadence(of: type) else { return }
    // What had come before the silence grew waits its turn.
    let silence = ledger.pending[occurrence.id]?.silence ?? account.silence
    let factor = silence >= 6 ? 2 : silence >= 3 ? 1.5 : 1
    let least = ideal.approximateDuration * factor - .seconds(86_400)
    verdicts.check(.backOff, now - last.at >= least, "\(occurrence.id) at \(clock)")
  }

  private mutating func checkContact(of occurrence: Occurrence) {
    guard occurrence.reminder == .cadence(.checkIn), !mood.isTurbulent,
      let contact = ledger[occurrence.person].contact, let person = engine.person(of: occurrence)
    else { return }
    let least: Duration
    switch person.checkIn {
    case .every(let ideal, _): least = ideal.approximateDuration - .seconds(86_400)
    // Half a spacing in open time, the shortest of which lies in two days with windows.
    case .rate(1, .week): least = .seconds(86_400)
    default: return
    }
    verdicts.check(.contactAnchors, now - contact >= least, "\(occurrence.id) at \(clock)")
  }

  func minute(of instant: Instant) -> Int { engine.zone.civil(at: instant).time.minutes }

  var clock: String { "\(engine.zone.civil(at: now))" }
}

extension TimeOfDay {
  var minutes: Int { hour * 60 + minute }
}
