import CivilTime

/// Draws a prompt for one person from what suits them, now.
struct Selection: Sendable {
  let person: Person
  let remembered: PersonState
  let deck: [Prompt]
  /// Prompts that never come again about this person.
  let excluded: [Prompt.ID]
  /// What was shown about this person before, oldest first.
  let shown: [Occurrence]
  let now: Instant
  let hours: OpenHours
  /// Whether now is good for them by their own clock, or would never be inside the user's windows.
  private let isGoodForThem: Bool
  /// What was read, in that order; what was not opened repeats nothing.
  let opened: [Occurrence]
  let depth: Depth
  /// The kinds of the prompts that were read, and the practice of the last one.
  private let kinds: [Prompt.Kind]
  private let lastPractice: Practice?
  /// How many asks were shown in the last week, and how many prompts of each depth in its days.
  private let recentAsks: Int
  private let recentDepths: [Int]
  /// How deep the user was prompted to go first.
  private let openedUp: Depth?

  init(
    person: Person, remembered: PersonState, deck: [Prompt], excluded: [Prompt.ID] = [],
    shown: [Occurrence], now: Instant, hours: OpenHours
  ) {
    self.person = person
    self.remembered = remembered
    self.deck = deck
    self.excluded = excluded
    self.shown = shown
    self.now = now
    self.hours = hours
    opened = shown.filter { $0.openedAt != nil }.sorted {
      ($0.openedAt ?? $0.slot) < ($1.openedAt ?? $1.slot)
    }
    depth = Selection.depth(of: person, remembered, at: now)
    let read = opened.compactMap { $0.draw?.practice == nil ? nil : $0.draw }
    kinds = read.suffix(Pace.balanceSpan).map(\.kind)
    lastPractice = read.last?.practice
    let draws = Draws(shown: shown, now: now)
    recentAsks = draws.within(7).count { $0.kind == .ask }
    recentDepths = Depth.allCases.map { depth in
      draws.within(Pace.limit(of: depth)?.days ?? 0).count { $0.depth == depth }
    }
    openedUp = draws.within(Pace.goesFirstDays).filter { $0.practice == .vulnerability }
      .map(\.depth).max()
    isGoodForThem = Selection.isGood(for: person, at: now, in: hours)
  }

  /// The prompt for a type, and what is written about it; `nil` if nothing suits.
  ///
  /// The user's if-then plans come first, each at most every three weeks. When the rules of variety
  /// cannot all hold they relax in this order: kind, practice, the rest of a prompt; the mix bends
  /// with each of them, for it is made of weights.
  func draw(_ type: ReminderType, by chance: Chance, key: String) -> Occurrence.Draw? {
    if let plan = ripePlan() { return plan }
    let suited = deck.filter { suits($0, type) }
    let fraction = chance.fraction("\(key)/prompt")
    for pool in pools(of: rested(suited)) {
      if let draw = draw(from: pool.prompts, pool.way, suited, at: fraction) { return draw }
    }
    // What gives up the ninety days needs to give up nothing else.
    for pool in pools(of: longestAgo(suited)) {
      if let draw = draw(from: pool.prompts, .again, suited, at: fraction) { return draw }
    }
    return nil
  }

  private func pools(of prompts: [Prompt]) -> [(way: Occurrence.Draw.Way, prompts: [Prompt])] {
    let varied = prompts.filter { !repeatsPractice($0) }
    return [
      (.mix, varied.filter { !repeatsKind($0) }), (.anyKind, varied), (.anyPractice, prompts),
    ]
  }

  /// Draws from a pool; where that is an ask for which the user has not gone first, it is a prompt
  /// to go first instead, or else one that asks nothing.
  private func draw(
    from pool: [Prompt], _ way: Occurrence.Draw.Way, _ suited: [Prompt], at fraction: Double
  ) -> Occurrence.Draw? {
    guard let prompt = weighted(pool, at: fraction) else { return nil }
    if isPaired(prompt) { return Occurrence.Draw(prompt, way) }
    let first = rested(suited).filter {
      $0.practice == .vulnerability && $0.depth >= prompt.depth && $0.kind != .ask
        && !repeatsPractice($0) && (way != .mix || !repeatsKind($0))
    }
    if let opener = weighted(first, at: fraction) { return Occurrence.Draw(opener, .goesFirst) }
    return weighted(pool.filter(isPaired), at: fraction).map { Occurrence.Draw($0, way) }
  }

  /// Whether what was drawn earlier may still be shown; of what was read, the hour matters no more.
  func stillSuits(_ draw: Occurrence.Draw, _ type: ReminderType, wasRead: Bool) -> Bool {
    if draw.way == .greeting { return true }
    if draw.way == .plan {
      return person.plans.contains { Selection.id(of: $0) == draw.prompt }
        && !excluded.contains(draw.prompt) && !asksRest
    }
    return deck.contains {
      $0.id == draw.prompt && suits($0, type, atAnyHour: wasRead) && isPaired($0)
    }
  }

  /// Whether a prompt may be shown at all: what never gives way.
  func suits(_ prompt: Prompt, _ type: ReminderType, atAnyHour: Bool = false) -> Bool {
    guard prompt.type == type, prompt.relations.contains(person.relation),
      prompt.setting == .either || person.setting == .either || prompt.setting == person.setting,
      prompt.depth <= depth, !remembered.resting.touches(prompt), !excluded.contains(prompt.id),
      !isLimited(prompt)
    else { return false }
    if prompt.contacts, !isGoodForThem, !atAnyHour { return false }
    guard asksRest else { return true }
    return prompt.kind != .ask && prompt.depth == .everyday
      && (prompt.practice == .patience || prompt.practice == .support)
  }

  /// Whether it was not their moment a short time ago.
  private var asksRest: Bool { remembered.asksRestUntil.map { now < $0 } ?? false }

  /// Whether as many asks, or prompts of that depth, were shown as may be.
  private func isLimited(_ prompt: Prompt) -> Bool {
    if prompt.kind == .ask, recentAsks >= Pace.asksPerWeek { return true }
    guard let limit = Pace.limit(of: prompt.depth) else { return false }
    return recentDepths[prompt.depth.rawValue - 1] >= limit.count
  }

  /// Whether the user was prompted to go first, as deep as an ask goes; other prompts need no pair.
  private func isPaired(_ prompt: Prompt) -> Bool {
    prompt.kind != .ask || openedUp.map { $0 >= prompt.depth } ?? false
  }

  /// A prompt whose text was seen rests for 90 days, one that was waved away or skipped longer, or
  /// until most of what suits has been used.
  private func rested(_ suited: [Prompt]) -> [Prompt] {
    let used = Lookup(shown.filter { rests(after: $0) }.compactMap(\.draw?.prompt))
    let rested = suited.filter { !used.contains($0.id) }
    let usedUp = suited.count - rested.count
    return Double(usedUp) < Double(suited.count) * Pace.promptRestShare ? rested : []
  }

  private func rests(after occurrence: Occurrence) -> Bool {
    var days = occurrence.openedAt == nil ? 0 : Pace.promptRestDays
    switch occurrence.phase {
    case .closed(.dismissed, _): days += Pace.dismissedRestDays
    case .closed(.skipped, _): days += Pace.skippedRestDays
    default: break
    }
    guard let since = occurrence.openedAt ?? occurrence.shownAt else { return false }
    return now - since < .seconds(days * 86_400)
  }

  /// The half of the prompts that were seen longest ago, or never.
  private func longestAgo(_ suited: [Prompt]) -> [Prompt] {
    var seen = Lookup<Prompt.ID, Int>()
    for (index, occurrence) in opened.enumerated() {
      if let prompt = occurrence.draw?.prompt { seen[prompt] = index }
    }
    let ordered = suited.enumerated().sorted {
      (seen[$0.element.id] ?? -1, $0.offset) < (seen[$1.element.id] ?? -1, $1.offset)
    }
    return ordered.prefix((suited.count + 1) / 2).map(\.element)
  }

  private func repeatsPractice(_ prompt: Prompt) -> Bool { prompt.practice == lastPractice }

  /// Whether a kind would come three times running, or more often than its share.
  private func repeatsKind(_ prompt: Prompt) -> Bool {
    let last = kinds.suffix(2)
    if last.count == 2, last.allSatisfy({ $0 == prompt.kind }) { return true }
    guard let share = Pace.share(of: prompt.kind) else { return false }
    return kinds.suffix(Pace.balanceSpan - 1).count { $0 == prompt.kind } >= share
  }

  /// Draws by the mix of practices, so that a practice with many prompts comes no more often, and
  /// one that has lagged behind catches up.
  private func weighted(_ pool: [Prompt], at fraction: Double) -> Prompt? {
    let practices = opened.compactMap(\.draw?.practice).suffix(Pace.mixSpan)
    let shares = Practice.allCases.map { practice in
      lag(of: practice, among: practices) / Double(pool.count { $0.practice == practice })
    }
    let weights = pool.map { prompt in
      shares[prompt.practice.index] * (prompt.origin == .user ? Pace.ownPromptWeight : 1)
    }
    var rest = weights.reduce(0, +) * fraction
    for (prompt, weight) in zip(pool, weights) {
      if rest < weight { return prompt }
      rest -= weight
    }
    return pool.last
  }

  /// How many prompts of a practice are missing to its share of the latest ones, some ahead.
  private func lag(of practice: Practice, among latest: ArraySlice<Practice>) -> Double {
    let share = Pace.mix(practice) / 100
    let missing = share * Double(latest.count + 4) - Double(latest.count { $0 == practice })
    return max(missing, share / 10)
  }

  private func ripePlan() -> Occurrence.Draw? {
    // What comes next then is about patience and support.
    if asksRest { return nil }
    let rest = now - .seconds(Pace.planRestDays * 86_400)
    for plan in person.plans {
      let id = Selection.id(of: plan)
      let used = shown.contains { $0.draw?.prompt == id && ($0.shownAt ?? rest) > rest }
      if used || excluded.contains(id) { continue }
      return Occurrence.Draw(prompt: id, practice: nil, kind: .act, depth: .everyday, way: .plan)
    }
    return nil
  }
}

extension Selection {
  /// What is drawn when nothing suits: only a kind thought of them.
  static let greeting = Occurrence.Draw(
    prompt: Prompt.ID("greeting"), practice: nil, kind: .act, depth: .everyday, way: .greeting)

  /// Stands for a plan in the history without its words.
  static func id(of plan: IfThenPlan) -> Prompt.ID {
    Prompt.ID("plan-\(Chance(seed: 0).tag(plan.when + "\n" + plan.then))")
  }

  /// Whether so much was done, over so long, that prompts may become more personal.
  static func isKnown(_ person: PersonState, at now: Instant) -> Bool {
    person.done >= Pace.deeperAfter.done
      && now >= person.firstSeen + .seconds(Pace.deeperAfter.days * 86_400)
  }

  /// How personal prompts may be: as the user agreed, the relation bears and the time allows.
  static func depth(of person: Person, _ remembered: PersonState, at now: Instant) -> Depth {
    guard isKnown(remembered, at: now) else { return .everyday }
    let agreed = min(remembered.consent, person.relation.deepest)
    guard let gentle = remembered.gentle, now < gentle.until else { return agreed }
    return min(agreed, gentle.depth)
  }

  static func isGood(for person: Person, at now: Instant, in hours: OpenHours) -> Bool {
    guard let theirs = person.hours else { return true }
    let good = OpenHours(
      hours: Hours(weekdays: [theirs], weekends: [theirs], quiet: nil),
      zone: person.zone ?? hours.zone)
    if good.window(endingAfter: now).map({ $0.start <= now }) ?? false { return true }
    return !hours.meets(good, after: now)
  }
}

extension Prompt {
  /// Whether it has the user turn to the other person at once.
  package var contacts: Bool { kind == .say || kind == .ask }
}

extension Occurrence.Draw {
  fileprivate init(_ prompt: Prompt, _ way: Way) {
    self.init(
      prompt: prompt.id, practice: prompt.practice, kind: prompt.kind, depth: prompt.depth,
      way: way)
  }
}

/// What was drawn and shown, by how long ago.
private struct Draws {
  let shown: [Occurrence]
  let now: Instant

  /// What was shown within so many days.
  func within(_ days: Int) -> [Occurrence.Draw] {
    let since = now - .seconds(days * 86_400)
    return shown.compactMap { $0.shownAt.map { $0 > since } ?? false ? $0.draw : nil }
  }
}
