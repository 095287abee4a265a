import Configuration
import Control
import Core
import Host
import Linux

/// One cadence that is to be another from now on.
struct CadenceChange {
  let person: Person.ID
  let type: ReminderType
  let value: String

  /// Writes it into the configuration and has the daemon, if one runs, read it.
  func make(in file: ConfigurationFile) throws(Ending) -> Outcome {
    let daemon = try Connection.ifAny()
    let told = try daemon.map(next)
    let (old, new) = try file.change { reader, file in
      reader.settingCadence(of: person, type, to: value, in: file)
    }
    if let daemon { _ = try daemon.call(.reload, for: Reloaded.self) }
    return Outcome(
      change: self, was: cadence(in: old), cadence: cadence(in: new),
      warnings: Self.warnings(new, besides: old), isApplied: daemon != nil,
      before: told ?? next(in: old), after: try daemon.map(next) ?? next(in: new))
  }

  private func cadence(in loaded: LoadedPlan) -> Cadence {
    loaded.plan?.person(person)?.cadence(of: type) ?? .off
  }

  /// What the change brings about, not what was so before.
  private static func warnings(_ new: LoadedPlan, besides old: LoadedPlan) -> [Problem] {
    let known = old.problems.map(\.message)
    return new.problems.filter { !known.contains($0.message) }
  }

  private func next(in loaded: LoadedPlan) -> Reminder? {
    loaded.plan.flatMap { Foresight.next(of: type, about: person, in: $0) }
  }

  private func next(_ daemon: Connection) throws(Ending) -> Reminder? {
    let request = Request.upcoming(
      days: Request.daysAllowed.upperBound, limit: Request.limitByDefault)
    do {
      let upcoming: Upcoming = try daemon.call(request)
      return upcoming.reminders.first {
        $0.person == person.description && Phrase.kind($0.kind) == type.rawValue
      }
    } catch {
      // A daemon without a plan knows of nothing that comes next.
      return nil
    }
  }

  /// What became of it.
  struct Outcome {
    let change: CadenceChange
    let was: Cadence
    let cadence: Cadence
    let warnings: [Problem]
    let isApplied: Bool
    let before: Reminder?
    let after: Reminder?

    var lines: [String] {
      let who = "\(change.person.description.escaped), \(change.type.rawValue)"
      let change = "\(who): was \(was), is now \(cadence)."
      let isIdle = isApplied ? [] : ["attuned is not running; it reads this when it starts."]
      let knowsNothing = !isApplied && before == nil && after == nil
      let next = [
        "Next was  \(before.map(Phrase.when) ?? "nothing")",
        "Next is   \(after.map(Phrase.when) ?? "nothing")",
      ]
      return [change] + (knowsNothing ? [] : next) + isIdle + warnings.map(\.rendered)
    }

    var json: JSON {
      .object([
        .init("person", change.person.description), .init("kind", change.type.rawValue),
        .init("was", was.description), .init("cadence", cadence.description),
        .init("applied", isApplied), .init("before", before), .init("after", after),
        .init("problems", warnings),
      ])
    }
  }
}
