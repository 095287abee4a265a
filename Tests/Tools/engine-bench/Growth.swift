import CivilTime
import Core
import Store
internal import Glibc

/// What one engine costs, by how much it has to keep.
enum Growth {
  /// So many reminders about at most ten people: two cadences each, the rest once a year.
  static func measureReminders(_ count: Int) {
    let people = min(10, count / 10)
    let plan = Past.plan(people: people, fixed: count / people - 2)
    let before = residentBytes
    var bench = EngineBench(plan: plan, state: State(seed: 7))
    report("bytes-per-reminder", Double(residentBytes - before) / Double(count))
    bench.live(events: 3_000)
    report("event", bench.median)
    report("event-p99", bench.percentile(0.99))
    let (whole, longest) = bench.replan()
    report("replan", whole)
    report("replan-longest-step", longest)
    report("next-deadline", bench.nextDeadline)
  }

  /// So many people at the default pace, each with years of history.
  static func measurePeople(_ count: Int, years: Int) {
    let state = Past.state(people: count, years: years)
    let plan = Past.plan(people: count)
    let start = microseconds
    var bench = EngineBench(plan: plan, state: state)
    report("start", microseconds - start)
    bench.live(events: 3_000)
    report("event", bench.median)
    report("event-p99", bench.percentile(0.99))
  }

  /// From the files of a state to an engine at work.
  static func measureOpening(_ directory: String, people: Int) throws {
    let start = microseconds
    let store = try Store.open(directory: directory, lookingBackFrom: Past.now)
    report("open", microseconds - start)
    let opened = microseconds
    let state = try store.loadRecent(at: Past.now)
    report("load", microseconds - opened)
    let loaded = microseconds
    _ = EngineBench(plan: Past.plan(people: people), state: state)
    report("begin", microseconds - loaded)
    store.close()
  }

  private static func report(_ name: String, _ value: Double) {
    print("\(name) \((value * 100).rounded() / 100)")
  }

  private static var residentBytes: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let fields = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }.split(separator: 32)
    return fields.count > 1 ? (Int(String(decoding: fields[1], as: UTF8.self)) ?? 0) * 4_096 : 0
  }
}

/// The processor time of this thread, in microseconds: what others run meanwhile is not ours.
var microseconds: Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

/// An engine whose every event is timed; each card is taken and done at once.
struct EngineBench {
  private var engine: Engine
  private var now = Past.now
  private var times: [Double] = []

  init(plan: Plan, state: State) {
    engine = Engine(plan: plan, state: state, zone: .utc, at: Moment(wall: now, boot: .zero))
    for event in [Event.started, .reachChanged(true), .lockChanged(.unlocked)] { send(event) }
    settle()
    times = []
  }

  var median: Double { percentile(0.5) }

  func percentile(_ share: Double) -> Double {
    let sorted = times.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  /// Lives until so many events were dealt with.
  mutating func live(events: Int) {
    while times.count < events, let next = engine.nextWakeup {
      now = next
      send(.woke)
    }
  }

  /// Plans anew for another zone: how long it takes in all, and its longest step.
  mutating func replan() -> (whole: Double, longest: Double) {
    times = []
    send(.zoneChanged(Self.elsewhere))
    settle()
    return (times.reduce(0, +), times.max() ?? 0)
  }

  /// How long it takes to know when to wake next.
  var nextDeadline: Double {
    let start = microseconds
    var soonest = Instant(microseconds: .max)
    for _ in 0..<10_000 { soonest = min(soonest, engine.nextWakeup ?? soonest) }
    return (microseconds - start) / 10_000 + (soonest == now ? 1 : 0)
  }

  /// Wakes as long as the engine wants to go on at once.
  private mutating func settle() {
    while let next = engine.nextWakeup, next - now <= .microseconds(1) {
      now = next
      send(.woke)
    }
  }

  private mutating func send(_ event: Event) {
    var queue = [event]
    while !queue.isEmpty {
      let moment = Moment(wall: now, boot: now - Past.now)
      let event = queue.removeFirst()
      let start = microseconds
      let effects = engine.handle(event, at: moment)
      times.append(microseconds - start)
      for case .present(let card) in effects {
        queue += [
          .accepted(card.presentation, handle: nil), .answered(card.occurrence, .done(nil)),
        ]
      }
    }
  }

  private static let elsewhere: Zone = {
    do {
      return try Zone(rule: "CET-1CEST,M3.5.0,M10.5.0/3", name: "Elsewhere")
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}
