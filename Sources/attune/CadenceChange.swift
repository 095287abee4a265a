import Configuration
import Control
import Core
import Host
import Linux

/// One cadence that is to be another from now on.
struct CadenceChange {
  let person: Person
  let type: ReminderType
  let value: String

  /// Writes it into the configuration and has the daemon, if one runs, read it.
  func make(in old: LoadedPlan) throws(Ending) -> Outcome {
    let new = try edited(old.file)
    let daemon = try Connection.ifAny()
    let before = try next(daemon, in: old)
    do {
      try Files.writeAtomically(new.file.bytes, to: new.file.path)
    } catch {
      throw Ending("\(error)")
    }
    if let daemon { _ = try daemon.call(.reload, for: Reloaded.self) }
    let after = try next(daemon, in: new)
    return Outcome(
      change: self, cadence: new.plan?.person(person.id)?.cadence(of: type) ?? .off,
      warnings: Self.warnings(new, besides: old), isApplied: daemon != nil,
      before: before, after: after)
  }

  private func edited(_ file: ConfigFile) throws(Ending) -> LoadedPlan {
    switch ConfigurationFile.reader.settingCadence(of: person.id, type, to: value, in: file) {
    case .success(let loaded): return loaded
    case .failure(let refusal):
      throw Ending(refusal.text.escapedLines)
    }
  }

  /// What the change brings about, not what was so before, word for word in the same place.
  static func warnings(_ new: LoadedPlan, besides old: LoadedPlan) -> [Problem] {
    let known = old.problems
    let growth = new.file.bytes.count - old.file.bytes.count
    return new.problems.filter { problem in
      // A change moves what stands behind it, and nothing else.
      !known.contains { other in
        guard let old = other.span?.start.offset, let new = problem.span?.start.offset else {
          return false
        }
        return other.message == problem.message && [old, old + growth].contains(new)
      }
    }
  }

  private func next(_ daemon: Connection?, in loaded: LoadedPlan) throws(Ending) -> Reminder? {
    guard let daemon else {
      return loaded.plan.flatMap { Foresight.next(of: type, about: person.id, in: $0) }
    }
    let request = Request.upcoming(
      days: Request.daysAllowed.upperBound, limit: Request.limitByDefault)
    do {
      let upcoming: Upcoming = try daemon.call(request)
      return upcoming.reminders.first {
        $0.person == person.id.description && Phrase.kind($0.kind) == type.rawValue
      }
    } catch {
      // A daemon without a plan knows of nothing that comes next.
      return nil
    }
  }

  /// What became of it.
  struct Outcome {
    let change: CadenceChange
    let cadence: Cadence
    let warnings: [Problem]
    let isApplied: Bool
    let before: Reminder?
    let after: Reminder?

    private var old: Cadence { change.person.cadence(of: change.type) }

    var lines: [String] {
      let now = Places.now
      let who = "\(change.person.id.description.escaped), \(change.type.rawValue)"
      let change = "\(who): was \(old), is now \(cadence)."
      let isIdle = isApplied ? [] : ["attuned is not running; it reads this when it starts."]
      let knowsNothing = !isApplied && before == nil && after == nil
      let next = [
        "Next was  \(before.map { Phrase.when($0, now: now) } ?? "nothing")",
        "Next is   \(after.map { Phrase.when($0, now: now) } ?? "nothing")",
      ]
      return [change] + (knowsNothing ? [] : next) + isIdle + warnings.map(\.rendered)
    }

    var json: JSON {
      .object([
        .init("person", change.person.id.description), .init("kind", change.type.rawValue),
        .init("was", old.description), .init("cadence", cadence.description),
        .init("applied", isApplied), .init("before", before), .init("after", after),
        .init("problems", warnings),
      ])
    }
  }
}
