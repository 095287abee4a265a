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
    let isFresh = ledger.fresh.contains(occurrence.id) && !ledger.wasOpened(occurrence)
    if isFresh { checkRelaxation(of: draw, for: occurrence, person) }
    guard let prompt = engine.plan.deck.first(where: { $0.id == draw.prompt }) else { return }
    let about = "\(draw.prompt) for \(occurrence.id) at \(clock)"
    checkFit(of: prompt, to: person, account, about)
    checkDepth(of: prompt, person, account, about)
    // What was read is counted, and stays what it is.
    guard !ledger.wasOpened(occurrence) else { return }
    checkHours(of: prompt, person, about)
    checkCaps(of: prompt, account, occurrence.id, about)
    if isFresh { checkVariety(of: prompt, draw, account, occurrence, about) }
  }

  private mutating func checkPlan(_ draw: Occurrence.Draw, of occurrence: Occurrence) {
    let account = ledger[occurrence.person]
    if let rest = account.asksRestUntil, now < rest, !ledger.wasOpened(occurrence) {
      verdicts.check(.notTheirMoment, false, "a plan, \(occurrence.id) at \(clock)")
    }
    guard ledger.times[occurrence.id] == nil else { return }
    let again = account.drawn(within: 20, before: now, but: occurrence.id)
      .contains { $0.prompt == draw.prompt }
    verdicts.check(.planRest, !again, "\(occurrence.id) at \(clock)")
  }

  private mutating func checkFit(
    of prompt: Prompt, to person: Person, _ account: Ledger.Account, _ about: String
  ) {
    verdicts.check(.suits, fits(prompt, person), about)
    let number = engine.number(of: person.id)
    let isExcluded =
      ledger.excluded.contains(Exclusion(prompt.id, person: nil))
      || ledger.excluded.contains(Exclusion(prompt.id, person: number))
    verdicts.check(.excluded, !isExcluded, about)
    verdicts.check(.topics, !touches(prompt, account.resting), about)
  }

  func fits(_ prompt: Prompt, _ person: Person) -> Bool {
    prompt.relations.contains(person.relation)
      && (prompt.setting == .either || person.setting == .either
        || prompt.setting == person.setting)
  }

  private mutating func checkHours(of prompt: Prompt, _ person: Person, _ about: String) {
    guard person.hours != nil, !engine.plan.hours.weekends.isEmpty else { return }
    verdicts.check(.theirHours, isGood(prompt, for: person), about)
  }

  func touches(_ prompt: Prompt, _ topics: Topics) -> Bool {
    topics.contains(.asks) && prompt.kind == .ask
      || topics.contains(.vulnerability) && prompt.practice == .vulnerability
      || topics.contains(.patience) && prompt.practice == .patience
      || topics.contains(.apology) && prompt.tags.contains(.apology)
  }

  func isKnown(_ account: Ledger.Account) -> Bool {
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
}
