import CivilTime
import Core
import Testing

/// Drives the engine through random weeks of a moody desktop and a moody user, and checks what must
/// always hold.
///
/// A failure names its seed; run that seed alone to replay it.
@Suite struct EngineSimulation {
  @Test func `invariants hold through months of everything`() {
    for seed in UInt64(0)..<20 {
      var simulation = Simulation(seed: seed)
      simulation.run(days: 60)
    }
  }

  @Test func `the same seed gives the same trace`() {
    for seed in UInt64(0)..<4 {
      #expect(Simulation.trace(seed: seed) == Simulation.trace(seed: seed), "seed \(seed)")
    }
  }

  @Test func `spurious wakeups change nothing`() {
    for seed in UInt64(100)..<104 {
      let spurious = Simulation.trace(seed: seed) { $0.wakesSpuriously = true }
      #expect(Simulation.trace(seed: seed) == spurious, "seed \(seed)")
    }
  }

  @Test func `what was recorded is what is known`() {
    for seed in UInt64(200)..<204 {
      var simulation = Simulation(seed: seed)
      simulation.run(days: 30)
      let known = simulation.bench.engine.state
      let written = simulation.bench.written
      #expect(known.people == written.people, "seed \(seed)")
      #expect(known.schedules == written.schedules, "seed \(seed)")
      #expect(known.pause == written.pause, "seed \(seed)")
      let sorted = { (state: State) in state.occurrences.sorted { $0.id < $1.id } }
      #expect(sorted(known) == sorted(written), "seed \(seed)")
    }
  }
}

/// One run: a plan, a desktop and a user, all from one seed.
struct Simulation {
  var bench: Bench
  var wakesSpuriously = false
  private(set) var trace: [String] = []
  private var random: SplitMix64
  private let seed: UInt64
  private var up: Card?
  private var answered: [Occurrence.ID] = []
  private var locked = false

  init(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let people = (0..<Int.random(in: 1...4, using: &random)).map { number in
      Sample.person(
        "p\(number)", appreciation: Simulation.cadence(&random),
        checkIn: Simulation.cadence(&random), discreet: Bool.random(using: &random),
        reminders: Bool.random(using: &random)
          ? [FixedReminder(id: "f", at: Sample.expression("Sun 17:00"), summary: "Fixed")] : [],
        dates: Bool.random(using: &random) ? [SpecialDate(label: "d", month: 12, day: 24)] : [])
    }
    bench = Bench(
      Plan(people: people, deck: Sample.deck), at: "Mon 09:00", state: State(seed: seed))
    self.random = random
    self.seed = seed
  }

  static func trace(seed: UInt64, _ prepare: (inout Simulation) -> Void = { _ in }) -> [String] {
    var simulation = Simulation(seed: seed)
    prepare(&simulation)
    simulation.run(days: 30)
    return simulation.trace
  }

  private static func cadence(_ random: inout SplitMix64) -> Cadence {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: .off
    case 1: .rate(count: Int.random(in: 1...3, using: &random), per: .week)
    case 2: .rate(count: 1, per: .day)
    case 3: .every(Sample.span("3 days"), latest: nil)
    case 4: .every(Sample.span("1 week"), latest: Sample.span("2 weeks"))
    default: .calendar(Sample.expression("Mon,Thu 18:00"))
    }
  }

  mutating func run(days: Int) {
    let end = bench.now + .seconds(days * 86_400)
    while bench.now < end {
      let next = bench.engine.nextWakeup ?? end
      let mood = bench.now + .seconds(Int.random(in: 60...20_000, using: &random))
      bench.now = min(next, mood, end)
      if wakesSpuriously { perform(.woke) }
      perform(next <= bench.now ? .woke : somethingHappens())
      if wakesSpuriously { perform(.woke) }
    }
  }

  private mutating func somethingHappens() -> Event {
    let choice = Int.random(in: 0..<12, using: &random)
    if let up, choice < 6 {
      switch choice {
      case 0: return .answered(up.occurrence, .done(nil))
      case 1: return .answered(up.occurrence, .later(.hour))
      case 2: return .closed(up.presentation, .dismissed)
      case 3: return .closed(up.presentation, .lost)
      case 4: return .opened(up.occurrence)
      default: return .answered(up.occurrence, .notTheirMoment)
      }
    }
    switch choice {
    case 6:
      locked.toggle()
      return .lockChanged(locked ? .locked : .unlocked)
    case 7: return .reachChanged(Bool.random(using: &random))
    case 8 where Int.random(in: 0..<10, using: &random) == 0:
      return .paused(until: bench.now + .seconds(86_400 * 2))
    case 9: return .resumed
    case 10 where Int.random(in: 0..<10, using: &random) == 0:
      return .asked(bench.engine.plan.people[0].id, .checkIn)
    default: return .woke
    }
  }

  private mutating func perform(_ event: Event) {
    note(event)
    var queue = [event]
    while !queue.isEmpty {
      let effects = bench.engine.handle(queue.removeFirst(), at: Moment(bench.now))
      for effect in effects {
        if case .record(let record) = effect { bench.written.apply(record) }
        check(effect)
        guard case .present(let card) = effect else { continue }
        let takes = Int.random(in: 0..<8, using: &random) > 0
        if !takes { up = nil }
        queue.append(
          takes ? .accepted(card.presentation, handle: ":1.5 9") : .refused(card.presentation))
      }
    }
    if let wakeup = bench.engine.nextWakeup {
      #expect(wakeup > bench.now, "seed \(seed): a wake-up is in the past")
    }
  }

  private mutating func note(_ event: Event) {
    switch event {
    case .answered(let id, let answer):
      if case .later = answer {} else { answered.append(id) }
    case .closed: up = nil
    default: break
    }
  }

  private mutating func check(_ effect: Effect) {
    switch effect {
    case .present(let card):
      trace.append("\(bench.now.microseconds) \(card.occurrence) \(card.text.summary)")
      checkRules(of: card)
      #expect(
        up == nil || up?.occurrence == card.occurrence, "seed \(seed): two cards at \(bench.now)")
      #expect(!answered.contains(card.occurrence), "seed \(seed): shown after its answer")
      #expect(!locked, "seed \(seed): shown while locked")
      up = card
    case .withdraw(let presentation):
      trace.append("\(bench.now.microseconds) withdraw")
      if up?.presentation == presentation { up = nil }
    case .record, .announce: break
    }
  }

  private func checkRules(of card: Card) {
    let now = bench.now
    let time = Zone.utc.civil(at: now)
    let engine = bench.engine
    guard case .cadence = card.reminder, let occurrence = engine.occurrence(card.occurrence) else {
      return
    }
    let minutes = time.time.hour * 60 + time.time.minute
    #expect(minutes >= 510 && minutes < 1290, "seed \(seed): in quiet hours, \(time)")
    #expect(engine.pause == nil, "seed \(seed): shown in a pause")
    guard occurrence.shownAt == nil, occurrence.snoozes == 0,
      !engine.isFixedCadence(occurrence)
    else { return }
    let open = time.date.weekday.isWeekend ? 660..<840 : 1050..<1230
    #expect(open.contains(minutes), "seed \(seed): outside the windows, \(time)")
    let today = (engine.history + engine.open).filter {
      $0.shownAt.map { Zone.utc.civil(at: $0).date == time.date } ?? false
    }
    #expect(today.count < 2, "seed \(seed): too many on \(time.date)")
    let about = today.count { $0.person == occurrence.person }
    #expect(about < 1, "seed \(seed): too many about one person on \(time.date)")
    let last = today.compactMap(\.shownAt).max()
    if let last { #expect(now - last >= .seconds(7_200), "seed \(seed): too soon") }
  }
}

extension Engine {
  /// Whether it comes by a calendar expression.
  func isFixedCadence(_ occurrence: Occurrence) -> Bool {
    guard let person = person(of: occurrence), let type = occurrence.reminder.type,
      case .calendar = person.cadence(of: type)
    else { return false }
    return true
  }
}

/// Steele, Lea and Flood's generator: tiny, and the same on every machine.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
