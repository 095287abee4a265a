import CivilTime
import Core

extension Database {
  /// Everything, as it was at one instant.
  func state() throws(StoreError) -> State {
    try transaction(.read) { () throws(StoreError) in
      State(
        seed: try seed(),
        people: try rows(of: .person) { (row) throws(StoreError) in try PersonState(&row) },
        schedules: try rows(of: .schedule) { (row) throws(StoreError) in try Schedule(&row) },
        occurrences: try rows(of: .occurrence) { (row) throws(StoreError) in
          try Occurrence(&row)
        },
        pause: try rows(of: .pause) { (row) throws(StoreError) in try Pause(&row) }.first)
    }
  }

  private func seed() throws(StoreError) -> UInt64 {
    let seeds = try rows(of: .meta) { (row) throws(StoreError) in
      _ = try row.required(\.int)
      return try row.required(\.bits)
    }
    guard let seed = seeds.first else {
      throw StoreError(
        .damaged(.value(table: Table.meta.name, row: 1, column: "seed")), .read, path: path,
        message: "table meta, entry 1: the seed is not there")
    }
    return seed
  }
}

extension PersonState {
  fileprivate init(_ row: inout Row) throws(StoreError) {
    self.init(
      number: try row.required(\.int), id: Person.ID(try row.required(\.text)),
      firstSeen: try row.required(\.instant), lastContact: try row.optional(\.instant),
      unanswered: try row.required(\.int), asksRestUntil: try row.optional(\.instant))
  }
}

extension Schedule {
  fileprivate init(_ row: inout Row) throws(StoreError) {
    self.init(
      person: try row.required(\.int), reminder: try row.required(\.reminder),
      anchor: try row.required(\.instant), lastSlot: try row.optional(\.instant),
      lastKey: try row.optional(\.text))
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
      openedAt: try row.optional(\.instant), handle: try row.optional(\.text))
  }
}

extension Occurrence.Phase {
  /// Reads `phase`, `outcome`, `felt` and `closed_at`.
  fileprivate init(_ row: inout Row) throws(StoreError) {
    let name = try row.required(\.text)
    let outcome = try row.optional(\.text)
    let felt: Occurrence.Felt? = try row.optional { $0.named() }
    let closedAt = try row.optional(\.instant)
    switch (name, outcome) {
    case ("waiting", nil): self = .waiting
    case ("presenting", nil): self = .presenting
    case ("shown", nil): self = .shown
    case ("closed", let name?):
      guard let outcome = Occurrence.Outcome(name: name, felt: felt) else {
        throw row.damage(in: "outcome")
      }
      guard let closedAt else { throw row.damage(in: "closed_at") }
      self = .closed(outcome, at: closedAt)
    default: throw row.damage(in: "phase")
    }
  }
}

extension Occurrence.Draw {
  /// Reads `prompt`, `practice`, `kind` and `depth`; `nil` where nothing was drawn.
  fileprivate static func read(_ row: inout Row) throws(StoreError) -> Self? {
    let prompt = try row.optional(\.text)
    let practice: Practice? = try row.optional { $0.named() }
    let kind: Prompt.Kind? = try row.optional { $0.named() }
    let depth = try row.optional { $0.int.flatMap(Depth.init(rawValue:)) }
    switch (prompt, kind, depth) {
    case (nil, nil, nil) where practice == nil: return nil
    case (let prompt?, let kind?, let depth?):
      return Self(prompt: Prompt.ID(prompt), practice: practice, kind: kind, depth: depth)
    default: throw row.damage(in: "prompt")
    }
  }
}

extension Value {
  fileprivate var reminder: ReminderKey? { text.flatMap { ReminderKey($0) } }

  /// The case whose raw value the text is.
  fileprivate func named<T: RawRepresentable<String>>() -> T? { text.flatMap(T.init(rawValue:)) }
}
