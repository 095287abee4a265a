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
      .followUp(3), .test,
    ]

  static let slotKeys: [SlotKey] =
    Cadence.Period.allCases.map { .share($0, date, index: 1, count: 3) } + [
      .after(1_795_392_000), .wall(CivilDateTime(date: date, time: .midnight)),
      .wall(CivilDateTime(date: CivilDate(dayNumber: -800_000), time: time)),
      .ahead(date, days: 2), .once,
    ]

  private static let date = CivilDate(dayNumber: 20_780)
  private static let time = TimeOfDay(microseconds: 61_200_000_250) ?? .midnight

  static let holds: [[Hold.Reason]] = [[], [.locked], Hold.Reason.allCases]

  static let outcomes: [Occurrence.Outcome] =
    Occurrence.Felt.allCases.map { .done($0) } + [
      .done(nil), .notTheirMoment, .skipped, .excluded, .letGo, .dismissed, .expired, .missed,
      .cancelled,
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
    + Occurrence.Draw.Way.allCases.map { draw(way: $0) }

  static func draw(
    practice: Practice? = .listening, kind: Prompt.Kind = .act, depth: Depth = .everyday,
    way: Occurrence.Draw.Way = .mix
  ) -> Occurrence.Draw {
    Occurrence.Draw(
      prompt: Prompt.ID("let-it-rest"), practice: practice, kind: kind, depth: depth, way: way)
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
    switch Int.random(in: 0..<30, using: &generator) {
    case 20..<23: .followUp(followUp())
    case 23: .dropFollowUp(number: number())
    case 24..<27: .exclude(exclusion())
    case 27: .include(exclusion())
    case 28: .forget(person: number())
    case 29: .dropSchedule(person: number(), reminder: pick(Samples.reminders))
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
      lastContact: maybe(instant()), unanswered: number(), asksRestUntil: maybe(instant()),
      resting: Topics(rawValue: Int.random(in: 0..<32, using: &generator)),
      consent: pick(Depth.allCases), done: number(),
      gentle: maybe(PersonState.Gentle(pick(Depth.allCases), until: instant())),
      offer: maybe(Offer(pick(Offer.Kind.allCases), since: instant(), wasOnCard: flag())),
      wasOfferedDeeper: flag(), reviewed: maybe(instant()))
  }

  private mutating func followUp() -> FollowUp {
    FollowUp(
      number: number(), person: number(), due: instant(), made: instant(), text: "the interview")
  }

  private mutating func exclusion() -> Exclusion {
    Exclusion(Prompt.ID(pick(["let-it-rest", "one", "two"])), person: maybe(number()))
  }

  private mutating func flag() -> Bool { Bool.random(using: &generator) }

  private mutating func schedule() -> Schedule {
    Schedule(
      person: number(), reminder: pick(Samples.reminders), anchor: instant(),
      lastSlot: maybe(instant()), lastKey: maybe(pick(Samples.slotKeys)))
  }

  private mutating func occurrence() -> Occurrence {
    Occurrence(
      id: Occurrence.ID("\(Int.random(in: 0..<60, using: &generator))/check-in"),
      reminder: pick(Samples.reminders), person: maybe(number()), slot: instant(), due: instant(),
      end: maybe(instant()), phase: pick(Samples.phases), draw: pick(Samples.draws),
      snoozes: number(), failures: number(), shownAt: maybe(instant()),
      openedAt: maybe(instant()), handle: maybe(":1.23/7"), held: pick(Samples.holds))
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
  mutating func apply(_ records: [Record]) {
    for record in records { apply(record) }
  }
}
