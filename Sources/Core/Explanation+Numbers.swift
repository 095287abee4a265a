import CivilTime

/// The numbers that had a part in it.
extension Explanation {
  var numbers: [PaceNumber] {
    var found: [PaceNumber] = []
    for number in placing + pacing + waiting + drawing where !found.contains(number) {
      found.append(number)
    }
    return found
  }

  private var placing: [PaceNumber] {
    if occurrence.snoozes > 0 { return [.snooze] }
    switch occurrence.reminder {
    case .cadence(let type):
      if case .calendar = person.cadence(of: type) { return [quiet].compactMap { $0 } }
      let usual = Hours()
      let isOther =
        plan.hours.weekdays != usual.weekdays || plan.hours.weekends != usual.weekends
      return isOther ? [] : [.windows]
    case .fixed: return [.maxAge]
    case .date: return [.ahead]
    case .followUp: return [.followUp]
    case .asked, .test: return [.asked]
    }
  }

  private var pacing: [PaceNumber] {
    guard case .cadence(let type) = occurrence.reminder else { return [] }
    let usual = type == .checkIn ? Pace.checkInCadence : Pace.appreciationCadence
    let isUsual = person.cadence(of: type) == usual
    return (isUsual ? [.cadence] : []) + (pace == nil ? [] : [.backOff])
  }

  private var perDay: PaceNumber {
    .perDay.asSet(
      "At most \(plan.limits.perDay) a day come by cadence, all people together",
      if: plan.limits.perDay != Pace.promptsPerDay)
  }

  private var perPerson: PaceNumber {
    .perPerson.asSet(
      "At most \(plan.limits.perPersonPerDay) a day come by cadence about one person",
      if: plan.limits.perPersonPerDay != Pace.promptsPerPersonPerDay)
  }

  private var gap: PaceNumber {
    .gap.asSet(
      "At least \(plan.limits.minGap) lie between two that come by cadence",
      if: plan.limits.minGap != Pace.minGap)
  }

  private var quiet: PaceNumber? { plan.hours.quiet == Pace.quietHours ? .quiet : nil }

  private var waiting: [PaceNumber] {
    (occurrence.held + currentHolds.map(\.reason)).compactMap { reason in
      switch reason {
      case .quietHours: quiet
      case .settling: .settle
      case .minGap, .fixedFirst: gap
      case .personLimit: perPerson
      case .dayLimit: perDay
      case .asleep: .backOff
      case .paused, .locked, .doNotDisturb, .noChannel, .outsideWindows, .cardShowing, .retrying:
        nil
      }
    }
  }

  private var drawing: [PaceNumber] {
    guard occurrence.reminder.type != nil, let draw = occurrence.draw else { return [] }
    if draw.way == .plan { return [.planRest] }
    guard let practice = draw.practice else { return [.promptRest] }
    let isOwn = plan.deck.contains { $0.id == draw.prompt && $0.origin == .user }
    return [.share(of: practice), .promptRest] + (draw.kind == .ask ? [.asks, .goesFirst] : [])
      + (draw.way == .goesFirst ? [.goesFirst] : []) + (draw.way == .anyKind ? [.balance] : [])
      + (isOwn ? [.own] : []) + depths(draw)
  }

  private func depths(_ draw: Occurrence.Draw) -> [PaceNumber] {
    let isGentle = remembered.gentle.map { now < $0.until } ?? false
    return (draw.depth > .everyday ? [.personal] : [])
      + (Selection.isKnown(remembered, at: now) ? [] : [.deeper])
      + (isGentle ? [.gentle] : []) + (restedAsks ? [.askRest] : [])
  }
}
