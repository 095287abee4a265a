import CivilTime
import Core

/// A person and a plan to try things on, in UTC, in the week of Monday 2026-11-23.
enum Sample {
  static let alex = Person.ID("alex")

  static func person(
    _ id: String = "alex", appreciation: Cadence = .off, checkIn: Cadence = .off,
    discreet: Bool = true, reminders: [FixedReminder] = [], dates: [SpecialDate] = [],
    plans: [IfThenPlan] = []
  ) -> Person {
    Person(
      id: Person.ID(id), name: id.capitalizedOnce, relation: .partner, discreet: discreet,
      appreciation: appreciation, checkIn: checkIn, reminders: reminders, dates: dates,
      plans: plans)
  }

  static func plan(_ people: Person..., hours: Hours = Hours()) -> Plan {
    Plan(hours: hours, people: people, deck: deck)
  }

  /// Three prompts of each practice and type, of kinds in turn.
  static let deck: [Prompt] = Practice.allCases.flatMap { practice in
    ReminderType.allCases.flatMap { type in
      [Prompt.Kind.act, .say, .ask].map { kind in
        Prompt(
          id: Prompt.ID("\(practice.rawValue)-\(type.rawValue)-\(kind.rawValue)"),
          practice: practice, type: type, kind: kind, depth: .everyday,
          relations: Relation.allCases, setting: .either, minutes: 5,
          summary: "\(practice.rawValue) for {name}", body: "\(kind.rawValue) with {name}")
      }
    }
  }

  static func expression(_ text: String) -> CalendarExpression {
    do {
      return try CalendarExpression(parsing: text, zone: { _ in nil })
    } catch {
      preconditionFailure("\(text): \(error)")
    }
  }

  static func span(_ text: String) -> CalendarSpan {
    do {
      return try CalendarSpan(parsing: text)
    } catch {
      preconditionFailure("\(text): \(error)")
    }
  }

  static func zone(_ rule: String, _ name: String) -> Zone {
    do {
      return try Zone(rule: rule, name: name)
    } catch {
      preconditionFailure("\(rule): \(error)")
    }
  }

  static let west = zone("<-08>8", "West")
  static let east = zone("<+09>-9", "East")

  /// A time of that week in UTC, such as "Mon 18:00".
  static func at(_ text: String) -> Instant {
    let parts = text.split(separator: " ")
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let time = parts[1].split(separator: ":").compactMap { Int64($0) }
    guard let day = names.firstIndex(of: String(parts[0])), time.count == 2 else {
      preconditionFailure("\(text) is no time of the week")
    }
    let monday: Int64 = 1_795_392_000
    return Instant(
      microseconds: (monday + Int64(day) * 86_400 + time[0] * 3_600 + time[1] * 60) * 1_000_000)
  }
}

extension String {
  fileprivate var capitalizedOnce: String { prefix(1).uppercased() + dropFirst() }
}

extension Moment {
  init(_ wall: Instant) { self.init(wall: wall, boot: .microseconds(wall.microseconds)) }
}

/// An engine on a bench: its effects in short words, and a world that lets everything through.
struct Bench {
  var engine: Engine
  var now: Instant
  /// The last card that was put up.
  var card: Card?
  var written: State
  /// By how much the wall clock was stepped in this run.
  var drift: Duration = .zero

  init(
    _ plan: Plan, at start: String = "Mon 09:00", state: State? = nil, zone: Zone = .utc,
    reaching: Bool = true
  ) {
    now = Sample.at(start)
    let state = state ?? State(seed: 7)
    written = state
    engine = Engine(plan: plan, state: state, zone: zone, at: Moment(now))
    send(.started)
    if reaching {
      send(.reachChanged(true))
      send(.lockChanged(.unlocked))
    }
  }

  /// Sends an event; cards are taken by a channel at once unless `refusing`.
  @discardableResult
  mutating func send(_ event: Event, refusing: Bool = false) -> [String] {
    var words: [String] = []
    var queue = [event]
    while !queue.isEmpty {
      let moment = Moment(wall: now, boot: Moment(now - drift).boot)
      let effects = engine.handle(queue.removeFirst(), at: moment)
      for effect in effects {
        if let word = take(effect) { words.append(word) }
        guard case .present(let card) = effect else { continue }
        queue.append(
          refusing
            ? .refused(card.presentation) : .accepted(card.presentation, handle: ":1.5 9"))
      }
    }
    return words
  }

  private mutating func take(_ effect: Effect) -> String? {
    switch effect {
    case .record(let record):
      written.apply(record)
      return nil
    case .present(let card):
      self.card = card
      if card.asksWhen { return "show a card that asks when" }
      return card.isOpen ? "show \(card.text.summary)" : "show a neutral card"
    case .withdraw: return "withdraw"
    case .announce(let announcement):
      switch announcement.kind {
      case .held(let reason): return "held: \(reason.rawValue)"
      case .ended(let outcome): return "ended: \(outcome)"
      default: return nil
      }
    }
  }

  /// Lets time pass, waking the engine whenever it wants to be woken.
  @discardableResult
  mutating func advance(to time: String) -> [String] { advance(to: Sample.at(time)) }

  @discardableResult
  mutating func advance(to end: Instant) -> [String] {
    var words: [String] = []
    while let next = engine.nextWakeup, next <= end {
      now = next
      words += send(.woke)
    }
    now = end
    return words + send(.woke)
  }

  @discardableResult
  mutating func answer(_ answer: Answer) -> [String] {
    guard let card else { return ["no card"] }
    return send(.answered(card.occurrence, answer))
  }
}
