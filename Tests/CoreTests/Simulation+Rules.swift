import CivilTime
import Core
import Testing

/// What must hold at every moment of a simulation.
extension Simulation {
  mutating func check(_ effect: Effect) {
    switch effect {
    case .present(let card):
      trace.append("\(bench.now.microseconds) \(card.occurrence) \(card.text.summary)")
      checkRules(of: card)
      #expect(
        up == nil || up?.occurrence == card.occurrence, "seed \(seed): two cards at \(bench.now)")
      #expect(!answered.contains(card.occurrence), "seed \(seed): shown after its answer")
      #expect(bench.engine.conditions.lock != .locked, "seed \(seed): shown while locked")
      up = card
    case .withdraw(let presentation):
      trace.append("\(bench.now.microseconds) withdraw")
      if up?.presentation == presentation { up = nil }
    case .record(.occurrence(let occurrence)) where occurrence.isClosed: checkEnd(of: occurrence)
    case .record, .announce: break
    }
  }

  /// What is shown was written before, in the same breath.
  func checkOrder(of effects: [Effect]) {
    for (index, effect) in effects.enumerated() {
      guard case .present(let card) = effect else { continue }
      let before = bench.written.occurrences.contains { $0.id == card.occurrence && !$0.isClosed }
      let now = effects[..<index].contains {
        if case .record(.occurrence(let written)) = $0 {
          written.id == card.occurrence
        } else {
          false
        }
      }
      #expect(now || before && card.isOpen, "seed \(seed): shown before it was written")
    }
  }

  /// An occurrence ends once; what ended by itself can be answered later.
  private mutating func checkEnd(of occurrence: Occurrence) {
    if let earlier = ended.first(where: { $0.id == occurrence.id }) {
      let isLate: Bool =
        switch (earlier.phase, occurrence.phase) {
        case (.closed(.expired, _), .closed(.done, _)),
          (.closed(.expired, _), .closed(.notTheirMoment, _)),
          (.closed(.missed, _), .closed(.done, _)),
          (.closed(.missed, _), .closed(.notTheirMoment, _)),
          (.closed(.dismissed, _), .closed(.done, _)),
          (.closed(.dismissed, _), .closed(.notTheirMoment, _)):
          true
        default: false
        }
      #expect(isLate, "seed \(seed): \(occurrence.id) ended twice")
    }
    ended.append(occurrence)
  }

  private func checkRules(of card: Card) {
    let engine = bench.engine
    guard let occurrence = engine.occurrence(card.occurrence) else { return }
    let isAskedFor: Bool =
      switch card.reminder {
      case .asked, .test: occurrence.snoozes == 0
      case .cadence, .fixed, .date, .followUp: false
      }
    guard !isAskedFor else { return }
    let time = engine.zone.civil(at: bench.now)
    let minutes = time.time.hour * 60 + time.time.minute
    #expect(minutes >= 510 && minutes < 1290, "seed \(seed): in quiet hours, \(time)")
    #expect(engine.pause == nil, "seed \(seed): shown in a pause")
    guard case .cadence = card.reminder, occurrence.shownAt == nil, occurrence.snoozes == 0,
      !engine.isFixedCadence(occurrence)
    else { return }
    checkPace(of: occurrence, at: time, minutes)
  }

  private func checkPace(of occurrence: Occurrence, at time: CivilDateTime, _ minutes: Int) {
    let open = time.date.weekday.isWeekend ? 660..<840 : 1050..<1230
    #expect(open.contains(minutes), "seed \(seed): outside the windows, \(time)")
    let all = (bench.engine.history + bench.engine.open).filter { $0.reminder != .test }
    let today = all.filter {
      $0.shownAt.map { bench.engine.zone.civil(at: $0).date == time.date } ?? false
    }
    #expect(today.count < 2, "seed \(seed): too many on \(time.date)")
    let about = today.count { $0.person == occurrence.person }
    #expect(about < 1, "seed \(seed): too many about one person on \(time.date)")
    let last = all.compactMap(\.shownAt).filter { $0 <= bench.now }.max()
    if let last { #expect(bench.now - last >= .seconds(7_200), "seed \(seed): too soon") }
  }

  func checkState() {
    let engine = bench.engine
    if let wakeup = engine.nextWakeup {
      #expect(wakeup > bench.now, "seed \(seed): a wake-up is in the past")
    }
    #expect(engine.people.allSatisfy { $0.unanswered >= 0 }, "seed \(seed)")
    let away = engine.open.filter { $0.phase != .waiting }
    #expect(away.count <= 1, "seed \(seed): two are up")
    #expect(away.first?.id == engine.showing?.occurrence, "seed \(seed): not what is up")
    for (occurrence, holds) in engine.waiting(at: bench.now) {
      checkWay(out: occurrence, holds)
    }
    checkFuture()
  }

  /// Whatever waits has a time to wake for, or a reason that an event ends.
  private func checkWay(out occurrence: Occurrence, _ holds: [Hold]) {
    let wakeup = bench.engine.nextWakeup
    if occurrence.due > bench.now {
      #expect(wakeup.map { $0 <= occurrence.due } ?? false, "seed \(seed): nobody wakes for it")
      return
    }
    #expect(!holds.isEmpty, "seed \(seed): \(occurrence.id) waits for nothing")
    for hold in holds {
      switch hold.reason {
      case .locked, .doNotDisturb, .noChannel, .cardShowing, .asleep, .paused, .fixedFirst: break
      default:
        let until = hold.until ?? bench.now
        #expect(until > bench.now, "seed \(seed): \(hold.reason) has no end")
        #expect(wakeup.map { $0 <= until } ?? false, "seed \(seed): nobody wakes for \(hold)")
      }
    }
  }

  /// Nothing lies further ahead than the rules put it, once the clock has been believed.
  private func checkFuture() {
    guard Moment(truth).boot - doubted > .seconds(3_700) else { return }
    let near = bench.now + .days(1)
    for schedule in bench.engine.state.schedules {
      #expect(schedule.anchor <= near, "seed \(seed): an anchor in the future")
      #expect(schedule.lastSlot.map { $0 <= near } ?? true, "seed \(seed): a slot in the future")
    }
    #expect(bench.engine.open.allSatisfy { $0.due < bench.now + .days(17) }, "seed \(seed)")
  }
}

extension Engine {
  /// Whether it comes by a calendar expression.
  func isFixedCadence(_ occurrence: Occurrence) -> Bool {
    guard let person = person(of: occurrence), let type = occurrence.reminder.type,
      case .calendar = person.cadence(of: type)
    else { return false }
    return true
  }
}
