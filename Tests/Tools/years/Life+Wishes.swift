import Core

/// What a user changes or takes back.
extension Life {
  mutating func changeMind() {
    switch dice.pick(Array(0..<10)) {
    case 0...2: if !keepsPlan { change() }
    case 3: if !keepsPlan { leaveOrReturn() }
    case 4: forget()
    case 5, 6: answerLate()
    case 7: include()
    case 8: dropFollowUp()
    default: perform(.testAsked)
    }
  }

  /// The plan says something else about somebody.
  private mutating func change() {
    var plan = engine.plan
    let index = dice.pick(Array(plan.people.indices))
    switch dice.pick(Array(0..<5)) {
    case 0: plan.people[index].appreciation = Plans.cadence(&dice)
    case 1: plan.people[index].checkIn = Plans.cadence(&dice)
    case 2: plan.people[index].discreet.toggle()
    case 3: plan.people[index].relation = dice.pick(Relation.allCases)
    default: plan.people[index].setting = dice.pick(Setting.allCases)
    }
    perform(.planReplaced(plan))
  }

  private mutating func leaveOrReturn() {
    var plan = engine.plan
    if !away.isEmpty, dice.falls(0.7) {
      plan.people.append(away.removeFirst())
    } else if plan.people.count > 1 {
      away.append(plan.people.remove(at: dice.pick(Array(plan.people.indices))))
    }
    perform(.planReplaced(plan))
  }

  /// Whoever comes back after that is somebody new.
  private mutating func forget() {
    guard let person = away.first, engine.number(of: person.id) != nil else { return }
    perform(.forgotten(person.id))
  }

  private mutating func answerLate() {
    guard let over = engine.answerable(about: nil, at: now), over.isClosed else { return }
    let answers: [Answer] = [.done(nil), .notTheirMoment, .skip, .never(forEveryone: false)]
    perform(.answered(over.id, dice.pick(answers)))
  }

  private mutating func include() {
    guard let exclusion = written.exclusions.last else { return }
    let id = engine.people.first { $0.number == exclusion.person }?.id
    perform(.promptIncluded(exclusion.prompt, id))
  }

  private mutating func dropFollowUp() {
    guard let followUp = written.followUps.last else { return }
    perform(.followUpDropped(number: followUp.number))
  }
}
