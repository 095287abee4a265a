import CivilTime
import Core

/// One reminder as somebody lived it.
struct Lived: Equatable {
  let person: Int?
  let reminder: ReminderKey
  let at: Instant
  let draw: Occurrence.Draw?

  var date: CivilDate { Zone.utc.civil(at: at).date }
}

extension Bench {
  /// Lets days pass; every card is opened and answered at once.
  mutating func live(days: Int, answering answer: Answer = .done(nil)) -> [Lived] {
    live(hours: Double(days * 24), answering: answer)
  }

  mutating func live(hours: Double, answering answer: Answer = .done(nil)) -> [Lived] {
    let end = now + .hours(hours)
    var lived: [Lived] = []
    while let next = engine.nextWakeup, next <= end {
      now = next
      send(.woke)
      while let up = engine.current, up.phase == .shown {
        send(.opened(up.id))
        lived.append(Lived(person: up.person, reminder: up.reminder, at: now, draw: up.draw))
        send(.answered(up.id, answer))
      }
    }
    now = end
    return lived
  }

  /// Steps the wall clock; the boot clock goes on as it was.
  @discardableResult
  mutating func step(by step: Duration) -> [String] {
    drift = drift + step
    now = now + step
    return send(.clockChanged)
  }

  /// A new engine from what was written, as after a crash.
  mutating func restart(with plan: Plan? = nil, reaching: Bool = true) -> [String] {
    engine = Engine(
      plan: plan ?? engine.plan, state: written, zone: engine.zone, at: Moment(now))
    drift = .zero
    let words = send(.started)
    guard reaching else { return words }
    return words + send(.reachChanged(true)) + send(.lockChanged(.unlocked))
  }
}

extension [Lived] {
  /// The times from each to the next, in order of length.
  var gaps: [Duration] { zip(dropFirst(), self).map { $0.at - $1.at }.sorted() }

  func about(_ person: Int, _ type: ReminderType) -> [Lived] {
    filter { $0.person == person && $0.reminder == .cadence(type) }
  }
}

extension Duration {
  static func days(_ days: Double) -> Duration { .seconds(days * 86_400) }
  static func hours(_ hours: Double) -> Duration { .seconds(hours * 3_600) }
}
