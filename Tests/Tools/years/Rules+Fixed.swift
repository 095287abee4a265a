import CivilTime
import Core

/// The rules about what the user fixed, and about what was opened or put off.
extension Life {
  /// What was opened stays the prompt that it was, whatever is written or shown of it.
  mutating func checkStays(_ occurrence: Occurrence) {
    guard let entry = ledger.entry(of: occurrence), entry.opened != nil else { return }
    verdicts.check(
      .stays, occurrence.draw?.prompt == entry.draw?.prompt, "\(occurrence.id) at \(clock)")
  }

  /// What is put off unread has no prompt until it comes back.
  mutating func checkPutOff(_ occurrence: Occurrence) {
    let before = ledger.pending[occurrence.id]?.snoozes ?? 0
    guard occurrence.snoozes > before, occurrence.reminder.type != nil, !occurrence.isClosed,
      !ledger.wasOpened(occurrence)
    else { return }
    verdicts.check(.drawnAnew, occurrence.draw == nil, "\(occurrence.id) at \(clock)")
  }

  /// The card that is up does not keep waiting for long what the user fixed.
  mutating func checkGivesWay(to occurrence: Occurrence) {
    guard let up, let shown = engine.occurrence(up.occurrence),
      isFixed(occurrence) || occurrence.snoozes > 0, let end = end(of: shown, up, for: occurrence)
    else { return }
    verdicts.check(.givesWay, now <= end, "\(up.occurrence) to \(occurrence.id) at \(clock)")
  }

  /// Until when a card may keep something waiting; nothing if that was up before and waits its turn.
  private func end(of shown: Occurrence, _ card: Card, for waiting: Occurrence) -> Instant? {
    let isNeutral = !card.isOpen && !card.asksWhen
    let atOnce = now - .seconds(1)
    if isNeutral, isCadence(shown), shown.snoozes == 0 { return atOnce }
    if waiting.due > upSince { return isNeutral ? atOnce : upSince + .seconds(900) }
    guard ledger.times[waiting.id] == nil, waiting.reminder != .test else { return nil }
    let gap = upSince + engine.plan.limits.minGap.duration
    return max(upSince, min(gap, waiting.end.map { $0 - .seconds(60) } ?? gap))
  }

  /// What was asked for this moment is there for two hours.
  mutating func checkAsked() {
    guard let up, let shown = engine.occurrence(up.occurrence), isForNow(shown) else { return }
    verdicts.check(.givesWay, now <= upSince + .seconds(7_200), "\(up.occurrence) at \(clock)")
  }

  /// Whether the user said when it comes.
  func isFixed(_ occurrence: Occurrence) -> Bool { rule(for: occurrence) != nil }

  private func rule(for occurrence: Occurrence) -> Verdicts.Rule? {
    switch occurrence.reminder {
    case .fixed: .fixedShown
    case .date: .datesShown
    case .followUp: .exactShown
    case .cadence: isCadence(occurrence) ? nil : .exactShown
    case .asked, .test: nil
    }
  }

  /// What was fixed and ends without having been shown had something in its way.
  mutating func checkShown(_ occurrence: Occurrence, _ outcome: Occurrence.Outcome) {
    guard let rule = rule(for: occurrence), outcome != .cancelled else { return }
    let wasShown = ledger.entry(of: occurrence) != nil
    verdicts.check(
      rule, wasShown || ledger.obstacle >= occurrence.slot, "\(occurrence.id) at \(clock)")
  }

  /// Where nothing happens but reminders, each that the user fixed comes once at its time.
  mutating func checkFixed() {
    for (number, account) in ledger.accounts {
      guard let person = engine.people.first(where: { $0.number == number }),
        let planned = engine.plan.person(person.id)
      else { continue }
      if !planned.reminders.isEmpty {
        checkTimes(of: .fixed("ring"), on: [.sunday], at: 17, account)
      }
      if mood == .eager {
        for type in ReminderType.allCases {
          guard case .calendar = planned.cadence(of: type) else { continue }
          checkTimes(of: .cadence(type), on: [.monday, .thursday], at: 18, account)
        }
      }
      if !planned.dates.isEmpty { checkBirthday(account, number) }
    }
  }

  private mutating func checkTimes(
    of reminder: ReminderKey, on days: [Weekday], at hour: Int, _ account: Ledger.Account
  ) {
    let rule = reminder == .fixed("ring") ? Verdicts.Rule.fixedShown : .exactShown
    let shown = account.shown.filter { $0.reminder == reminder }
    let first = engine.zone.civil(at: Self.birth).date.dayNumber
    let last = engine.zone.civil(at: now).date.dayNumber
    for date in (first + 1..<last).map(CivilDate.init(dayNumber:)) where days.contains(date.weekday)
    {
      let slot = engine.zone.instant(of: CivilDateTime(date: date, time: Self.time(hour)))
      let times = shown.filter { $0.slot == slot }.map(\.first)
      let isThere = times.count == 1 && times.allSatisfy { slot <= $0 && $0 <= slot + latest }
      verdicts.check(rule, isThere, "\(reminder) of \(date), shown at \(times)")
    }
    let slots = Set(shown.map(\.slot))
    verdicts.check(rule, slots.count == shown.count, "\(reminder)")
  }

  /// How late something fixed may be: somebody who answers makes room at once.
  private var latest: Duration { .seconds(mood == .eager ? 3_600 : 86_400) }

  private static func time(_ hour: Int) -> TimeOfDay {
    TimeOfDay(hour: hour, minute: 0) ?? .midnight
  }

  private mutating func checkBirthday(_ account: Ledger.Account, _ number: Int) {
    guard Self.birth < february, february + .seconds(86_400) < now else { return }
    for ahead in [2, 0] {
      let day = birthday.adding(days: -ahead)
      let times = account.shown.filter {
        $0.reminder == .date("birthday") && engine.zone.civil(at: $0.first).date == day
      }
      verdicts.check(.datesShown, times.count == 1, "person \(number), \(ahead) days ahead")
    }
  }

  /// 29 February in a year that has none.
  private var birthday: CivilDate { CivilDate(dayNumber: 20_877) }
  private var february: Instant { Instant(microseconds: 20_877 * 86_400_000_000) }
}
