import CivilTime
import Configuration
import Control
import Core
import Host
import Linux
import Store

/// What a plan and what is remembered will bring, where no daemon runs that could be asked.
enum Foresight {
  /// The first reminder of one cadence within a year; `nil` if none comes, or nothing can be read.
  static func next(of type: ReminderType, about person: Person.ID, in plan: Plan) -> Reminder? {
    guard let state = try? Remembered.state() else { return nil }
    let (engine, now) = engine(on: plan, state)
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
