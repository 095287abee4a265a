import CivilTime
import Core

extension Database {
  /// Makes one change; within a transaction, and in the order of the records.
  func apply(_ record: Record) throws(StoreError) {
    switch record {
    case .person(let person): try put(person)
    case .schedule(let schedule): try run(Table.schedule.upsert, .write, schedule.values)
    case .occurrence(let occurrence): try run(Table.occurrence.upsert, .write, occurrence.values)
    case .pause(let pause?): try run(Table.pause.upsert, .write, pause.values)
    case .pause(nil): try run("DELETE FROM pause", .write)
    case .prune(let before): try prune(before: before)
    case .dropSchedule(let person, let reminder):
      try run(
        "DELETE FROM schedule WHERE person = ? AND reminder = ?", .write,
        [Value(person), Value(reminder.description)])
    case .followUp(let followUp): try run(Table.followUp.upsert, .write, followUp.values)
    case .dropFollowUp(let number): try dropFollowUp(number)
    case .exclude(let exclusion): try run(Table.exclusion.upsert, .write, exclusion.values)
    case .include(let exclusion):
      try run("DELETE FROM exclusion WHERE prompt = ? AND person = ?", .write, exclusion.values)
    case .forget(let number): try forget(person: number)
    }
  }

  /// Makes a state all that there is; within a transaction.
  func replace(by state: State) throws(StoreError) {
    for table in Table.all { try run("DELETE FROM \(table.name)", .write) }
    try put(seed: state.seed, lastNumber: state.lastNumber)
    for record in state.records { try apply(record) }
  }

  func put(seed: UInt64, lastNumber: Int = 0) throws(StoreError) {
    try run(Table.meta.upsert, .create, [.integer(1), Value(bits: seed), Value(lastNumber)])
  }

  private func put(_ person: PersonState) throws(StoreError) {
    try run(Table.person.upsert, .write, person.values)
    let number = Value(person.number)
    try run("UPDATE meta SET last_number = max(last_number, ?)", .write, [number])
  }

  private func prune(before: Instant) throws(StoreError) {
    try run("DELETE FROM occurrence WHERE closed_at < ?", .write, [Value(before)])
  }

  private func dropFollowUp(_ number: Int) throws(StoreError) {
    let reminder = ReminderKey.followUp(number).description
    try run("DELETE FROM follow_up WHERE number = ?", .write, [Value(number)])
    try run("DELETE FROM schedule WHERE reminder = ?", .write, [Value(reminder)])
  }

  /// Deletes every row about a person; within a transaction.
  private func forget(person number: Int) throws(StoreError) {
    for table in ["occurrence", "schedule", "follow_up", "exclusion"] {
      try run("DELETE FROM \(table) WHERE person = ?", .write, [Value(number)])
    }
    try run("DELETE FROM person WHERE number = ?", .write, [Value(number)])
  }
}

extension PersonState {
  fileprivate var values: [Value] {
    [
      Value(number), Value(id.description), Value(firstSeen), Value(lastContact),
      Value(unanswered), Value(asksRestUntil), Value(resting.rawValue), Value(consent.rawValue),
      Value(done), Value(gentle?.depth.rawValue), Value(gentle?.until),
      Value(offer?.kind.rawValue), Value(offer?.since), Value(offer?.wasOnCard),
      Value(wasOfferedDeeper), Value(reviewed),
    ]
  }
}

extension Schedule {
  fileprivate var values: [Value] {
    [
      Value(person), Value(reminder.description), Value(anchor), Value(lastSlot),
      Value(lastKey?.description),
    ]
  }
}

extension Occurrence {
  fileprivate var values: [Value] {
    [
      Value(id.description), Value(reminder.description), Value(person), Value(slot), Value(due),
      Value(end),
    ] + phase.values + (draw?.values ?? [.null, .null, .null, .null, .null]) + [
      Value(snoozes), Value(failures), Value(shownAt), Value(openedAt), Value(handle),
      held.isEmpty ? .null : .text(held.map(\.rawValue).joined(separator: " ")),
    ]
  }
}

extension Occurrence.Phase {
  /// The columns `phase`, `outcome`, `felt` and `closed_at`.
  fileprivate var values: [Value] {
    [
      Value(name.rawValue), Value(closing?.outcome.name.rawValue),
      Value(closing?.outcome.felt?.rawValue), Value(closing?.end),
    ]
  }
}

extension Occurrence.Draw {
  /// The columns `prompt`, `practice`, `kind`, `depth` and `way`.
  fileprivate var values: [Value] {
    [
      Value(prompt.description), Value(practice?.rawValue), Value(kind.rawValue),
      Value(depth.rawValue), Value(way.rawValue),
    ]
  }
}

extension FollowUp {
  fileprivate var values: [Value] {
    [Value(number), Value(person), Value(due), Value(made), Value(text)]
  }
}

extension Exclusion {
  fileprivate var values: [Value] { [Value(prompt.description), Value(person ?? 0)] }
}

extension Pause {
  fileprivate var values: [Value] { [.integer(1), Value(since), Value(until)] }
}
