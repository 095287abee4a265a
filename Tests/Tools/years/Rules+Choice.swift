import CivilTime
import Core

/// The rules of variety, depth and safety, put to each prompt that is shown.
extension Life {
  mutating func checkChoice(of occurrence: Occurrence) {
    guard let person = engine.person(of: occurrence), let draw = occurrence.draw else { return }
    let account = ledger[occurrence.person]
    if draw.way == .plan { return checkPlan(draw, of: occurrence) }
    // Where topics rest, and not their moment leaves only one practice, nevers can use that up.
    if isUsual, account.resting.isEmpty {
      verdicts.check(.greetings, draw.way != .greeting, "\(occurrence.id) at \(clock)")
    }
    guard let prompt = engine.plan.deck.first(where: { $0.id == draw.prompt }) else { return }
    let about = "\(draw.prompt) for \(occurrence.id) at \(clock)"
    checkFit(of: prompt, to: person, account, about)
    checkDepth(of: prompt, person, account, about)
    // What the user asked for or put off is not counted again when it comes back.
    guard occurrence.snoozes == 0, ledger.times[occurrence.id] == nil else { return }
    checkCaps(of: prompt, account, occurrence.id, about)
    checkVariety(of: prompt, draw, account, occurrence, about)
  }

  private mutating func checkPlan(_ draw: Occurrence.Draw, of occurrence: Occurrence) {
    guard ledger.times[occurrence.id] == nil else { return }
    let again = ledger[occurrence.person].drawn(within: 20, before: now, but: occurrence.id)
      .contains { $0.prompt == draw.prompt }
    verdicts.check(.planRest, !again, "\(occurrence.id) at \(clock)")
  }

  private mutating func checkFit(
    of prompt: Prompt, to person: Person, _ account: Ledger.Account, _ about: String
  ) {
    let fits =
      prompt.relations.contains(person.relation)
      && (prompt.setting == .either || person.setting == .either
        || prompt.setting == person.setting)
    verdicts.check(.suits, fits, about)
    let number = engine.number(of: person.id)
    let isExcluded =
      ledger.excluded.contains(Exclusion(prompt.id, person: nil))
      || ledger.excluded.contains(Exclusion(prompt.id, person: number))
    verdicts.check(.excluded, !isExcluded, about)
    verdicts.check(.topics, !touches(prompt, account.resting), about)
    if let hours = person.hours, prompt.kind == .say || prompt.kind == .ask,
      !engine.plan.hours.weekends.isEmpty
    {
      let minute = minute(of: now)
      verdicts.check(
        .theirHours, hours.start.minutes <= minute && minute < hours.end.minutes, about)
    }
  }

  private func touches(_ prompt: Prompt, _ topics: Topics) -> Bool {
    topics.contains(.asks) && prompt.kind == .ask
      || topics.contains(.vulnerability) && prompt.practice == .vulnerability
      || topics.contains(.patience) && prompt.practice == .patience
      || topics.contains(.apology) && prompt.tags.contains(.apology)
  }

  private func isKnown(_ account: Ledger.Account) -> Bool {
    account.done >= 6 && now >= account.firstSeen + .seconds(14 * 86_400)
  }

  private mutating func checkDepth(
    of prompt: Prompt, _ person: Person, _ account: Ledger.Account, _ about: String
  ) {
    let agreed = isKnown(account) ? account.consent : .everyday
    verdicts.check(
      .depth, prompt.depth <= agreed && prompt.depth <= person.relation.deepest, about)
    if let gentle = account.gentle, now < gentle.until {
      verdicts.check(.gentle, prompt.depth <= gentle.depth, about)
    }
    if let rest = account.asksRestUntil, now < rest {
      let isPatient = prompt.practice == .patience || prompt.practice == .support
      verdicts.check(
        .notTheirMoment, prompt.kind != .ask && prompt.depth == .everyday && isPatient, about)
    }
  }

  private mutating func checkCaps(
    of prompt: Prompt, _ account: Ledger.Account, _ id: Occurrence.ID, _ about: String
  ) {
    if prompt.kind == .ask {
      let asks = account.drawn(within: 7, before: now, but: id).count { $0.kind == .ask }
      verdicts.check(.asksPerWeek, asks < 2, about)
      let first = account.drawn(within: 21, before: now, but: id)
        .contains { $0.practice == .vulnerability && $0.depth >= prompt.depth }
      verdicts.check(.goesFirst, first, about)
    }
    guard prompt.depth > .everyday else { return }
    let days = prompt.depth == .personal ? 7 : 30
    let deep = account.drawn(within: days, before: now, but: id).count { $0.depth == prompt.depth }
    verdicts.check(.depthLimits, deep < 1, about)
  }

  private mutating func checkVariety(
    of prompt: Prompt, _ draw: Occurrence.Draw, _ account: Ledger.Account,
    _ occurrence: Occurrence, _ about: String
  ) {
    let read = account.read(but: occurrence.id)
    if draw.way == .mix || draw.way == .anyKind || draw.way == .goesFirst {
      verdicts.check(.practiceTwice, read.last?.practice != prompt.practice, about)
    }
    if draw.way == .mix {
      let kinds = read.map(\.kind)
      let thrice = kinds.suffix(2).count == 2 && kinds.suffix(2).allSatisfy { $0 == prompt.kind }
      let share = prompt.kind == .ask ? 5 : prompt.kind == .reflect ? 4 : 20
      let lately = kinds.suffix(19).count { $0 == prompt.kind }
      verdicts.check(.kindThrice, !thrice && lately < share, about)
    }
    checkRest(of: prompt, account, occurrence, about)
  }

  private mutating func checkRest(
    of prompt: Prompt, _ account: Ledger.Account, _ occurrence: Occurrence, _ about: String
  ) {
    let resting = account.shown.suffix(300).filter { rests($0) && $0.id != occurrence.id }
    let used = Set(resting.compactMap(\.draw?.prompt))
    let returns = used.contains(prompt.id)
    if isUsual, mood == .eager { verdicts.check(.neverReturns, !returns, about) }
    guard returns, let person = engine.person(of: occurrence) else {
      return verdicts.check(.ninetyDays, true)
    }
    let eligible = engine.plan.deck.filter { isEligible($0, person, account, occurrence) }
    let share = Double(eligible.count { used.contains($0.id) })
    verdicts.check(.ninetyDays, share >= Double(eligible.count) * 0.8, about)
  }

  private func rests(_ shown: Ledger.Shown) -> Bool {
    guard let opened = shown.opened else { return false }
    let more = shown.outcome == .dismissed ? 14 : shown.outcome == .skipped ? 30 : 0
    return now - opened < .seconds((90 + more) * 86_400)
  }

  private func isEligible(
    _ prompt: Prompt, _ person: Person, _ account: Ledger.Account, _ occurrence: Occurrence
  ) -> Bool {
    var depth = isKnown(account) ? min(account.consent, person.relation.deepest) : .everyday
    if let gentle = account.gentle, now < gentle.until { depth = min(depth, gentle.depth) }
    guard prompt.type == occurrence.reminder.type, prompt.relations.contains(person.relation),
      prompt.setting == .either || person.setting == .either || prompt.setting == person.setting,
      prompt.depth <= depth, !touches(prompt, account.resting),
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

  private func isGood(_ prompt: Prompt, for person: Person) -> Bool {
    guard let hours = person.hours, prompt.kind == .say || prompt.kind == .ask else { return true }
    let minute = minute(of: now)
    return hours.start.minutes <= minute && minute < hours.end.minutes
  }
}
