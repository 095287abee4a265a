import CivilTime
import Control
import Core
import Host
import Linux

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
        try pause(until: until)
        client.reply(Nothing(), to: call)
      case .resume:
        _ = try running()
        handle(.unpaused)
        client.reply(Nothing(), to: call)
      case .answer(let answer, let subject):
        client.reply(try take(answer, to: subject), to: call)
      case .show(let person): client.reply(try show(person), to: call)
      case .now(let person, let kind): client.reply(try ask(person, kind), to: call)
      case .test: client.reply(try test(), to: call)
      case .reload: client.reply(try reload(), to: call)
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

  private func running() throws(ControlError) -> Engine {
    guard let engine else { throw .noPlan(configuration.problems) }
    return engine
  }

  private func upcoming(days: Int, limit: Int) throws(ControlError) -> Upcoming {
    let engine = try running()
    let now = Clocks.moment()
    let end = now.wall + .seconds(days * 86_400)
    let found = engine.prospects(from: now, until: end, limit: limit)
    return Upcoming(reminders: found.map { reminder($0.occurrence, due: $0.at) })
  }

  private func pause(until: Timestamp?) throws(ControlError) {
    _ = try running()
    handle(.paused(until: until.map { Instant(microseconds: Int64($0.microseconds)) }))
  }

  private func take(
    _ answer: Request.Answer, to subject: Request.Subject
  ) throws(ControlError) -> Answered {
    let engine = try running()
    let occurrence = try occurrence(of: subject, in: engine)
    handle(.answered(occurrence.id, Answer(answer)))
    return Answered(reminder(occurrence), next: nextReminder())
  }

  private func occurrence(
    of subject: Request.Subject, in engine: Engine
  ) throws(ControlError) -> Occurrence {
    let now = Clocks.now()
    if let id = subject.occurrence {
      let named = engine.occurrence(Occurrence.ID(id))
      guard let named, engine.canAnswer(named, at: now) else { throw .unknownOccurrence(id) }
      return named
    }
    let person = try person(subject.person)
    guard let found = engine.answerable(about: person?.id, at: now) else { throw .nothingToAnswer }
    return found
  }

  private func show(_ name: String?) throws(ControlError) -> Shown {
    let engine = try running()
    let person = try person(name)
    guard let found = engine.readable(about: person?.id, at: Clocks.now()) else {
      throw .nothingToShow
    }
    handle(.read(found.id))
    let shown = self.engine?.occurrence(found.id) ?? found
    let text = self.engine?.text(of: shown, at: Clocks.now())
    return Shown(reminder(shown), summary: text?.summary ?? "", body: text?.body ?? "")
  }

  private func ask(_ name: String?, _ kind: Request.Kind?) throws(ControlError) -> Asked {
    let engine = try running()
    let next = engine.prospects(from: Clocks.moment(), until: .distantFuture, limit: 10)
    let likely = next.first { $0.occurrence.reminder.type != nil }?.occurrence
    let chosen = try person(name) ?? likely.flatMap(engine.person(of:)) ?? engine.plan.people.first
    guard let chosen else { throw .nothingEligible }
    let type = kind.map(ReminderType.init) ?? likely?.reminder.type ?? .checkIn
    handle(.asked(chosen.id, type))
    guard let made = self.engine?.open.last(where: { $0.reminder == .asked(type) }) else {
      throw .nothingEligible
    }
    return Asked(reminder(made), holds: holds(on: made))
  }

  private func test() throws(ControlError) -> Tested {
    _ = try running()
    handle(.testAsked)
    let made = engine?.open.last { $0.reminder == .test }
    return Tested(holds: made.map(holds(on:)) ?? [])
  }

  /// Why it waits; nothing if it is on its way to a channel.
  private func holds(on occurrence: Occurrence) -> [Reminder.Hold] {
    guard occurrence.phase == .waiting, let engine else { return [] }
    return engine.holds(on: occurrence, at: Clocks.now()).map(Reminder.Hold.init)
  }

  private func reload() throws(ControlError) -> Reloaded {
    readConfiguration()
    let errors = configuration.problems.contains { $0.severity == .error }
    guard let plan = configuration.plan, !errors, configuration.state == .good else {
      throw .badConfiguration(configuration.problems)
    }
    return Reloaded(people: plan.people.count, problems: configuration.problems)
  }

  /// A person by id, or by name as the user wrote it.
  private func person(_ name: String?) throws(ControlError) -> Person? {
    guard let name else { return nil }
    let people = configuration.plan?.people ?? []
    let known = people.first { $0.id.description == name } ?? people.first { $0.name == name }
    guard let known else {
      throw .unknownPerson(name, known: people.map(\.id.description))
    }
    return known
  }
}
