import CivilTime
import Configuration
import Control
import Core
import Host
import Linux
import Store

/// What a plan and what is remembered will bring, where no daemon runs that could be asked.
enum Foresight {
  /// The first reminder of one cadence within a year, or why there is none.
  enum Next: Equatable {
    case comes(Reminder)
    /// It is off, or nothing can be read.
    case nothing
    /// Everything about the person rests.
    case resting
    /// Nobody answered for long.
    case asleep
    case paused
    /// Nothing of the kind within a year.
    case farAway
  }

  static func next(of type: ReminderType, about person: Person.ID, in plan: Plan) -> Next {
    guard let state = try? Remembered.state() else { return .nothing }
    let (engine, now) = engine(on: plan, state)
    return next(of: type, about: person, in: engine, from: now)
  }

  static func next(
    of type: ReminderType, about person: Person.ID, in engine: Engine, from now: Moment
  ) -> Next {
    if let coming = coming(type, about: person, in: engine, from: now) { return .comes(coming) }
    guard let planned = engine.plan.person(person), planned.cadence(of: type) != .off else {
      return .nothing
    }
    if engine.topicsResting(about: person).contains(.all) { return .resting }
    if engine.sleeping.contains(where: { $0.id == person }) { return .asleep }
    return engine.pause == nil ? .farAway : .paused
  }

  private static func coming(
    _ type: ReminderType, about person: Person.ID, in engine: Engine, from now: Moment
  ) -> Reminder? {
    let number = engine.number(of: person)
    let first = engine.foreseen(from: now, until: now.wall + .seconds(366 * 86_400)) {
      $0.occurrence.reminder == .cadence(type) && $0.occurrence.person == number
    }?.prospect
    return first.map {
      Reminder(
        $0.occurrence, about: engine.person(of: $0.occurrence), due: $0.at, in: Places.zone)
    }
  }

  /// An engine as a daemon that starts now would have it.
  static func engine(on plan: Plan, _ state: State) -> (engine: Engine, now: Moment) {
    let now = Moment(wall: Places.now, boot: Clocks.bootClock())
    var engine = Engine(plan: plan, state: state, zone: Places.zone, at: now)
    _ = engine.handle(.started, at: now)
    return (engine, now)
  }
}

extension Foresight.Next {
  var reminder: Reminder? { if case .comes(let reminder) = self { reminder } else { nil } }

  func words(now: Instant) -> String {
    switch self {
    case .comes(let reminder): Phrase.when(reminder, now: now)
    case .nothing: "nothing"
    case .resting: "nothing, as everything about them rests (attune return)"
    case .asleep: "nothing, as what comes by cadence about them rests (attune resume)"
    case .paused: "nothing, as Attune is paused (attune resume)"
    case .farAway: "more than a year away"
    }
  }
}

/// What the daemon remembers, read beside it or without it; nothing is changed.
enum Remembered {
  /// `nil` where nothing was ever remembered.
  static func state() throws(Ending) -> State? {
    guard Files.exists(Places.paths.stateDirectory) else { return nil }
    do throws(StoreError) {
      return try Store.openReadOnly(directory: Places.paths.stateDirectory)?.load()
    } catch {
      throw Ending("\(error). \(error.hint)".escaped.wrapped(to: 80).joined(separator: "\n"))
    }
  }
}
