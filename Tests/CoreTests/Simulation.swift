import CivilTime
import Core
import Testing

/// One run: a plan, a desktop and a user, all from one seed.
struct Simulation {
  var bench: Bench
  var wakesSpuriously = false
  /// Whether clocks are stepped, zones and plans change, and the daemon crashes as well.
  var isTurbulent = false
  var trace: [String] = []
  let seed: UInt64
  /// The card that is on the screen.
  var up: Card?
  var answered: [Occurrence.ID] = []
  var ended: [Occurrence] = []
  /// When the clock was last in doubt, by the boot clock.
  var doubted = Duration.zero
  private var random: SplitMix64

  init(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let people = (0..<Int.random(in: 1...4, using: &random)).map {
      Simulation.person($0, &random)
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

  private static func person(_ number: Int, _ random: inout SplitMix64) -> Person {
    Sample.person(
      "p\(number)", appreciation: cadence(&random), checkIn: cadence(&random),
      discreet: Bool.random(using: &random),
      reminders: Bool.random(using: &random)
        ? [FixedReminder(id: "f", at: Sample.expression("Sun 17:00"), summary: "Fixed")] : [],
      dates: Bool.random(using: &random) ? [SpecialDate(label: "d", month: 12, day: 24)] : [])
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

  /// The time that has really passed, as a wall clock that nobody touched would show it.
  var truth: Instant { bench.now - bench.drift }

  mutating func run(days: Int) {
    let end = truth + .seconds(days * 86_400)
    while truth < end {
      let next = bench.engine.nextWakeup ?? end + bench.drift
      let mood = bench.now + .seconds(Int.random(in: 60...20_000, using: &random))
      bench.now = min(next, mood, end + bench.drift)
      if wakesSpuriously { perform(.woke) }
      perform(next <= bench.now ? .woke : somethingHappens())
      if wakesSpuriously { perform(.woke) }
    }
  }

  private mutating func somethingHappens() -> Event {
    let choice = Int.random(in: 0..<12, using: &random)
    if let up, choice < 6 { return answer(to: up, choice) }
    switch choice {
    case 5 where isTurbulent: return turbulence()
    case 6: return .lockChanged(bench.engine.conditions.lock == .locked ? .unlocked : .locked)
    case 7: return .reachChanged(Int.random(in: 0..<4, using: &random) > 0)
    case 8 where Int.random(in: 0..<10, using: &random) == 0:
      return .paused(until: bench.now + .seconds(86_400 * 2))
    case 9: return .resumed
    case 10 where Int.random(in: 0..<10, using: &random) == 0: return .asked(someone, .checkIn)
    case 11 where Int.random(in: 0..<10, using: &random) == 0: return .contacted(someone)
    default: return .woke
    }
  }

  private var someone: Person.ID { bench.engine.plan.people.first?.id ?? Sample.alex }

  private mutating func answer(to up: Card, _ choice: Int) -> Event {
    switch choice {
    case 0: .answered(up.occurrence, .done(nil))
    case 1: .answered(up.occurrence, .later(.hour))
    case 2: .closed(up.presentation, Bool.random(using: &random) ? .dismissed : .expired)
    case 3: .closed(up.presentation, .lost)
    case 4: .opened(up.occurrence)
    default: .answered(up.occurrence, .notTheirMoment)
    }
  }

  private mutating func turbulence() -> Event {
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1:
      let steps = [-259_200, -90_000, -3_600, -5, 5, 3_600, 90_000, 259_200]
      let step = Duration.seconds(steps[Int.random(in: steps.indices, using: &random)])
      bench.now = bench.now + step
      bench.drift = bench.drift + step
      doubted = Moment(truth).boot
      return .clockChanged
    case 2:
      return .zoneChanged([.utc, Sample.west, Sample.east].randomElement(using: &random) ?? .utc)
    case 3:
      var plan = bench.engine.plan
      let index = Int.random(in: 0..<4, using: &random)
      let person = Simulation.person(index, &random)
      if index < plan.people.count {
        plan.people[index] = person
      } else {
        plan.people.append(person)
      }
      return .planReplaced(plan)
    case 4:
      bench.engine = Engine(
        plan: bench.engine.plan, state: bench.written, zone: bench.engine.zone,
        at: Moment(wall: bench.now, boot: Moment(truth).boot))
      up = nil
      doubted = Moment(truth).boot
      return .started
    case 5: return .doNotDisturbChanged(bench.engine.conditions.doNotDisturb == .on ? .off : .on)
    case 6: return .testAsked
    case 7:
      let readable = bench.engine.readable(about: nil, at: bench.now)
      return readable.map { .read($0.id) } ?? .asked(someone, .appreciation)
    default: return .unpaused
    }
  }

  mutating func perform(_ event: Event) {
    note(event)
    var queue = [event]
    while !queue.isEmpty {
      let moment = Moment(wall: bench.now, boot: Moment(truth).boot)
      let effects = bench.engine.handle(queue.removeFirst(), at: moment)
      checkOrder(of: effects)
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
    checkState()
  }

  private mutating func note(_ event: Event) {
    switch event {
    case .answered(let id, let answer):
      if case .later = answer {} else { answered.append(id) }
    case .closed: up = nil
    default: break
    }
  }
}
