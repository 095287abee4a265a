import CivilTime
import Control
import Core

/// What one plan brings beside what another brings.
struct Comparison {
  let before: Forecast
  let after: Forecast
  let today: CivilDate
  let days: Int

  /// One number that is another: so many of one sort about one person in one stretch of time.
  struct Difference: Equatable {
    let person: String
    let name: String
    let kind: Forecast.Kind
    /// The cadence of the other plan, where it is another one.
    let cadence: String?
    /// Such as "in June".
    let when: String
    /// The month's first day.
    let month: CivilDate
    let before: Int
    let after: Int

    /// Such as "Alex, check-in: with “every 3 days”, 9 instead of 13 in June.".
    var sentence: String {
      let with = cadence.map { "with “\($0)”, " } ?? ""
      return "\(name), \(kind.name): \(with)\(after) instead of \(before) \(when)."
    }
  }

  /// What is told of them: of whoever is in one of the plans only, no more than that.
  var sentences: [String] {
    let ids = (before.plan.people + after.plan.people).map(\.id)
    let lone = ids.filter { isLone($0) }
    return lone.compactMap(whereOnly)
      + differences.filter { !isLone(Person.ID($0.person)) }.map(\.sentence)
  }

  private func isLone(_ id: Person.ID) -> Bool {
    (before.plan.person(id) == nil) != (after.plan.person(id) == nil)
  }

  private func whereOnly(_ id: Person.ID) -> String? {
    if let person = before.plan.person(id) { return "\(person.name) is only in the first." }
    return after.plan.person(id).map { "\($0.name) is only in the second." }
  }

  /// Month by month, what is not the same; people who are in one of the plans only, too.
  var differences: [Difference] {
    let others = before.plan.people.filter { after.plan.person($0.id) == nil }
    return (after.plan.people + others).flatMap { person in
      (ReminderType.allCases.map { Forecast.Kind.cadence($0) } + [.own]).flatMap {
        differences($0, of: person.id)
      }
    }
  }

  private func differences(_ kind: Forecast.Kind, of id: Person.ID) -> [Difference] {
    let old = before.plan.person(id).flatMap { before.row(kind, of: $0) }
    let new = after.plan.person(id).flatMap { after.row(kind, of: $0) }
    let isGone = after.plan.person(id) == nil
    return months.compactMap { month in
      let counts = (old?.count(in: month) ?? 0, new?.count(in: month) ?? 0)
      guard counts.0 != counts.1 else { return nil }
      let name = new?.name ?? old?.name ?? id.description
      let cadence = new?.cadence ?? (isGone || kind == .own ? nil : "off")
      let change = cadence == old?.cadence ? nil : cadence
      return Difference(
        person: id.description, name: name, kind: kind, cadence: change, when: words(for: month),
        month: month, before: counts.0, after: counts.1)
    }
  }

  private var last: CivilDate { today.adding(days: days) }

  /// The first days of the months that the time looked at is in.
  private var months: [CivilDate] {
    var months: [CivilDate] = []
    var month = today.adding(days: 1 - today.day)
    while month <= last {
      months.append(month)
      month = month.adding(months: 1)
    }
    return months
  }

  /// A month that is seen only in part is named so.
  private func words(for month: CivilDate) -> String {
    let name = Phrase.wholeMonths[month.month - 1]
    let isWhole = month.adding(months: 1).adding(days: -1) <= last
    if month < today { return isWhole ? "in the rest of \(name)" : "until \(last.day) \(name)" }
    return isWhole ? "in \(name)" : "until \(last.day) \(name)"
  }

  var json: JSON {
    .array(
      differences.map { difference in
        .object([
          .init("person", difference.person), .init("kind", difference.kind.word),
          .init("cadence", difference.cadence),
          .init("month", String(difference.month.description.dropLast(3))),
          .init("before", difference.before), .init("after", difference.after),
        ])
      })
  }
}

extension Forecast.Row {
  func count(in month: CivilDate) -> Int {
    reminders.count { reminder in
      reminder.date.map { ($0.year, $0.month) == (month.year, month.month) } ?? false
    }
  }
}
