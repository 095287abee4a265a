import CivilTime

/// Draws a prompt for one person from what suits them, now.
struct Selection: Sendable {
  let person: Person
  let remembered: PersonState
  let deck: [Prompt]
  /// What was shown about this person before, oldest first.
  let shown: [Occurrence]
  let now: Instant
  let hours: OpenHours
  /// Whether now is good for them by their own clock, or would never be inside the user's windows.
  private let isGoodForThem: Bool
  /// What was not opened was not read, and repeats nothing.
  private let opened: [Occurrence]
  private let recentAsks: Int

  init(
    person: Person, remembered: PersonState, deck: [Prompt], shown: [Occurrence], now: Instant,
    hours: OpenHours
  ) {
    self.person = person
    self.remembered = remembered
    self.deck = deck
    self.shown = shown
    self.now = now
    self.hours = hours
    opened = shown.filter { $0.openedAt != nil }
    let since = now - .seconds(7 * 86_400)
    recentAsks = shown.count { ($0.shownAt ?? since) > since && $0.draw?.kind == .ask }
    isGoodForThem = Selection.isGood(for: person, at: now, in: hours)
  }

  /// The prompt for a type, and what is written about it; `nil` if nothing suits.
  ///
  /// The user's if-then plans come first, each at most every three weeks. When the rules of variety
  /// cannot all hold they relax in this order: kind, practice, the rest of a prompt.
  func draw(_ type: ReminderType, by chance: Chance, key: String) -> (
    draw: Occurrence.Draw, text: Text
  )? {
    if let plan = ripePlan() { return plan }
    let suited = deck.filter { suits($0, type) }
    let rested = rested(suited)
    let varied = rested.filter { !repeatsPractice($0) }
    let pools = [varied.filter { !repeatsKind($0) }, varied, rested, suited]
    guard let pool = pools.first(where: { !$0.isEmpty }),
      let prompt = weighted(pool, at: chance.fraction("\(key)/prompt"))
    else { return nil }
    let draw = Occurrence.Draw(
      prompt: prompt.id, practice: prompt.practice, kind: prompt.kind, depth: prompt.depth)
    return (draw, Wording.text(of: prompt, for: person))
  }

  /// Whether what was drawn earlier may still be shown.
  func stillSuits(_ draw: Occurrence.Draw, _ type: ReminderType) -> Bool {
    if draw.prompt == Selection.greeting.prompt { return true }
    if person.plans.contains(where: { Selection.id(of: $0) == draw.prompt }) { return true }
    return deck.contains { $0.id == draw.prompt && suits($0, type) }
  }

  private func suits(_ prompt: Prompt, _ type: ReminderType) -> Bool {
    guard prompt.type == type, prompt.relations.contains(person.relation),
      prompt.setting == .either || person.setting == .either || prompt.setting == person.setting,
      prompt.depth <= person.depth
    else { return false }
    if contacts(prompt), !isGoodForThem { return false }
    if let rest = remembered.asksRestUntil, now < rest {
      return prompt.kind != .ask && prompt.depth == .everyday
        && (prompt.practice == .patience || prompt.practice == .support)
    }
    return prompt.kind != .ask || recentAsks < Pace.asksPerWeek
  }

  private func contacts(_ prompt: Prompt) -> Bool { prompt.kind == .say || prompt.kind == .ask }

  private static func isGood(for person: Person, at now: Instant, in hours: OpenHours) -> Bool {
    guard let theirs = person.hours else { return true }
    let good = OpenHours(
      hours: Hours(weekdays: [theirs], weekends: [theirs], quiet: nil),
      zone: person.zone ?? hours.zone)
    if good.window(endingAfter: now).map({ $0.start <= now }) ?? false { return true }
    return !hours.meets(good, after: now)
  }

  /// A prompt whose text was seen rests for 90 days, or until most of what suits has been used.
  private func rested(_ suited: [Prompt]) -> [Prompt] {
    let used = opened.filter { rests(after: $0) }.compactMap(\.draw?.prompt)
    let rested = suited.filter { !used.contains($0.id) }
    let usedUp = suited.count - rested.count
    return Double(usedUp) < Double(suited.count) * Pace.promptRestShare ? rested : suited
  }

  private func rests(after occurrence: Occurrence) -> Bool {
    var days = Pace.promptRestDays
    if case .closed(.dismissed, _) = occurrence.phase { days += Pace.dismissedRestDays }
    return occurrence.openedAt.map { now - $0 < .seconds(days * 86_400) } ?? false
  }

  private func repeatsPractice(_ prompt: Prompt) -> Bool {
    prompt.practice == opened.last { $0.draw != nil }?.draw?.practice
  }

  private func repeatsKind(_ prompt: Prompt) -> Bool {
    let last = opened.compactMap(\.draw?.kind).suffix(2)
    return last.count == 2 && last.allSatisfy { $0 == prompt.kind }
  }

  /// Draws by the mix of practices, so that a practice with many prompts comes no more often.
  private func weighted(_ pool: [Prompt], at fraction: Double) -> Prompt? {
    let weights = pool.map { prompt in
      let own = prompt.origin == .user ? Pace.ownPromptWeight : 1
      let share = pool.count { $0.practice == prompt.practice }
      return Pace.mix(prompt.practice) * own / Double(share)
    }
    var rest = weights.reduce(0, +) * fraction
    for (prompt, weight) in zip(pool, weights) {
      if rest < weight { return prompt }
      rest -= weight
    }
    return pool.last
  }

  /// What is drawn when nothing suits: only that they came to mind.
  static let greeting = Occurrence.Draw(
    prompt: Prompt.ID("greeting"), practice: nil, kind: .act, depth: .everyday)

  /// Stands for a plan in the history without its words.
  static func id(of plan: IfThenPlan) -> Prompt.ID {
    Prompt.ID("plan-\(Chance(seed: 0).tag(plan.when + "\n" + plan.then))")
  }

  private func ripePlan() -> (draw: Occurrence.Draw, text: Text)? {
    let rest = now - .seconds(Pace.planRestDays * 86_400)
    for plan in person.plans {
      let id = Selection.id(of: plan)
      let used = shown.contains { $0.draw?.prompt == id && ($0.shownAt ?? rest) > rest }
      if used { continue }
      let draw = Occurrence.Draw(prompt: id, practice: nil, kind: .act, depth: .everyday)
      return (draw, Wording.text(of: plan, for: person))
    }
    return nil
  }
}
