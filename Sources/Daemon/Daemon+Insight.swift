import CivilTime
import Control
import Core
import Host
import Linux
import Store

/// The why, the past, and the whole of what is remembered.
extension Daemon {
  func why(_ subject: Request.Subject, next: Bool) throws(ControlError) -> Explained {
    let engine = try running()
    let person = try person(subject.person)
    if let id = subject.occurrence {
      let id = Occurrence.ID(id)
      if let named = engine.occurrence(id) { return explained(named, in: engine) }
      guard let coming = engine.foreseen(id, from: Clocks.moment()) else {
        throw .unknownOccurrence(id.description)
      }
      return explained(coming)
    }
    if !next, let known = engine.explainable(about: person?.id) {
      return explained(known, in: engine)
    }
    guard let coming = engine.foreseen(about: person?.id, from: Clocks.moment()) else {
      if let person, engine.topicsResting(about: person.id).contains(.all) {
        throw .resting(person.id.description)
      }
      throw .nothingToExplain
    }
    return explained(coming)
  }

  private func explained(_ coming: Engine.Foreseen) -> Explained {
    Explained(
      reminder(coming.prospect.occurrence, due: coming.prospect.at),
      reasons: coming.reasons.map(Explained.Reason.init))
  }

  private func explained(_ occurrence: Occurrence, in engine: Engine) -> Explained {
    Explained(
      reminder(occurrence, due: occurrence.shownAt),
      reasons: engine.reasons(for: occurrence, at: Clocks.now()).map(Explained.Reason.init))
  }

  func history(about name: String?, in year: Int?) throws(ControlError) -> Acts {
    let engine = try running()
    return Acts(
      try remembered().occurrences, people: engine.people, plan: engine.plan,
      about: try remembered(name, in: engine), in: year, zone: zone.zone)
  }

  /// Someone in the plan by id or name, or someone who was and is remembered, by id.
  private func remembered(
    _ name: String?, in engine: Engine
  ) throws(ControlError) -> Person.ID? {
    if let name, let past = engine.people.first(where: { $0.id.description == name }) {
      return past.id
    }
    return try person(name)?.id
  }

  func export() throws(ControlError) -> Exported {
    Exported(StateDocument.json(of: try remembered()))
  }

  /// Everything that is remembered, also what the rules do not look back to.
  private func remembered() throws(ControlError) -> State {
    let engine = try running()
    guard let store else { return engine.state }
    do throws(StoreError) {
      var state = try store.load()
      // What could not be written yet is remembered all the same.
      for record in unwritten { state.apply(record) }
      return state
    } catch {
      throw .stateUnavailable(reason: "\(error). \(error.hint)")
    }
  }

  /// Everything goes on from the new state, if all of it is right and was written.
  func replaceState(by document: JSON) throws(ControlError) -> Imported {
    let engine = try running()
    let state: State
    do throws(DocumentError) {
      state = try StateDocument.state(of: document).withoutCards
    } catch {
      throw .badDocument(path: error.path, reason: error.reason)
    }
    do throws(StoreError) {
      try store?.replace(by: state)
    } catch {
      throw .stateUnavailable(reason: "\(error). Nothing was changed. \(error.hint)")
    }
    begin(with: state, after: engine)
    return Imported(people: state.people.count)
  }

  private func begin(with state: State, after old: Engine) {
    // What was still to be written belongs to what is gone.
    unwritten = []
    storeTrouble = nil
    sources.stateRetry = nil
    if let presentation = old.showing?.presentation { perform([.withdraw(presentation)]) }
    engine = Engine(plan: old.plan, state: state, zone: zone.zone, at: Clocks.moment())
    engine?.succeed(old)
    engine?.foresee(conditions)
    handle(.started)
    announce(Announcement(.planReplaced))
    noticeReach()
  }
}

extension State {
  /// Where cards were says nothing about the screen of today: another program's may be there now.
  fileprivate var withoutCards: State {
    var state = self
    for index in state.occurrences.indices { state.occurrences[index].handle = nil }
    return state
  }
}
