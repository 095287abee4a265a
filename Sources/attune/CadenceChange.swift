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
    // The daemon may read the file as soon as it is changed.
    let before = try next(in: file.load())
    let (old, new) = try file.change { reader, file in
      reader.settingCadence(of: person, type, to: value, in: file)
    }
    if let daemon { _ = try daemon.call(.reload, for: Reloaded.self) }
    return Outcome(
      change: self, was: cadence(in: old), cadence: cadence(in: new),
      warnings: Self.warnings(new, besides: old), isApplied: daemon != nil,
      before: before, after: next(in: new))
  }

  private func cadence(in loaded: LoadedPlan) -> Cadence {
    loaded.plan?.person(person)?.cadence(of: type) ?? .off
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

  /// The daemon writes down what it does at once, so that all it knows is found there.
  private func next(in loaded: LoadedPlan) -> Foresight.Next {
    loaded.plan.map { Foresight.next(of: type, about: person, in: $0) } ?? .nothing
  }

  /// What became of it.
  struct Outcome {
    let change: CadenceChange
    let was: Cadence
    let cadence: Cadence
    let warnings: [Problem]
    let isApplied: Bool
    let before: Foresight.Next
    let after: Foresight.Next

    var lines: [String] {
      let now = Places.now
      let who = "\(change.person.description.escaped), \(change.type.rawValue)"
      let change = "\(who): was \(was), is now \(cadence)."
      let isIdle = isApplied ? [] : ["attuned is not running; it reads this when it starts."]
      let knowsNothing = !isApplied && before == .nothing && after == .nothing
      let next = ["Next was  \(before.words(now: now))", "Next is   \(after.words(now: now))"]
      return [change] + (knowsNothing ? [] : next) + isIdle + warnings.map(\.rendered)
    }

    var json: JSON {
      .object([
        .init("person", change.person.description), .init("kind", change.type.rawValue),
        .init("was", was.description), .init("cadence", cadence.description),
        .init("applied", isApplied), .init("before", before.reminder),
        .init("after", after.reminder),
        .init("problems", warnings),
      ])
    }
  }
}
