import CivilTime
package import Core

/// How many prompts a week some cadences ask for, and how many the limits and windows let through.
package struct Capacity: Equatable, Sendable {
  /// In an average week.
  package let asked: Double
  package let room: Int

  /// Whether everything that is asked for can come.
  package var suffices: Bool { asked <= Double(room) + 0.05 }

  /// What is asked for, with one decimal where it is small and not whole.
  package var askedText: String {
    // Rounded up, or it could seem to fit.
    if asked > 10 { return "\(Int((asked - 0.05).rounded(.up)))" }
    let tenths = Int((asked * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

extension Plan {
  /// How much room there is, and what it is shared with.
  func roomText(_ capacity: Capacity) -> String {
    (remindersPerDay > 0 ? "beside your own reminders there is" : "there is")
      + " room for \(capacity.room)"
  }

  /// What everybody's cadences ask for together.
  package var capacity: Capacity {
    let asked = people.reduce(0) { $0 + $1.promptsPerWeek }
    return Capacity(asked: asked, room: room(perDay: Double(limits.perDay) - remindersPerDay))
  }

  /// What one person's cadences ask for.
  package func capacity(of person: Person) -> Capacity {
    let most = min(
      Double(limits.perDay) - remindersPerDay,
      Double(limits.perPersonPerDay) - person.remindersPerDay)
    return Capacity(asked: person.promptsPerWeek, room: room(perDay: most))
  }

  /// The user's own reminders, which come beside the cadences and count towards the day's limits.
  package var remindersPerDay: Double { people.reduce(0) { $0 + $1.remindersPerDay } }

  /// How many fit into a week if the windows and the gap alone decide.
  package var roomInWindows: Int { room(perDay: .infinity) }

  private func room(perDay: Double) -> Int {
    let most = max(0, perDay)
    let week =
      5 * min(most, Double(room(in: hours.weekdays)))
      + 2 * min(most, Double(room(in: hours.weekends)))
    return Int(week + 0.05)
  }

  /// How many fit into one day's windows, a gap apart; from one window to the next, too.
  private func room(in windows: [DailyWindow]) -> Int {
    let quiet = hours.quiet?.minutes ?? MinuteSet()
    let open = windows.flatMap { $0.start.minuteOfDay..<$0.start.minuteOfDay + $0.length }
      .filter { !quiet.contains($0) }.sorted()
    let wholeDays = 2 * MinuteSet.perDay
    let gap = min(max(1, Int(clamping: limits.minGap.microseconds / 60_000_000)), wholeDays)
    var room = 0
    var next = 0
    for minute in open where minute >= next {
      room += 1
      next = minute + gap
    }
    return room
  }
}

extension Person {
  /// How many prompts the person's cadences ask for in an average week.
  var promptsPerWeek: Double {
    ReminderType.allCases.reduce(0) { $0 + cadence(of: $1).timesPerWeek }
  }

  /// How often the user's own reminders about the person come on an average day.
  var remindersPerDay: Double { reminders.reduce(0) { $0 + $1.at.timesPerWeek / 7 } }
}

extension Cadence {
  /// How often it comes in an average week.
  package var timesPerWeek: Double {
    switch self {
    case .off: 0
    case .rate(let count, .day): Double(count * 7)
    case .rate(let count, .week): Double(count)
    case .rate(let count, .month): Double(count) / Self.weeksPerMonth
    case .every(let ideal, _): Duration.seconds(7 * 86_400) / ideal.approximateDuration
    case .calendar(let expression): expression.timesPerWeek
    }
  }

  private static let weeksPerMonth = 30.436875 / 7
}
