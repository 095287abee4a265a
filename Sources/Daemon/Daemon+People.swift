import CivilTime
import Control
import Core
import Host
import Linux

/// What clients say about a person, and ask about it.
extension Daemon {
  func answer(_ request: PeopleRequest) throws(ControlError) -> any Reply {
    switch request {
    case .rest(let name, let topics): return try rest(name, topics)
    case .return(let name): return try tell(name) { .returned($0.id) }
    case .contact(let name): return try tell(name) { .contacted($0.id) }
    case .depth(let name, let wanted): return try depth(of: name, to: wanted)
    case .followUps(let withTexts): return try followUps(withTexts: withTexts)
    case .makeFollowUp(let name, let due, let note):
      return try makeFollowUp(name, due: due.instant, note)
    case .dropFollowUp(let number): return try dropFollowUp(number)
    case .excluded: return try excluded()
    case .include(let prompt, let name): return try include(Prompt.ID(prompt), name)
    case .forget(let id): return try forget(Person.ID(id))
    }
  }

  /// What the user wants to come back to lies ahead, and not beyond all plans.
  static func canComeBack(at due: Timestamp) -> Bool {
    due.instant > Clocks.now() && due.instant <= .latestPlanned
  }

  private func rest(
    _ name: String, _ topics: [PeopleRequest.Topic]?
  ) throws(ControlError) -> Rested {
    _ = try running()
    let person = try person(named: name)
    let wanted = topics.map { $0.reduce(into: Topics()) { $0.formUnion(Topics($1)) } } ?? .all
    try change { $0.handle(.rested(person.id, wanted)) }
    let resting = try running().topicsResting(about: person.id)
    return Rested(Someone(person), everything: resting.contains(.all))
  }

  /// Tells the engine of someone, and the client what comes next about them.
  private func tell(
    _ name: String, _ event: (Person) -> Event
  ) throws(ControlError) -> Following {
    _ = try running()
    let person = try person(named: name)
    let event = event(person)
    try change { $0.handle(event) }
    return Following(Someone(person), next: next(about: person))
  }

  private func next(about person: Person) -> Reminder? {
    engine?.foreseen(about: person.id, from: Clocks.moment()).map {
      reminder($0.prospect.occurrence, due: $0.prospect.at)
    }
  }

  private func depth(of name: String, to depth: Int?) throws(ControlError) -> DepthTold {
    _ = try running()
    let person = try person(named: name)
    if let depth = depth.flatMap(Depth.init(rawValue:)) {
      let deepest = person.relation.deepest
      guard depth <= deepest else {
        throw .tooDeep(ControlError.Relation(person.relation), deepest: deepest.rawValue)
      }
      try change { $0.handle(.consented(person.id, depth)) }
    }
    let consent = try running().consent(about: person, at: Clocks.now())
    return DepthTold(
      Someone(person), agreed: consent.agreed.rawValue, deepest: consent.deepest.rawValue,
      now: consent.now.rawValue, from: consent.from.map(Timestamp.init),
      doneLeft: consent.doneLeft, gentleUntil: consent.gentle.map { Timestamp($0.until) })
  }
}

extension Daemon {
  private func followUps(withTexts: Bool) throws(ControlError) -> FollowUps {
    let engine = try running()
    guard !withTexts || conditions.lock != .locked else { throw .sessionLocked }
    let due = engine.followUps.sorted { ($0.due, $0.number) < ($1.due, $1.number) }
    return FollowUps(due.compactMap { item($0, withText: withTexts) })
  }

  /// Nothing about someone who left the plan: it could not come.
  private func item(_ followUp: Core.FollowUp, withText: Bool) -> FollowUps.Item? {
    guard let person = planned(followUp.person), let engine else { return nil }
    let arrival = engine.arrival(of: followUp)
    return FollowUps.Item(
      number: followUp.number, someone: Someone(person), due: Timestamp(arrival),
      local: Reminder.local(arrival, in: zone.zone), text: withText ? followUp.text : nil)
  }

  private func planned(_ number: Int) -> Person? {
    engine?.plan.people.first { engine?.number(of: $0.id) == number }
  }

  private func makeFollowUp(
    _ name: String, due: Instant, _ note: Note
  ) throws(ControlError) -> FollowUpMade {
    _ = try running()
    let person = try awake(name)
    let text = note.text
    try change { $0.handle(.followUpMade(person.id, due: due, text: text)) }
    guard let made = engine?.followUps.last, let item = item(made, withText: false) else {
      throw .stateUnavailable(reason: "the follow-up was not kept")
    }
    return FollowUpMade(item)
  }

  private func dropFollowUp(_ number: Int) throws(ControlError) -> Nothing {
    guard try running().followUps.contains(where: { $0.number == number }) else {
      throw .unknownFollowUp(number)
    }
    try change { $0.handle(.followUpDropped(number: number)) }
    return Nothing()
  }

  private func excluded() throws(ControlError) -> Excluded {
    let engine = try running()
    guard conditions.lock != .locked else { throw .sessionLocked }
    return Excluded(engine.exclusions.compactMap(item))
  }

  /// Nothing about someone who left the plan.
  private func item(_ exclusion: Exclusion) -> Excluded.Item? {
    let person = exclusion.person.flatMap(planned)
    guard exclusion.person == nil || person != nil else { return nil }
    return Excluded.Item(
      prompt: exclusion.prompt.description,
      summary: engine?.summary(of: exclusion.prompt, about: person),
      someone: person.map(Someone.init))
  }

  private func include(_ prompt: Prompt.ID, _ name: String?) throws(ControlError) -> Nothing {
    let engine = try running()
    let person = try person(name)
    let number = person.flatMap { engine.number(of: $0.id) }
    let isExcluded = engine.exclusions.contains {
      $0.prompt == prompt && (person == nil || $0.person == number)
    }
    guard isExcluded else { throw .notExcluded(prompt.description) }
    try change { $0.handle(.promptIncluded(prompt, person?.id)) }
    return Nothing()
  }

  /// Whoever is remembered can be forgotten, unless the plan would bring them back.
  private func forget(_ id: Person.ID) throws(ControlError) -> Nothing {
    let engine = try running()
    guard engine.plan.person(id) == nil else { throw .stillPlanned(id.description) }
    guard engine.number(of: id) != nil else {
      // Whoever is forgotten here may still be in the file, if that could not be written.
      let isUnfinished = unwritten.contains { if case .forget = $0 { true } else { false } }
      if isUnfinished {
        try change { _ = $0.write([]) }
        return Nothing()
      }
      throw .unknownPerson(id.description, known: engine.people.map(\.id.description))
    }
    try change { $0.handle(.forgotten(id)) }
    return Nothing()
  }

  /// A person by id or name about whom not everything rests.
  func awake(_ name: String) throws(ControlError) -> Person {
    let person = try person(named: name)
    if engine?.topicsResting(about: person.id).contains(.all) ?? false {
      throw .resting(person.id.description)
    }
    return person
  }
}
