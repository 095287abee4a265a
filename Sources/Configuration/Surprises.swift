import CivilTime
import Core
import TOML

/// What in a valid plan may not be what its author thinks.
struct Surprises {
  let plan: Plan
  let document: Document
  let here: Zone?
  let now: Instant?
  private let demand: Demand

  init(plan: Plan, document: Document, here: Zone?, now: Instant?) {
    self.plan = plan
    self.document = document
    self.here = here
    self.now = now
    demand = Demand(of: plan)
  }

  var all: [Diagnostic] {
    let people = plan.people.flatMap {
      fixedTimes(of: $0) + hours(of: $0) + room(for: $0) + namesakes(of: $0)
    }
    return nobody + nowhere + windows("weekdays", plan.hours.weekdays)
      + windows("weekends", plan.hours.weekends) + people + room
  }

  private func warning(
    _ code: String, _ message: String, at range: Range<Int>, help: String
  ) -> Diagnostic {
    Diagnostic(.warning, code: code, message, at: range, help: help)
  }

  private func path(_ person: Person, _ key: String) -> Path {
    ["people", .key(person.id.description), .key(key)]
  }

  private func place(_ person: Person, _ key: String) -> Range<Int> {
    let paths: [Path] = [
      path(person, key), ["defaults", .key(key)], ["people", .key(person.id.description)],
    ]
    return paths.lazy.compactMap { document[$0]?.range }.first ?? 0..<0
  }
}

extension Surprises {
  private var nobody: [Diagnostic] {
    guard plan.people.isEmpty else { return [] }
    return [
      warning(
        "nobody", "there is nobody in this plan yet", at: document[["people"]]?.range ?? 0..<0,
        help: "add `[people.alex]`, and under it `name` and `relation`")
    ]
  }

  private var nowhere: [Diagnostic] {
    let reaches = plan.channels.desktop || plan.channels.hooks.contains { $0.role == .reminder }
    guard !reaches, let node = document[["channels", "desktop"]] else { return [] }
    return [
      warning(
        "no-channel", "without the desktop nothing reaches you", at: node.range,
        help: "write `desktop = true`, or a hook with `as = \"reminder\"`")
    ]
  }

  /// A name that several people have means none of them in a command.
  private func namesakes(of person: Person) -> [Diagnostic] {
    let all = plan.people.filter { $0.name == person.name }
    guard let first = all.first, first.id != person.id else { return [] }
    let name = document[path(person, "name")]?.range ?? place(person, "name")
    return [
      Diagnostic(
        .warning, code: "same-name",
        "`\(first.id)` and `\(person.id)` have the same name", at: name,
        related: document[path(first, "name")].map { Diagnostic.Label("first here", at: $0.range) },
        help: "call them by id in commands: a name means one person")
    ]
  }

  private func windows(_ key: String, _ windows: [DailyWindow]) -> [Diagnostic] {
    guard let quiet = plan.hours.quiet else { return [] }
    return windows.enumerated().compactMap { index, window in
      let node = document[["hours", .key(key), .index(index)]] ?? document[["hours", "quiet"]]
      guard let node, window.minutes.subtracting(quiet.minutes).isEmpty else { return nil }
      return warning(
        "quiet-window", "\(window) lies wholly inside your quiet hours (\(quiet))", at: node.range,
        help: "nothing comes then by itself; move one of the two")
    }
  }

  /// What the user fixed for a time that is over, or at which nothing is shown.
  private func fixedTimes(of person: Person) -> [Diagnostic] {
    let cadences = ReminderType.allCases.compactMap { type -> Diagnostic? in
      guard case .calendar(let expression) = person.cadence(of: type) else { return nil }
      let place = place(person, type.rawValue)
      return over(expression, maxAge: Pace.maxAge, at: place)
        ?? quietTime(expression, maxAge: Pace.maxAge, catchUp: .once, at: place)
    }
    let reminders = person.reminders.enumerated().compactMap { index, reminder -> Diagnostic? in
      let path = Path(path(person, "reminders").steps + [.index(index), "at"])
      guard let node = document[path] else { return nil }
      return over(reminder.at, maxAge: reminder.maxAge, at: node.range)
        ?? quietTime(
          reminder.at, maxAge: reminder.maxAge, catchUp: reminder.catchUp, at: node.range)
    }
    return cadences + reminders
  }

  /// What is caught up at most so long after its time, and has no other.
  private func over(
    _ expression: CalendarExpression, maxAge: TimeSpan, at range: Range<Int>
  ) -> Diagnostic? {
    guard let now, let zone = expression.zone ?? here else { return nil }
    let age = Duration.microseconds(Int64(clamping: maxAge.microseconds))
    guard expression.next(after: now - age, in: zone) == nil else { return nil }
    return warning(
      "over", "`\(expression.shortDescription)` is over and does not come again", at: range,
      help: "write a day that is still to come, or take it out")
  }

  private func quietTime(
    _ expression: CalendarExpression, maxAge: TimeSpan, catchUp: FixedReminder.CatchUp,
    at range: Range<Int>
  ) -> Diagnostic? {
    guard expression.zone == nil, let quiet = plan.hours.quiet, let time = expression.timeOfDay,
      quiet.minutes.contains(time.minuteOfDay)
    else { return nil }
    let wait = DailyWindow(start: time, end: quiet.end).length
    let comes =
      catchUp == .once && TimeSpan.minute.microseconds * UInt64(wait) <= maxAge.microseconds
    return warning(
      "quiet-time",
      "\(time) is in your quiet hours (\(quiet)), so it is "
        + (comes ? "shown at \(quiet.end) instead" : "never shown"), at: range,
      help: "choose a time between \(quiet.end) and \(quiet.start), or move the quiet hours")
  }
}

extension Surprises {
  /// A person whose hours leave nothing of the user's windows.
  private func hours(of person: Person) -> [Diagnostic] {
    guard let theirs = person.hours, let node = document[path(person, "hours")] else { return [] }
    let windows = (plan.hours.weekdays + plan.hours.weekends).reduce(MinuteSet()) {
      $0.union($1.minutes)
    }
    let shifts = person.zone.map(shifts) ?? [0]
    let meets = shifts.contains { !windows.intersection(theirs.minutes.shifted(by: $0)).isEmpty }
    guard !windows.isEmpty, !shifts.isEmpty, !meets else { return [] }
    let place = person.zone.map { " in \($0.name)" } ?? ""
    return [
      warning(
        "hours-never-meet", "\(theirs)\(place) never meets your windows; your windows win",
        at: node.range, help: "widen one of the two, or take `hours` out")
    ]
  }

  /// By how many minutes clocks here are ahead of another zone's, over a year.
  private func shifts(from zone: Zone) -> [Int] {
    guard let here else { return [] }
    return (1...12).compactMap { month in
      guard let date = CivilDate(year: 2027, month: month, day: 15) else { return nil }
      let instant = Zone.utc.instant(of: CivilDateTime(date: date, time: .midnight))
      let ahead = here.offset(at: instant) - zone.offset(at: instant)
      return Int(ahead.components.seconds / 60)
    }
  }
}

extension Surprises {
  /// More than comes, whatever else is asked for.
  private func room(for person: Person) -> [Diagnostic] {
    let capacity = plan.capacity(of: person, for: demand)
    guard !capacity.suffices,
      plan.people.count > 1 || capacity.room < plan.capacity(for: demand).room
    else {
      return []
    }
    let most = ReminderType.allCases.max {
      person.cadence(of: $0).timesPerWeek < person.cadence(of: $1).timesPerWeek
    }
    return [
      warning(
        "no-room",
        "you asked for \(capacity.askedText) a week for one person; \(demand.roomText(capacity))",
        at: place(person, most?.rawValue ?? ""),
        help: Remedy(of: plan) { $0.capacity(of: person, for: demand) }.sentence)
    ]
  }

  private var room: [Diagnostic] {
    let capacity = plan.capacity(for: demand)
    // Where there is one person, and their own limit is the tighter one, it is told of them.
    let isTold =
      plan.people.count == 1
      && plan.people.allSatisfy {
        plan.capacity(of: $0, for: demand).room < capacity.room
      }
    guard !capacity.suffices, !isTold else { return [] }
    let isTooTight = capacity.asked > Double(plan.roomInWindows)
    let remedy = Remedy(of: plan) { $0.capacity(for: demand) }
    let paths: [Path] =
      (remedy.shortensGap ? [["limits", "min-gap"]] : [])
      + (isTooTight
        ? [["hours", "weekdays"], ["hours"], ["people"]]
        : [["limits", "per-day"], ["limits"], ["people"]])
    let range = paths.lazy.compactMap { document[$0]?.range }.first ?? 0..<0
    return [
      warning(
        "no-room",
        "you asked for \(capacity.askedText) a week; \(demand.roomText(capacity))",
        at: range, help: remedy.sentence)
    ]
  }
}
