import CivilTime
import Core

/// A generator that gives the same numbers for the same seed, for ever.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// One of each case of everything that is kept.
enum Samples {
  static let reminders: [ReminderKey] =
    ReminderType.allCases.flatMap { [.cadence($0), .asked($0)] } + [
      .fixed("sunday-call"), .fixed("a:b"), .fixed(""), .date("Jahrestag ❤"), .date("nul\0l"),
      .test,
    ]

  static let outcomes: [Occurrence.Outcome] =
    Occurrence.Felt.allCases.map { .done($0) } + [
      .done(nil), .notTheirMoment, .letGo, .dismissed, .expired, .missed, .cancelled,
    ]

  static let phases: [Occurrence.Phase] =
    [.waiting, .presenting, .shown]
    + outcomes.enumerated().map { .closed($1, at: instant(Int64($0))) }

  static let draws: [Occurrence.Draw?] =
    [nil]
    + Practice.allCases.map { draw(practice: $0) }
    + Prompt.Kind.allCases.map { draw(kind: $0) }
    + Depth.allCases.map { draw(depth: $0) }
    + [draw(practice: nil)]

  static func draw(
    practice: Practice? = .listening, kind: Prompt.Kind = .act, depth: Depth = .everyday
  ) -> Occurrence.Draw {
    Occurrence.Draw(prompt: Prompt.ID("let-it-rest"), practice: practice, kind: kind, depth: depth)
  }

  static func instant(_ seconds: Int64) -> Instant {
    Instant(microseconds: 1_780_000_000_000_000 + seconds * 1_000_000)
  }

  static func occurrence(
    _ id: String, reminder: ReminderKey = .cadence(.checkIn), person: Int? = 1,
    phase: Occurrence.Phase = .waiting, draw: Occurrence.Draw? = nil
  ) -> Occurrence {
    Occurrence(
      id: Occurrence.ID(id), reminder: reminder, person: person, slot: instant(0),
      due: instant(60), phase: phase, draw: draw)
  }

  static func person(_ number: Int, _ id: String = "alex") -> PersonState {
    PersonState(number: number, id: Person.ID(id), firstSeen: instant(Int64(number)))
  }
}

/// Records at random, many of which replace what an earlier one put.
struct RecordMaker {
  var generator: SplitMix64

  mutating func records() -> [Record] {
    (0..<Int.random(in: 0...6, using: &generator)).map { _ in record() }
  }

  private mutating func record() -> Record {
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<3: .person(person())
    case 3..<7: .schedule(schedule())
    case 7: .pause(maybe(Pause(since: instant(), until: maybe(instant()))))
    case 8: .prune(before: Samples.instant(Int64.random(in: 0...200, using: &generator)))
    default: .occurrence(occurrence())
    }
  }

  private mutating func person() -> PersonState {
    PersonState(
      number: number(), id: Person.ID(pick(["alex", "mum", ""])), firstSeen: instant(),
      lastContact: maybe(instant()), unanswered: number(), asksRestUntil: maybe(instant()))
  }

  private mutating func schedule() -> Schedule {
    Schedule(
      person: number(), reminder: pick(Samples.reminders), anchor: instant(),
      lastSlot: maybe(instant()), lastKey: maybe("2026-W47.1"))
  }

  private mutating func occurrence() -> Occurrence {
    Occurrence(
      id: Occurrence.ID("\(Int.random(in: 0..<60, using: &generator))/check-in"),
      reminder: pick(Samples.reminders), person: maybe(number()), slot: instant(), due: instant(),
      end: maybe(instant()), phase: pick(Samples.phases), draw: pick(Samples.draws),
      snoozes: number(), failures: number(), shownAt: maybe(instant()),
      openedAt: maybe(instant()), handle: maybe(":1.23/7"))
  }

  private mutating func pick<T>(_ choices: [T]) -> T {
    choices[Int.random(in: choices.indices, using: &generator)]
  }

  private mutating func maybe<T>(_ value: T) -> T? {
    Bool.random(using: &generator) ? value : nil
  }

  private mutating func number() -> Int { Int.random(in: 1...6, using: &generator) }

  private mutating func instant() -> Instant {
    pick([
      Samples.instant(Int64.random(in: -9...300, using: &generator)), Instant(microseconds: .max),
    ])
  }
}

extension State {
  /// What the records mean, said without a database.
  mutating func apply(_ records: [Record]) {
    for record in records {
      switch record {
      case .person(let new): put(new, in: \.people) { $0.number == new.number }
      case .schedule(let new):
        put(new, in: \.schedules) { $0.person == new.person && $0.reminder == new.reminder }
      case .occurrence(let new): put(new, in: \.occurrences) { $0.id == new.id }
      case .pause(let new): pause = new
      case .prune(let before): occurrences.removeAll { $0.wasClosed(before: before) }
      }
    }
  }

  private mutating func put<T>(
    _ new: T, in list: WritableKeyPath<State, [T]>, where same: (T) -> Bool
  ) {
    if let index = self[keyPath: list].firstIndex(where: same) {
      self[keyPath: list][index] = new
    } else {
      self[keyPath: list].append(new)
    }
  }
}

extension Occurrence {
  fileprivate func wasClosed(before limit: Instant) -> Bool {
    guard case .closed(_, let end) = phase else { return false }
    return end < limit
  }
}
