import CivilTime
import Core

extension Database {
  /// Everything, as it was at one instant; of what is over, only what ended since another.
  func state(closedSince horizon: Instant? = nil) throws(StoreError) -> State {
    try transaction(.read) { () throws(StoreError) in
      let (seed, lastNumber) = try meta()
      return State(
        seed: seed, lastNumber: lastNumber,
        people: try rows(of: .person) { (row) throws(StoreError) in try PersonState(&row) },
        schedules: try rows(of: .schedule) { (row) throws(StoreError) in try Schedule(&row) },
        occurrences: try occurrences(closedSince: horizon),
        pause: try rows(of: .pause) { (row) throws(StoreError) in try Pause(&row) }.first,
        followUps: try rows(of: .followUp) { (row) throws(StoreError) in try FollowUp(&row) },
        exclusions: try rows(of: .exclusion) { (row) throws(StoreError) in try Exclusion(&row) })
    }
  }

  private func occurrences(closedSince horizon: Instant?) throws(StoreError) -> [Occurrence] {
    let decode = { (row: inout Row) throws(StoreError) in try Occurrence(&row) }
    guard let horizon else { return try rows(of: .occurrence, decode) }
    let query =
      Table.occurrence.selectSome
      + "(SELECT entry FROM occurrence WHERE closed_at >= ? UNION ALL "
      + "SELECT entry FROM occurrence WHERE closed_at IS NULL) ORDER BY entry"
    return try rows(of: .occurrence, by: query, [Value(horizon)], decode)
  }

  /// When the last one ended.
  func lastEnd() throws(StoreError) -> Instant? {
    try value(of: "SELECT max(closed_at) FROM occurrence WHERE closed_at IS NOT NULL", .read)
      .instant
  }

  private func meta() throws(StoreError) -> (seed: UInt64, lastNumber: Int) {
    let rows = try rows(of: .meta) { (row) throws(StoreError) in
      _ = try row.required(\.int)
      return (seed: try row.required(\.bits), lastNumber: try row.required(\.int))
    }
    guard let meta = rows.first else {
      throw StoreError(
        .damaged(.value(table: Table.meta.name, row: 1, column: "seed")), .read, path: path,
        message: "table meta, entry 1: the seed is not there")
    }
    return meta
  }
}

extension PersonState {
  fileprivate init(_ row: inout Row) throws(StoreError) {
    self.init(
      number: try row.required(\.int), id: Person.ID(try row.required(\.text)),
      firstSeen: try row.required(\.instant), lastContact: try row.optional(\.instant),
      unanswered: try row.required(\.int), asksRestUntil: try row.optional(\.instant),
      resting: Topics(rawValue: try row.required(\.int)), consent: try row.required(\.depth),
      done: try row.required(\.int), gentle: try Gentle.read(&row), offer: try Offer.read(&row),
      wasOfferedDeeper: try row.required(\.flag), reviewed: try row.optional(\.instant))
  }
}

extension PersonState.Gentle {
  /// Reads `gentle_depth` and `gentle_until`; `nil` where there is none.
  fileprivate static func read(_ row: inout Row) throws(StoreError) -> Self? {
    let depth = try row.optional(\.depth)
    let until = try row.optional(\.instant)
    switch (depth, until) {
    case (nil, nil): return nil
    case (let depth?, let until?): return Self(depth, until: until)
    default: throw row.damage(in: "gentle_depth")
    }
  }
}

extension Offer {
  /// Reads `offer`, `offer_since` and `offer_on_card`; `nil` where there is none.
  fileprivate static func read(_ row: inout Row) throws(StoreError) -> Self? {
    let kind: Kind? = try row.optional { $0.named() }
    let since = try row.optional(\.instant)
    let wasOnCard = try row.optional(\.flag)
    switch (kind, since, wasOnCard) {
    case (nil, nil, nil): return nil
    case (let kind?, let since?, let wasOnCard?):
      return Self(kind, since: since, wasOnCard: wasOnCard)
    default: throw row.damage(in: "offer")
    }
  }
}

extension FollowUp {
  fileprivate init(_ row: inout Row) throws(StoreError) {
    self.init(
      number: try row.required(\.int), person: try row.required(\.int),
      due: try row.required(\.instant), made: try row.required(\.instant),
      text: try row.required(\.text))
  }
}

extension Exclusion {
  fileprivate init(_ row: inout Row) throws(StoreError) {
    let prompt = try row.required(\.text)
    let person = try row.required(\.int)
    self.init(Prompt.ID(prompt), person: person == 0 ? nil : person)
  }
}

extension Schedule {
  fileprivate init(_ row: inout Row) throws(StoreError) {
    self.init(
      person: try row.required(\.int), reminder: try row.required(\.reminder),
      anchor: try row.required(\.instant), lastSlot: try row.optional(\.instant),
      lastKey: try row.optional(\.slotKey))
  }
}

extension Pause {
  fileprivate init(_ row: inout Row) throws(StoreError) {
    _ = try row.required(\.int)
    self.init(since: try row.required(\.instant), until: try row.optional(\.instant))
  }
}

extension Occurrence {
  fileprivate init(_ row: inout Row) throws(StoreError) {
    self.init(
      id: ID(try row.required(\.text)), reminder: try row.required(\.reminder),
      person: try row.optional(\.int), slot: try row.required(\.instant),
      due: try row.required(\.instant), end: try row.optional(\.instant),
      phase: try Phase(&row), draw: try Draw.read(&row), snoozes: try row.required(\.int),
      failures: try row.required(\.int), shownAt: try row.optional(\.instant),
      openedAt: try row.optional(\.instant), handle: try row.optional(\.text),
      held: try row.optional(\.reasons) ?? [])
  }
}

extension Occurrence.Phase {
  /// Reads `phase`, `outcome`, `felt` and `closed_at`.
  fileprivate init(_ row: inout Row) throws(StoreError) {
    let name: Occurrence.PhaseName = try row.required { $0.named() }
    let outcome: Occurrence.OutcomeName? = try row.optional { $0.named() }
    let felt: Occurrence.Felt? = try row.optional { $0.named() }
    let closedAt = try row.optional(\.instant)
    switch (name, outcome) {
    case (.waiting, nil): self = .waiting
    case (.presenting, nil): self = .presenting
    case (.shown, nil): self = .shown
    case (.closed, let outcome?):
      guard let outcome = Occurrence.Outcome(outcome, felt: felt) else {
        throw row.damage(in: "outcome")
      }
      guard let closedAt else { throw row.damage(in: "closed_at") }
      self = .closed(outcome, at: closedAt)
    default: throw row.damage(in: "phase")
    }
  }
}

extension Occurrence.Draw {
  /// Reads `prompt`, `practice`, `kind`, `depth` and `way`; `nil` where nothing was drawn.
  fileprivate static func read(_ row: inout Row) throws(StoreError) -> Self? {
    let prompt = try row.optional(\.text)
    let practice: Practice? = try row.optional { $0.named() }
    let kind: Prompt.Kind? = try row.optional { $0.named() }
    let depth = try row.optional(\.depth)
    let way: Way? = try row.optional { $0.named() }
    switch (prompt, kind, depth, way) {
    case (nil, nil, nil, nil) where practice == nil: return nil
    case (let prompt?, let kind?, let depth?, let way?):
      return Self(
        prompt: Prompt.ID(prompt), practice: practice, kind: kind, depth: depth, way: way)
    default: throw row.damage(in: "prompt")
    }
  }
}

extension Value {
  fileprivate var reminder: ReminderKey? { text.flatMap { ReminderKey($0) } }
  fileprivate var slotKey: SlotKey? { text.flatMap { SlotKey($0) } }
  fileprivate var depth: Depth? { int.flatMap(Depth.init(rawValue:)) }
  fileprivate var flag: Bool? { int == 0 ? false : int == 1 ? true : nil }

  /// Reasons with a blank between them.
  fileprivate var reasons: [Hold.Reason]? {
    guard let words = text?.split(separator: " ") else { return nil }
    let reasons = words.compactMap { Hold.Reason(rawValue: String($0)) }
    return reasons.count == words.count ? reasons : nil
  }

  /// The case whose raw value the text is.
  fileprivate func named<T: RawRepresentable<String>>() -> T? { text.flatMap(T.init(rawValue:)) }
}
