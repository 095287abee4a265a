package import CivilTime

/// What can be asked of an engine without changing it.
extension Engine {
  /// One thing that will be shown, if nothing holds it.
  package struct Prospect: Equatable, Sendable {
    package let occurrence: Occurrence
    package let at: Instant
  }

  /// Runs a copy forward: what will be shown until an instant, at most so many, if every card is
  /// answered at once in one way.
  package func prospects(
    from now: Moment, until end: Instant, limit: Int, answering behaviour: Behaviour = .done
  ) -> [Prospect] {
    var outlook = Outlook(engine: self, moment: now, behaviour: behaviour)
    outlook.begin()
    for _ in 0..<Engine.prospectSteps {
      guard outlook.found.count < limit, outlook.advance(until: end) else { break }
    }
    return Array(outlook.found.prefix(limit))
  }

  /// Runs a copy forward to the first thing that is wanted, and says there why it comes so.
  package func foreseen(
    from now: Moment, until end: Instant, where isWanted: @escaping (Prospect) -> Bool
  ) -> Foreseen? {
    var outlook = Outlook(
      engine: self, moment: now, canSayWords: canSayWords, isWanted: isWanted)
    outlook.begin()
    for _ in 0..<Engine.prospectSteps {
      guard outlook.explained == nil, outlook.advance(until: end) else { break }
    }
    return outlook.explained
  }

  /// What the user of a look ahead does with every card.
  package enum Behaviour: String, CaseIterable, Sendable {
    case done
    /// Puts it off for an hour, as often as that is possible.
    case later
    case nothing
  }

  /// Bounds a look ahead: far more steps than a year of any plan that a person could live with.
  private static let prospectSteps = 100_000

  /// What fell due and is not up, or was put off, in the order in which it was made, with the
  /// reasons why.
  package func waiting(at now: Instant) -> [(occurrence: Occurrence, holds: [Hold])] {
    open.filter(\.isWaiting).map { ($0, holds(on: $0, at: now)) }
  }

  /// An occurrence by its id, open or over.
  package func occurrence(_ id: Occurrence.ID) -> Occurrence? {
    open.first { $0.id == id } ?? past.find(id)
  }

  package var current: Occurrence? { showing.flatMap { openIndex($0.occurrence) }.map { open[$0] } }

  /// What an answer by command is about: what was read last, or what is up, or else what ended by
  /// itself within a day.
  package func answerable(about person: Person.ID?, at now: Instant) -> Occurrence? {
    let number = person.flatMap { roster.numbers[$0] }
    func fits(_ occurrence: Occurrence) -> Bool {
      occurrence.reminder != .test && (person == nil || occurrence.person == number)
    }
    let read = heard.flatMap(openIndex).map { open[$0] }.flatMap { fits($0) ? $0 : nil }
    let up = open.last { $0.shownAt != nil && fits($0) && $0.phase != .waiting }
    let waiting = open.last { $0.shownAt != nil && fits($0) }
    return read ?? up ?? waiting
      ?? past.last(about: number) { fits($0) && isAnswerable($0, at: now) }
  }

  /// Whether the last that was up has its answer, so that there is nothing left to say of it.
  package func isAnswered(about person: Person.ID?, at now: Instant) -> Bool {
    let number = person.flatMap { roster.numbers[$0] }
    let last = past.last(about: number) { $0.reminder != .test && $0.shownAt != nil }
    guard case .closed(let outcome, let end) = last?.phase, now < end + Pace.lateAnswer
    else { return false }
    switch outcome {
    case .done, .notTheirMoment, .skipped, .excluded: return true
    case .letGo, .dismissed, .expired, .missed, .cancelled: return false
    }
  }

  /// Whether an occurrence may be answered so now; what is over cannot be put off.
  package func canAnswer(_ occurrence: Occurrence, _ answer: Answer, at now: Instant) -> Bool {
    guard occurrence.isClosed else { return occurrence.shownAt != nil }
    if case .later = answer { return false }
    return isAnswerable(occurrence, at: now)
  }

  /// What can be read by command: what is up, or else the first thing that is due and waits.
  package func readable(about person: Person.ID?, at now: Instant) -> Occurrence? {
    let number = person.flatMap { roster.numbers[$0] }
    let about = open.filter { person == nil || $0.person == number }
    return about.first { !$0.isWaiting } ?? about.first { $0.due <= now }
  }

  package func person(of occurrence: Occurrence) -> Person? { person(numbered: occurrence.person) }
}

/// A copy of an engine in a world that lets everything through, with a user who behaves in one way.
private struct Outlook {
  var engine: Engine
  var moment: Moment
  var behaviour = Engine.Behaviour.done
  /// Whether they may be said where the question is asked: the world of the copy is not locked.
  var canSayWords = true
  var found: [Engine.Prospect] = []
  /// What is to be explained, once it is found.
  var isWanted: ((Engine.Prospect) -> Bool)?
  var explained: Engine.Foreseen?

  mutating func begin() {
    engine.foresee(Conditions(lock: .unlocked, doNotDisturb: .off, reach: true))
    if let up = engine.current { respond(to: up.id) }
    send(.woke)
  }

  /// Goes to the next instant at which something can change; `false` if that is too far.
  mutating func advance(until end: Instant) -> Bool {
    // A pause without an end lets nothing through that it would take time to find.
    if let pause = engine.pause, pause.until == nil { return false }
    guard let next = engine.nextWakeup, next <= end else { return false }
    moment = Moment(wall: next, boot: moment.boot + (next - moment.wall))
    send(.woke)
    return true
  }

  private mutating func send(_ event: Event) {
    for case .present(let card) in engine.handle(event, at: moment) { take(card) }
  }

  private mutating func take(_ card: Card) {
    send(.accepted(card.presentation, handle: nil))
    if let shown = engine.occurrence(card.occurrence) {
      note(Engine.Prospect(occurrence: shown, at: moment.wall))
    }
    respond(to: card.occurrence)
  }

  /// One that is put off, or comes back to the screen, is still the same one.
  private mutating func note(_ prospect: Engine.Prospect) {
    let isKnown = found.suffix(64).contains { $0.occurrence.id == prospect.occurrence.id }
    guard !isKnown else { return }
    found.append(prospect)
    guard explained == nil, let isWanted, isWanted(prospect) else { return }
    // From where the question is asked, it is still to come.
    var coming = prospect.occurrence
    coming.due = prospect.at
    coming.shownAt = nil
    let reasons = engine.reasons(
      for: coming, at: moment.wall, withWords: canSayWords)
    explained = Engine.Foreseen(prospect: prospect, reasons: reasons)
  }

  private mutating func respond(to id: Occurrence.ID) {
    switch behaviour {
    case .done: send(.answered(id, .done(nil)))
    case .later: send(.answered(id, .later(.hour)))
    case .nothing: break
    }
  }
}
