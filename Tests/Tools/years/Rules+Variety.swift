import CivilTime
import Core

/// The rules of variety, and what they give way to.
extension Life {
  mutating func checkVariety(
    of prompt: Prompt, _ draw: Occurrence.Draw, _ account: Ledger.Account,
    _ occurrence: Occurrence, _ about: String
  ) {
    let read = account.read(but: occurrence.id)
    if draw.way == .mix || draw.way == .anyKind || draw.way == .goesFirst {
      verdicts.check(.practiceTwice, read.last?.practice != prompt.practice, about)
    }
    if draw.way == .mix { verdicts.check(.kindThrice, !repeatsKind(prompt.kind, read), about) }
    checkRest(of: prompt, account, occurrence, about)
  }

  private mutating func checkRest(
    of prompt: Prompt, _ account: Ledger.Account, _ occurrence: Occurrence, _ about: String
  ) {
    let used = used(account, but: occurrence.id)
    let returns = used.contains(prompt.id)
    if isUsual, mood == .eager { verdicts.check(.neverReturns, !returns, about) }
    guard returns, let person = engine.person(of: occurrence) else {
      return verdicts.check(.ninetyDays, true)
    }
    let eligible = engine.plan.deck.filter { isEligible($0, person, account, occurrence) }
    let share = Double(eligible.count { used.contains($0.id) })
    verdicts.check(.ninetyDays, share >= Double(eligible.count) * 0.8, about)
  }

  /// Whether a kind would come three times running, or more often than its share.
  private func repeatsKind(_ kind: Prompt.Kind, _ read: [Occurrence.Draw]) -> Bool {
    let kinds = read.map(\.kind)
    let isThird = kinds.suffix(2).count == 2 && kinds.suffix(2).allSatisfy { $0 == kind }
    let share = kind == .ask ? 5 : kind == .reflect ? 4 : 20
    return isThird || kinds.suffix(19).count { $0 == kind } >= share
  }

  /// What was waved away unread rests as well, from when it was shown.
  private func rests(_ shown: Ledger.Shown) -> Bool {
    let more = shown.outcome == .dismissed ? 14 : shown.outcome == .skipped ? 30 : 0
    if let opened = shown.opened { return now - opened < .seconds((90 + more) * 86_400) }
    return now - shown.at < .seconds(more * 86_400)
  }

  /// A rule of variety gives way only where no prompt that could come keeps it.
  mutating func checkRelaxation(
    of draw: Occurrence.Draw, for occurrence: Occurrence, _ person: Person
  ) {
    let account = ledger[occurrence.person]
    let read = account.read(but: occurrence.id)
    let isKindGiven = draw.way == .anyKind || draw.way == .goesFirst && repeatsKind(draw.kind, read)
    guard isKindGiven || [.anyPractice, .again, .greeting].contains(draw.way),
      isCertain(account, person)
    else { return verdicts.check(.relaxation, true) }
    let able = engine.plan.deck.filter {
      isEligible($0, person, account, occurrence) && isPaired($0, account, occurrence.id)
    }
    let free = draw.way == .greeting ? able : rested(able, person, account, occurrence)
    let keeps = free.contains { prompt in
      let isVaried = read.last?.practice != prompt.practice
      if isKindGiven { return isVaried && !repeatsKind(prompt.kind, read) }
      return draw.way != .anyPractice || isVaried
    }
    verdicts.check(
      .relaxation, !keeps, "\(draw.way) \(draw.prompt) for \(occurrence.id) at \(clock)")
  }

  /// Whether the ledger knows to the minute what may come.
  private func isCertain(_ account: Ledger.Account, _ person: Person) -> Bool {
    if person.hours != nil, engine.plan.hours.weekends.isEmpty { return false }
    guard let rest = account.asksRestUntil else { return true }
    return now < rest || now > rest + .seconds(4 * 3_600)
  }

  private func isPaired(
    _ prompt: Prompt, _ account: Ledger.Account, _ id: Occurrence.ID
  ) -> Bool {
    prompt.kind != .ask
      || account.drawn(within: 21, before: now, but: id)
        .contains { $0.practice == .vulnerability && $0.depth >= prompt.depth }
  }

  /// Those that were not read within 90 days, unless most of what suits was.
  private func rested(
    _ able: [Prompt], _ person: Person, _ account: Ledger.Account, _ occurrence: Occurrence
  ) -> [Prompt] {
    let used = used(account, but: occurrence.id)
    let eligible = engine.plan.deck.filter { isEligible($0, person, account, occurrence) }
    let share = Double(eligible.count { used.contains($0.id) })
    return share < Double(eligible.count) * 0.8 ? able.filter { !used.contains($0.id) } : []
  }

  private func used(_ account: Ledger.Account, but id: Occurrence.ID) -> Set<Prompt.ID> {
    Set(account.shown.suffix(300).filter { rests($0) && $0.id != id }.compactMap(\.draw?.prompt))
  }

  private func isEligible(
    _ prompt: Prompt, _ person: Person, _ account: Ledger.Account, _ occurrence: Occurrence
  ) -> Bool {
    var depth = isKnown(account) ? min(account.consent, person.relation.deepest) : .everyday
    if let gentle = account.gentle, now < gentle.until { depth = min(depth, gentle.depth) }
    guard prompt.type == occurrence.reminder.type, fits(prompt, person), prompt.depth <= depth,
      !touches(prompt, account.resting),
      !ledger.excluded.contains(Exclusion(prompt.id, person: nil)),
      !ledger.excluded.contains(Exclusion(prompt.id, person: engine.number(of: person.id)))
    else { return false }
    return isOpen(prompt, account, occurrence.id) && isGood(prompt, for: person)
  }

  /// Whether caps and Not their moment leave room for it.
  private func isOpen(
    _ prompt: Prompt, _ account: Ledger.Account, _ id: Occurrence.ID
  ) -> Bool {
    if let rest = account.asksRestUntil, now < rest + .seconds(7_200) {
      let isPatient = prompt.practice == .patience || prompt.practice == .support
      return prompt.kind != .ask && prompt.depth == .everyday && isPatient
    }
    let week = account.drawn(within: 7, before: now, but: id)
    if prompt.kind == .ask, week.count(where: { $0.kind == .ask }) >= 2 { return false }
    switch prompt.depth {
    case .everyday: return true
    case .personal: return !week.contains { $0.depth == .personal }
    case .tender:
      return !account.drawn(within: 30, before: now, but: id).contains { $0.depth == .tender }
    }
  }

  func isGood(_ prompt: Prompt, for person: Person) -> Bool {
    guard let hours = person.hours, prompt.kind == .say || prompt.kind == .ask else { return true }
    let minute = minute(of: now)
    return hours.start.minutes <= minute && minute < hours.end.minutes
  }
}
