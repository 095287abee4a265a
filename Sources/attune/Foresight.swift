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
    let state = try? Store.openReadOnly(directory: Places.paths.stateDirectory)?.load()
    guard let state else { return nil }
    let zone = Places.zone
    let now = Moment(wall: Places.now, boot: Clocks.bootClock())
    var engine = Engine(plan: plan, state: state, zone: zone, at: now)
    _ = engine.handle(.started, at: now)
    let found = engine.prospects(
      from: now, until: now.wall + .seconds(366 * 86_400), limit: Request.limitByDefault)
    let first = found.first {
      $0.occurrence.reminder == .cadence(type) && engine.person(of: $0.occurrence)?.id == person
    }
    return first.map {
      Reminder($0.occurrence, about: engine.person(of: $0.occurrence), due: $0.at, in: zone)
    }
  }
}
