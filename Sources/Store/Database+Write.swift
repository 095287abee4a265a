import CivilTime
import Core

extension Database {
  /// Makes one change; within a transaction, and in the order of the records.
  func apply(_ record: Record) throws(StoreError) {
    switch record {
    case .person(let person): try run(Table.person.upsert, .write, person.values)
    case .schedule(let schedule): try run(Table.schedule.upsert, .write, schedule.values)
    case .occurrence(let occurrence): try run(Table.occurrence.upsert, .write, occurrence.values)
    case .pause(let pause?): try run(Table.pause.upsert, .write, pause.values)
    case .pause(nil): try run("DELETE FROM pause", .write)
    case .prune(let before): try prune(before: before)
    }
  }

  func put(seed: UInt64) throws(StoreError) {
    try run(Table.meta.upsert, .create, [.integer(1), Value(bits: seed)])
  }

  private func prune(before: Instant) throws(StoreError) {
    try run("DELETE FROM occurrence WHERE closed_at < ?", .write, [Value(before)])
  }

  /// Deletes every row about a person, in one transaction.
  func forget(person number: Int) throws(StoreError) {
    try transaction(.write) { () throws(StoreError) in
      try run("DELETE FROM occurrence WHERE person = ?", .write, [Value(number)])
      try run("DELETE FROM schedule WHERE person = ?", .write, [Value(number)])
      try run("DELETE FROM person WHERE number = ?", .write, [Value(number)])
    }
  }
}

extension PersonState {
  fileprivate var values: [Value] {
    [
      Value(number), Value(id.description), Value(firstSeen), Value(lastContact),
      Value(unanswered), Value(asksRestUntil),
    ]
  }
}

extension Schedule {
  fileprivate var values: [Value] {
    [
      Value(person), Value(reminder.description), Value(anchor), Value(lastSlot), Value(lastKey),
    ]
  }
}

extension Occurrence {
  fileprivate var values: [Value] {
    [
      Value(id.description), Value(reminder.description), Value(person), Value(slot), Value(due),
      Value(end),
    ] + phase.values + (draw?.values ?? [.null, .null, .null, .null]) + [
      Value(snoozes), Value(failures), Value(shownAt), Value(openedAt), Value(handle),
    ]
  }
}

extension Occurrence.Phase {
  /// The columns `phase`, `outcome`, `felt` and `closed_at`.
  fileprivate var values: [Value] {
    guard case .closed(let outcome, let end) = self else {
      return [Value(name), .null, .null, .null]
    }
    return [Value(name), Value(outcome.name), Value(outcome.felt?.rawValue), Value(end)]
  }
}

extension Occurrence.Draw {
  /// The columns `prompt`, `practice`, `kind` and `depth`.
  fileprivate var values: [Value] {
    [
      Value(prompt.description), Value(practice?.rawValue), Value(kind.rawValue),
      Value(depth.rawValue),
    ]
  }
}

extension Pause {
  fileprivate var values: [Value] { [.integer(1), Value(since), Value(until)] }
}
