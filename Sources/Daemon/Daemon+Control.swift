import CivilTime
import Control
import Core
import Host
import Linux
import Store

/// What clients ask, answered from the engine.
extension Daemon {
  func answer(_ call: ServerSession.Call, from client: ControlClient) {
    restSoon()
    do throws(ControlError) {
      switch call.request {
      case .status: client.reply(status(), to: call)
      case .upcoming(let days, let limit):
        client.reply(try upcoming(days: days, limit: limit), to: call)
      case .pause(let until):
        guard Self.canPause(until: until) else {
          return client.refuse(ServiceError.invalidParameter("untilUSec"), to: call)
        }
        try change { $0.handle(.paused(until: until?.instant)) }
        client.reply(Nothing(), to: call)
      case .resume:
        try change { $0.handle(.unpaused) }
        client.reply(Nothing(), to: call)
      case .answer(let answer, let subject):
        client.reply(try take(answer, to: subject), to: call)
      case .show(let person): client.reply(try show(person), to: call)
      case .now(let person, let kind): client.reply(try ask(person, kind), to: call)
      case .test: client.reply(try test(), to: call)
      case .reload: client.reply(try reload(), to: call)
      case .people(.makeFollowUp(_, let due, _)) where !Self.canComeBack(at: due):
        client.refuse(ServiceError.invalidParameter("dueUSec"), to: call)
      case .people(let request): client.reply(try answer(request), to: call)
      case .why(let subject, let next):
        client.reply(try why(subject, next: next), to: call)
      case .history(let person, let year):
        client.reply(try history(about: person, in: year), to: call)
      case .export: client.reply(try export(), to: call)
      case .importing(let document): client.reply(try replaceState(by: document), to: call)
      case .watch: watch(call, client)
      }
    } catch {
      client.refuse(error, to: call)
    }
  }

  func forget(_ client: ControlClient) { watchers.removeAll { $0.client === client } }

  private func watch(_ call: ServerSession.Call, _ client: ControlClient) {
    watchers.append(Watcher(client: client, call: call))
    client.reply(Watched(.ready, at: Timestamp(Clocks.now())), to: call)
  }

  func running() throws(ControlError) -> Engine {
    if let engine { return engine }
    if configuration.plan != nil, let storeTrouble {
      throw .stateUnavailable(reason: "\(storeTrouble). \(storeTrouble.hint)")
    }
    throw .noPlan(configuration.problems)
  }

  /// Does what a client wants; that it could not be written is an error, though it was done.
  func change(_ body: (isolated Daemon) -> Void) throws(ControlError) {
    _ = try running()
    body(self)
    guard !unwritten.isEmpty, let storeTrouble else { return }
    throw .stateUnavailable(
      reason: "\(storeTrouble). Until it can be written, what you said counts only as long as "
        + "attuned runs. \(storeTrouble.hint)")
  }

  private func upcoming(days: Int, limit: Int) throws(ControlError) -> Upcoming {
    let engine = try running()
    let now = Clocks.moment()
    let end = now.wall + .seconds(days * 86_400)
    let found = engine.prospects(from: now, until: end, limit: limit)
    return Upcoming(reminders: found.map { reminder($0.occurrence, due: $0.at) })
  }

  /// A pause that is over before it begins is a mistake, and so is one beyond all plans.
  private static func canPause(until: Timestamp?) -> Bool {
    guard let until = until?.instant else { return true }
    return until > Clocks.now() && until <= .latestPlanned
  }

  private func take(
    _ answer: Request.Answer, to subject: Request.Subject
  ) throws(ControlError) -> Answered {
    let engine = try running()
    let answer = Answer(answer)
    let occurrence = try occurrence(of: subject, for: answer, in: engine)
    if case .never = answer, occurrence.draw?.isPrompt != true {
      throw .notAPrompt(reminder(occurrence).kind)
    }
    try change { $0.handle(.answered(occurrence.id, answer)) }
    let answered = self.engine?.occurrence(occurrence.id) ?? occurrence
    let prompt = answered.draw.flatMap { $0.isPrompt ? $0.prompt.description : nil }
    return Answered(reminder(answered), next: nextReminder(), prompt: prompt)
  }

  private func occurrence(
    of subject: Request.Subject, for answer: Answer, in engine: Engine
  ) throws(ControlError) -> Occurrence {
    let now = Clocks.now()
    if let id = subject.occurrence {
      let named = engine.occurrence(Occurrence.ID(id))
      guard let named, engine.canAnswer(named, answer, at: now) else {
        throw .unknownOccurrence(id)
      }
      return named
    }
    let person = try person(subject.person)
    let found = engine.answerable(about: person?.id, at: now)
    guard let found, engine.canAnswer(found, answer, at: now) else {
      throw engine.isAnswered(about: person?.id, at: now) ? .alreadyAnswered : .nothingToAnswer
    }
    return found
  }

  private func show(_ name: String?) throws(ControlError) -> Shown {
    _ = try running()
    let person = try person(name)
    // What is asked for this moment ignores much, but never the lock: where the text would end up,
    // a lock screen's own widgets included, cannot be known here.
    guard conditions.lock != .locked else { throw .sessionLocked }
    while let found = engine?.readable(about: person?.id, at: Clocks.now()) {
      try change { $0.handle(.read(found.id)) }
      // What was read before and suits no more has ended; there may be another one.
      guard let shown = engine?.occurrence(found.id), !shown.isClosed else { continue }
      let text = engine?.text(of: shown, at: Clocks.now())
      return Shown(
        reminder(shown), summary: text?.summary ?? "", body: text?.body ?? "",
        note: text?.note ?? "")
    }
    throw .nothingToShow
  }

  private func ask(_ name: String?, _ kind: Request.Kind?) throws(ControlError) -> Asked {
    let engine = try running()
    let now = Clocks.moment()
    let likely = engine.foreseen(from: now, until: now.wall + .seconds(366 * 86_400)) {
      $0.occurrence.reminder.type != nil
    }?.prospect.occurrence
    let asked: Person? = if let name { try awake(name) } else { nil }
    let others = engine.plan.people.filter { !engine.topicsResting(about: $0.id).contains(.all) }
    let chosen = asked ?? likely.flatMap(engine.person(of:)) ?? others.first
    guard let chosen else { throw .nothingEligible }
    let type = kind.map(ReminderType.init) ?? likely?.reminder.type ?? .checkIn
    try change { $0.handle(.asked(chosen.id, type)) }
    guard let made = self.engine?.open.last(where: { $0.reminder == .asked(type) }) else {
      throw .nothingEligible
    }
    return Asked(reminder(made), holds: holds(on: made))
  }

  private func test() throws(ControlError) -> Tested {
    try change { $0.handle(.testAsked) }
    let made = engine?.open.last { $0.reminder == .test }
    return Tested(holds: made.map(holds(on:)) ?? [])
  }

  /// Why it waits; nothing if it is on its way to a channel.
  private func holds(on occurrence: Occurrence) -> [Reminder.Hold] {
    guard occurrence.phase == .waiting, let engine else { return [] }
    return engine.holds(on: occurrence, at: Clocks.now()).map(Reminder.Hold.init)
  }

  private func reload() throws(ControlError) -> Reloaded {
    watchConfiguration()
    readConfiguration()
    // A mistake in a deck leaves out a prompt; the plan runs all the same.
    guard let plan = configuration.plan, configuration.state == .good else {
      throw .badConfiguration(configuration.problems)
    }
    _ = try running()
    return Reloaded(people: plan.people.count, problems: configuration.problems)
  }

  /// A person by id, or by name as the user wrote it.
  func person(_ name: String?) throws(ControlError) -> Person? {
    guard let name else { return nil }
    return try person(named: name)
  }

  func person(named name: String) throws(ControlError) -> Person {
    let found = configuration.plan?.people(called: name) ?? []
    guard let person = found.first else {
      throw .unknownPerson(name, known: configuration.plan?.people.map(\.id.description) ?? [])
    }
    guard found.count == 1 else {
      throw .ambiguousPerson(name, people: found.map(\.id.description))
    }
    return person
  }
}
