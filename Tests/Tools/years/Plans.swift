import CivilTime
import Core

/// Plans at random, and those that are typical.
enum Plans {
  static func random(_ dice: inout Dice, mood: Mood, deck: [Prompt]) -> Plan {
    let people = (0..<Int.random(in: 1...6, using: &dice)).map { person($0, &dice) }
    var plan = Plan(people: people, deck: deck)
    if dice.falls(0.3) { plan.hours = Hours(weekends: [], quiet: nil) }
    if dice.falls(0.2) { plan.limits.perDay = 1 }
    return plan
  }

  /// The default cadence for a few people, with nothing else.
  static func usual(_ dice: inout Dice, deck: [Prompt]) -> Plan {
    let people = (0..<Int.random(in: 1...3, using: &dice)).map { number in
      Person(
        id: Person.ID("p\(number)"), name: "Somebody \(number)",
        relation: dice.pick(Relation.allCases),
        setting: dice.pick(Setting.allCases))
    }
    return Plan(people: people, deck: deck)
  }

  private static func person(_ number: Int, _ dice: inout Dice) -> Person {
    Person(
      id: Person.ID("p\(number)"), name: "Somebody \(number)",
      relation: dice.pick(Relation.allCases), setting: dice.pick(Setting.allCases),
      discreet: dice.falls(0.7), hours: dice.falls(0.2) ? afternoon : nil,
      appreciation: cadence(&dice), checkIn: cadence(&dice),
      reminders: dice.falls(0.4) ? [ring] : [],
      dates: dice.falls(0.4) ? [SpecialDate(label: "birthday", month: 2, day: 29)] : [],
      plans: dice.falls(0.3) ? [IfThenPlan(when: "the kettle boils", then: "say thanks")] : [])
  }

  static func cadence(_ dice: inout Dice) -> Cadence {
    switch Int.random(in: 0..<8, using: &dice) {
    case 0: .off
    case 1: .rate(count: 1, per: .day)
    case 2: .rate(count: 3, per: .month)
    case 3: .every(CalendarSpan(days: 3), latest: nil)
    case 4: .every(CalendarSpan(days: 7), latest: CalendarSpan(days: 14))
    case 5: .calendar(expression("Mon,Thu 18:00"))
    default: .rate(count: Int.random(in: 1...3, using: &dice), per: .week)
    }
  }

  static let ring = FixedReminder(id: "ring", at: expression("Sun 17:00"), summary: "Ring")

  private static let afternoon = TimeOfDay(hour: 12, minute: 0).flatMap { noon in
    TimeOfDay(hour: 19, minute: 0).map { DailyWindow(start: noon, end: $0) }
  }

  static func expression(_ text: String) -> CalendarExpression {
    do {
      return try CalendarExpression(parsing: text, zone: { _ in nil })
    } catch {
      preconditionFailure("\(text): \(error)")
    }
  }
}
