import CivilTime
import Core

/// The rules about order, memory and a life as a whole.
extension Life {
  /// What is shown was written before, in the same breath.
  mutating func checkOrder(of effects: [Effect]) {
    for (index, effect) in effects.enumerated() {
      guard case .present(let card) = effect else { continue }
      let isWritten = written.occurrences.suffix(400).contains {
        $0.id == card.occurrence && !$0.isClosed
      }
      let isWrittenNow = effects[..<index].contains {
        if case .record(.occurrence(let written)) = $0 {
          written.id == card.occurrence
        } else {
          false
        }
      }
      verdicts.check(.writtenFirst, isWrittenNow || isWritten && (card.isOpen || card.asksWhen))
    }
  }

  /// Whatever waits has a time to wake for, or a reason that an event ends.
  mutating func checkWaiting() {
    if engine.conditions.lock == .locked, let up {
      verdicts.check(.lockedText, !up.isOpen, "\(up.occurrence) at \(clock)")
    }
    let wakeup = engine.nextWakeup
    verdicts.check(.wakeups, wakeup.map { $0 > now } ?? true, clock)
    let waiting = engine.waiting(at: now).filter { $0.occurrence.due <= now }
    for (occurrence, holds) in waiting {
      let ends = holds.allSatisfy { hold in
        switch hold.reason {
        case .locked, .doNotDisturb, .noChannel, .cardShowing, .asleep, .paused, .fixedFirst: true
        default: hold.until.map { end in end > now && wakeup.map { $0 <= end } ?? false } ?? false
        }
      }
      verdicts.check(.wakeups, !holds.isEmpty && ends, "\(occurrence.id) at \(clock)")
      if holds.contains(where: { $0.reason == .settling }) {
        let isShort = now - ledger.released <= .seconds(300)
        verdicts.check(.settling, isShort, "\(occurrence.id) waits at \(clock)")
      }
      if holds.map(\.reason) == [.cardShowing] { checkGivesWay(to: occurrence) }
    }
    checkAsked()
  }

  mutating func checkRemembered() {
    let known = engine.state
    let sorted = { (state: State) in state.occurrences.sorted { $0.id < $1.id } }
    let isSame =
      known.people == written.people && known.schedules == written.schedules
      && known.pause == written.pause && sorted(known) == sorted(written)
      && known.followUps == written.followUps && Set(known.exclusions) == Set(written.exclusions)
    verdicts.check(.remembered, isSame, clock)
  }

  mutating func checkWhole(days: Int) {
    checkRemembered()
    for (number, account) in ledger.accounts { checkOffers(account, number) }
    checkFollowUps()
    checkStart()
    if !mood.isEventful { checkFixed() }
    guard mood == .eager, days >= 360 else { return }
    for (number, account) in ledger.accounts { checkOffersMade(account, number) }
    checkCounts(days: days)
    if isUsual { checkMix() }
    checkFairness()
  }

  private mutating func checkFollowUps() {
    for (_, account) in ledger.accounts {
      let shown = account.shown.filter { if case .followUp = $0.reminder { true } else { false } }
      verdicts.check(.followUps, Set(shown.map(\.reminder)).count == shown.count)
      for follow in shown where follow.outcome != nil {
        guard case .followUp(let number) = follow.reminder else { continue }
        let isForgotten = !written.followUps.contains { $0.number == number }
        verdicts.check(.followUps, isForgotten, "\(follow.id)")
      }
    }
  }

  private mutating func checkStart() {
    let first = ledger.accounts.values.compactMap { account in
      account.shown.filter { $0.reminder.type != nil }.map(\.slot).min()
    }
    guard isUsual, mood == .eager, first.count >= 2 else { return }
    verdicts.check(.staggered, Set(first.map { engine.zone.civil(at: $0).date }).count > 1)
  }

  /// Where nothing stands in the way, a rate is kept within an eighth.
  private mutating func checkCounts(days: Int) {
    guard isUsual, engine.plan.people.count == 1 else { return }
    for account in ledger.accounts.values {
      for (type, weekly) in [(ReminderType.appreciation, 2.0), (.checkIn, 1.0)] {
        let count = Double(account.shown.count { $0.reminder == .cadence(type) })
        let expected = weekly * Double(days) / 7
        verdicts.check(
          .cadenceKept, abs(count - expected) <= expected / 8, "\(type.rawValue): \(count)")
      }
    }
  }

  /// In per cent of what is shown.
  private static let mix: [(Practice, Double)] = [
    (.appreciation, 25), (.listening, 20), (.support, 13), (.safeSpace, 12), (.questions, 12),
    (.patience, 10), (.vulnerability, 8),
  ]

  private mutating func checkMix() {
    for account in ledger.accounts.values {
      let draws = account.shown.compactMap(\.draw).filter { $0.practice != nil }
      guard draws.count > 100 else { continue }
      let share = { (fits: (Occurrence.Draw) -> Bool) in
        Double(draws.count(where: fits)) / Double(draws.count) * 100
      }
      for (practice, wanted) in Self.mix {
        let found = share { $0.practice == practice }
        verdicts.check(.mixKept, abs(found - wanted) <= 4, "\(practice.rawValue) \(found)")
      }
      verdicts.check(.mixKept, share { $0.kind == .act || $0.kind == .say } >= 55)
      verdicts.check(.mixKept, share { $0.kind == .ask } <= 25)
      verdicts.check(.mixKept, share { $0.kind == .reflect } <= 20)
    }
  }

  /// Nobody with a cadence gets less than half of what the luckiest gets, relative to what was asked.
  private mutating func checkFairness() {
    let shares = ledger.accounts.compactMap { number, account -> Double? in
      guard let person = engine.people.first(where: { $0.number == number }),
        let planned = engine.plan.person(person.id), case .rate(let count, .week) = planned.checkIn
      else { return nil }
      return Double(account.shown.count { $0.reminder == .cadence(.checkIn) }) / Double(count)
    }
    guard shares.count > 1, let least = shares.min(), let most = shares.max() else { return }
    verdicts.check(.fairness, least >= most / 2, "\(least) and \(most)")
  }
}
