import CivilTime
import Core

/// What happens around a user.
extension Life {
  mutating func happen() {
    guard mood.isEventful else { return }
    switch dice.pick(Array(0..<24)) {
    case 0...3: perform(.lockChanged(engine.conditions.lock == .locked ? .unlocked : .locked))
    case 4: perform(.doNotDisturbChanged(engine.conditions.doNotDisturb == .on ? .off : .on))
    case 5, 6: suspend()
    case 7: perform(.reachChanged(!engine.conditions.reach))
    case 8: if dice.falls(0.1) { perform(.paused(until: now + dice.seconds(3_600...900_000))) }
    case 9: perform(.unpaused)
    case 10: if dice.falls(0.2) { askForOne() }
    case 11: if dice.falls(0.3) { meet() }
    case 12, 13: if dice.falls(0.2) { decide() }
    case 14: if dice.falls(0.2) { followUp() }
    case 15: readByCommand()
    case 16: if dice.falls(0.6) { changeMind() }
    default: settleDown()
    }
    if mood.isTurbulent, dice.falls(0.2) { turn() }
  }

  /// Most of the time a desktop lets everything through.
  private mutating func settleDown() {
    if engine.conditions.lock == .locked { perform(.lockChanged(.unlocked)) }
    if engine.conditions.doNotDisturb == .on { perform(.doNotDisturbChanged(.off)) }
    if !engine.conditions.reach { perform(.reachChanged(true)) }
  }

  private mutating func suspend() {
    now = now + dice.seconds(600...60_000)
    reaction = nil
    perform(.resumed)
  }

  private mutating func askForOne() {
    perform(.asked(dice.pick(engine.plan.people).id, dice.pick(ReminderType.allCases)))
  }

  private mutating func meet() {
    let id = dice.pick(engine.plan.people).id
    if let number = engine.number(of: id) { ledger[number].contact = now }
    perform(.contacted(id))
  }

  private mutating func readByCommand() {
    guard engine.conditions.lock != .locked, let next = engine.readable(about: nil, at: now)
    else { return }
    perform(.read(next.id))
    if dice.falls(0.8) { perform(.answered(next.id, .done(nil))) }
  }

  private mutating func decide() {
    let person = dice.pick(engine.plan.people)
    guard let number = engine.number(of: person.id) else { return }
    switch dice.pick(Array(0..<6)) {
    case 0:
      let topics = dice.pick([Topics.all, .guarded, .asks, .patience, [.apology, .asks]])
      ledger[number].resting.formUnion(topics)
      ledger[number].restedSince = now
      perform(.rested(person.id, topics))
    case 1, 2:
      ledger[number].resting = []
      perform(.returned(person.id))
    default:
      let depth = min(dice.pick(Depth.allCases), person.relation.deepest)
      if depth >= ledger[number].consent { ledger[number].gentle = nil }
      ledger[number].consent = depth
      perform(.consented(person.id, depth))
    }
  }

  private mutating func followUp() {
    let id = dice.pick(engine.plan.people).id
    perform(.followUpMade(id, due: now + dice.seconds(3_600...900_000), text: "the interview"))
  }

  /// Clocks step, zones change, and the daemon crashes.
  private mutating func turn() {
    switch dice.pick(Array(0..<4)) {
    case 0, 1:
      let step = Duration.seconds(dice.pick([-3_600, -60, 5, 3_600]))
      now = now + step
      drift = drift + step
      happening = happening + step
      ledger.released = ledger.released + step
      ledger.afterRelease = ledger.afterRelease.map { ($0.id, $0.at + step) }
      if let reaction { self.reaction = (reaction.at + step, reaction.card, reaction.what) }
      perform(.clockChanged)
    case 2: perform(.zoneChanged(dice.pick([.utc, Self.west])))
    default: crash()
    }
  }

  private static let west: Zone = {
    do {
      return try Zone(rule: "CET-1CEST,M3.5.0,M10.5.0/3", name: "West")
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  mutating func crash() {
    let before = engine
    checkRemembered()
    engine = Engine(
      plan: before.plan, state: written, zone: before.zone,
      at: Moment(wall: now, boot: .seconds(86_400) + (truth - Self.birth)))
    up = nil
    reaction = nil
    seen = nil
    perform(.started)
    perform(.reachChanged(true))
    perform(.lockChanged(.unlocked))
  }
}
