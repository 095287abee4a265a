package import CivilTime

/// What the user wants, already checked: every value of this type can be run.
package struct Plan: Equatable, Sendable {
  package var hours: Hours
  package var limits: Limits
  package var people: [Person]
  /// Every prompt that may be drawn: the library, and the user's own in place of it.
  package var deck: [Prompt]
  package var channels: ChannelPlan
  /// How many days the history goes back, at least as many as the rules of variety need.
  package var historyDays: Int

  package init(
    hours: Hours = Hours(), limits: Limits = Limits(), people: [Person] = [],
    deck: [Prompt] = [], channels: ChannelPlan = ChannelPlan(),
    historyDays: Int = Pace.historyDays
  ) {
    self.hours = hours
    self.limits = limits
    self.people = people
    self.deck = deck
    self.channels = channels
    self.historyDays = historyDays
  }

  package func person(_ id: Person.ID) -> Person? { people.first { $0.id == id } }

  /// Whom a word of the user's means: by id, else by name, else by either in other capitals.
  ///
  /// Nobody, or several of one name, must be asked about.
  package func people(called word: String) -> [Person] {
    if let person = person(Person.ID(word)) { return [person] }
    let named = people.filter { $0.name == word }
    guard named.isEmpty else { return named }
    let lowercased = word.lowercased()
    return people.filter {
      $0.id.description.lowercased() == lowercased || $0.name.lowercased() == lowercased
    }
  }
}

/// When in the day reminders may come by themselves.
package struct Hours: Equatable, Sendable {
  package var weekdays: [DailyWindow]
  package var weekends: [DailyWindow]
  /// Absolute for everything that comes unasked; `nil` if the user wants none.
  package var quiet: DailyWindow?

  package init(
    weekdays: [DailyWindow] = Pace.weekdayWindows, weekends: [DailyWindow] = Pace.weekendWindows,
    quiet: DailyWindow? = Pace.quietHours
  ) {
    self.weekdays = weekdays
    self.weekends = weekends
    self.quiet = quiet
  }
}

/// A stretch of the day by the wall clock; one that ends at or before its start runs over midnight
/// and belongs to the day on which it starts.
package struct DailyWindow: Equatable, Sendable, CustomStringConvertible {
  package let start: TimeOfDay
  package let end: TimeOfDay

  package init(start: TimeOfDay, end: TimeOfDay) {
    self.start = start
    self.end = end
  }

  package var description: String { "\(start)-\(end)" }
}

/// How much may come by cadence, all people together.
package struct Limits: Equatable, Sendable {
  /// Cadence prompts a day in all, at least 1.
  package var perDay: Int
  /// Cadence prompts a day about one person, at least 1.
  package var perPersonPerDay: Int
  /// The least time between a cadence prompt and whatever was shown before it.
  package var minGap: TimeSpan

  package init(
    perDay: Int = Pace.promptsPerDay, perPersonPerDay: Int = Pace.promptsPerPersonPerDay,
    minGap: TimeSpan = Pace.minGap
  ) {
    self.perDay = perDay
    self.perPersonPerDay = perPersonPerDay
    self.minGap = minGap
  }
}

/// Which ways to reach the user are wanted.
package struct ChannelPlan: Equatable, Sendable {
  package var desktop: Bool
  package var journal: Bool
  package var hooks: [Hook]

  package init(desktop: Bool = true, journal: Bool = true, hooks: [Hook] = []) {
    self.desktop = desktop
    self.journal = journal
    self.hooks = hooks
  }
}

/// A command of the user's that is run when something happens.
package struct Hook: Equatable, Sendable {
  /// Unique among the hooks: letters, digits, `-` and `_`.
  package let name: String
  /// The program and its arguments, never a shell line; not empty.
  package let command: [String]
  package let role: Role
  package let occasions: [Occasion]
  /// Whether the reminder's text is given, as JSON on standard input.
  package let wantsText: Bool
  package let timeout: TimeSpan

  package init(
    name: String, command: [String], role: Role = .observer, occasions: [Occasion] = [.due],
    wantsText: Bool = false, timeout: TimeSpan = Pace.hookTimeout
  ) {
    precondition(!command.isEmpty, "a hook's command names a program")
    self.name = name
    self.command = command
    self.role = role
    self.occasions = occasions
    self.wantsText = wantsText
    self.timeout = timeout
  }

  /// An observer is told; a reminder counts as having reached the user when it exits with 0.
  package enum Role: String, CaseIterable, Sendable { case observer, reminder }

  /// What a hook may be run on.
  package enum Occasion: String, CaseIterable, Sendable { case due, answered, held, paused }
}
