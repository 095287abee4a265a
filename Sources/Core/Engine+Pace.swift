import CivilTime

/// How silence slows the pace down, and what brings it back.
extension Engine {
  /// The factor by which a person's cadences are stretched.
  func backOff(of number: Int) -> Double {
    let unanswered = memory(of: number)?.unanswered ?? 0
    return Pace.backOff.last { unanswered >= $0.unanswered }?.factor ?? 1
  }

  func isAsleep(_ number: Int?) -> Bool {
    (memory(of: number)?.unanswered ?? 0) >= Pace.sleepAfterUnanswered
  }

  /// Silence slows the pace down, and at one point something is offered.
  mutating func countUnanswered(_ number: Int?, at now: Instant) {
    changePerson(number) {
      $0.unanswered += 1
      if $0.unanswered == Pace.offerAfterUnanswered { $0.offer = Offer(.fewer, since: now) }
    }
  }

  /// One step back for each answer.
  mutating func recover(_ number: Int?, at now: Instant) {
    guard let number, memory(of: number)?.unanswered ?? 0 > 0 else { return }
    let (before, wasAsleep) = (backOff(of: number), isAsleep(number))
    changePerson(number) { person in
      let steps = [0] + Pace.backOff.map(\.unanswered) + [Pace.sleepAfterUnanswered]
      let step = steps.lastIndex { $0 <= person.unanswered } ?? 0
      person.unanswered = steps[max(0, step - 1)]
    }
    guard wasAsleep || backOff(of: number) < before else { return }
    // What the slower pace had passed over does not come after all.
    letPass(about: number, at: now)
  }

  mutating func changePerson(_ number: Int?, _ change: (inout PersonState) -> Void) {
    guard let index = number.flatMap({ roster.indices[$0] }) else { return }
    let before = people[index]
    change(&people[index])
    guard people[index] != before else { return }
    nextOffer = nil
    roster.note(people[index])
    record(.person(people[index]))
  }

  /// What was drawn and shown about a person, as far back as matters, in the order in which it ended.
  func shown(about number: Int?, by now: Instant) -> [Occurrence] {
    // What a wrong clock put far ahead would never be past.
    let horizon = now + .seconds(86_400)
    func counts(_ occurrence: Occurrence) -> Bool {
      occurrence.shownAt.map { $0 < horizon } ?? false
    }
    return past.drawn(about: number).filter(counts)
      + open.filter { $0.person == number && $0.draw != nil && counts($0) }
  }

  mutating func prune(at now: Instant) {
    // To a clock that is years ahead for a minute, everything is old.
    guard now - steadySince >= Pace.clockDoubt else { return }
    past.forgetRecent(before: now)
    // A day's worth at a time, so that the store is not asked at every event.
    guard pruned.map({ now - $0 >= .seconds(86_400) || now < $0 }) ?? true else { return }
    pruned = now
    forgetStaleFollowUps(at: now)
    let horizon = now - .seconds(plan.historyDays * 86_400)
    // What is kept may go back further than what is known here.
    past.prune(before: horizon)
    record(.prune(before: horizon))
    // The user's own labels are among them.
    for schedule in agenda.left(before: horizon) {
      agenda.drop(schedule.reminder, of: schedule.person)
      record(.dropSchedule(person: schedule.person, reminder: schedule.reminder))
    }
  }
}
