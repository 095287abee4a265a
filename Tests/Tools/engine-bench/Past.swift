import CivilTime
import Core
import Store

/// A history as somebody at the default pace would have it.
enum Past {
  static let now = Instant(microseconds: 1_795_512_000_000_000)

  static func plan(people: Int, fixed: Int = 0) -> Plan {
    let people = (0..<people).map { number in
      Person(
        id: Person.ID("p\(number)"), name: "Somebody \(number)", relation: .friend,
        discreet: false,
        reminders: (0..<fixed).map { yearly(number * fixed + $0) })
    }
    return Plan(people: people, deck: deck, historyDays: 10_000)
  }

  /// Once a year, each at a time of its own.
  private static func yearly(_ number: Int) -> FixedReminder {
    let minute = number * 7_919 % (365 * 700)
    let date = CivilDate(dayNumber: 20_454 + minute / 700)
    let text =
      "*-\(two(date.month))-\(two(date.day)) \(two(9 + minute % 700 / 60)):\(two(minute % 60))"
    do {
      let expression = try CalendarExpression(parsing: text, zone: { _ in nil })
      return FixedReminder(id: "r\(number)", at: expression, summary: "Ring them")
    } catch {
      preconditionFailure("\(text): \(error)")
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  static let deck: [Prompt] = Practice.allCases.flatMap { practice in
    ReminderType.allCases.flatMap { type in
      (0..<16).map { number in
        Prompt(
          id: Prompt.ID("\(practice.rawValue)-\(type.rawValue)-\(number)"), practice: practice,
          type: type, kind: [.act, .say, .act, .say, .ask, .reflect][number % 6],
          depth: .everyday, relations: Relation.allCases, setting: .either, minutes: 5,
          summary: "Something for {name}", body: "Something small for {name} today.")
      }
    }
  }

  static func state(people: Int, years: Int) -> State {
    let first = now - .seconds(years * 365 * 86_400)
    var state = State(
      seed: 7,
      people: (0..<people).map {
        PersonState(
          number: $0 + 1, id: Person.ID("p\($0)"), firstSeen: first, done: 156 * years,
          wasOfferedDeeper: true, reviewed: now)
      })
    for week in 0..<(years * 52) {
      for person in 1...people {
        for third in 0..<3 { state.occurrences.append(occurrence(person, week, third, first)) }
      }
    }
    return state
  }

  private static func occurrence(
    _ person: Int, _ week: Int, _ third: Int, _ first: Instant
  ) -> Occurrence {
    let type = third == 2 ? ReminderType.checkIn : .appreciation
    let shown = first + .seconds((week * 7 + third * 2) * 86_400 + 64_000 + person)
    let prompt = deck[(week * 3 + third) * 7 % deck.count]
    return Occurrence(
      id: Occurrence.ID("\(person)/\(type.rawValue)/week \(week).\(third)"),
      reminder: .cadence(type), person: person, slot: shown, due: shown,
      end: shown + .seconds(7_200), phase: .closed(.done(nil), at: shown + .seconds(300)),
      draw: Occurrence.Draw(
        prompt: prompt.id, practice: prompt.practice, kind: prompt.kind, depth: prompt.depth),
      snoozes: 0, failures: 0, shownAt: shown, openedAt: shown)
  }

  static func fill(_ directory: String, people: Int, years: Int) throws {
    let store = try Store.open(directory: directory)
    try store.replace(by: state(people: people, years: years))
    store.close()
  }
}
