import CivilTime
import Core

/// How many prompts a week some cadences ask for, and how many the limits and windows let through.
struct Capacity: Equatable, Sendable {
  /// In an average week.
  let asked: Double
  let room: Int

  /// Whether everything that is asked for can come.
  var suffices: Bool { asked <= Double(room) + 0.05 }

  /// What is asked for, with one decimal where it is small and not whole.
  var askedText: String {
    // Rounded up, or it could seem to fit.
    if asked > 10 { return "\(Int((asked - 0.05).rounded(.up)))" }
    let tenths = Int((asked * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

/// What a plan asks for, counted once: to count one calendar expression takes a thousand steps.
struct Demand {
  /// Of each person: how many prompts the cadences ask for in an average week, and how often the
  /// user's own reminders come on an average day.
  private let people: [Person.ID: (prompts: Double, reminders: Double)]
  let prompts: Double
  /// They come beside the cadences and count towards the day's limits.
  let reminders: Double

  init(of plan: Plan) {
    let each = plan.people.map {
      ($0.id, (prompts: $0.promptsPerWeek, reminders: $0.remindersPerDay))
    }
    people = Dictionary(each) { first, _ in first }
    prompts = each.reduce(0) { $0 + $1.1.prompts }
    reminders = each.reduce(0) { $0 + $1.1.reminders }
  }

  func prompts(about person: Person) -> Double { people[person.id]?.prompts ?? 0 }
  func reminders(about person: Person) -> Double { people[person.id]?.reminders ?? 0 }

  /// How much room there is, and what it is shared with.
  func roomText(_ capacity: Capacity) -> String {
    (reminders > 0 ? "beside your own reminders there is" : "there is")
      + " room for \(capacity.room)"
  }
}

extension Plan {
  /// What everybody's cadences ask for together.
  func capacity(for demand: Demand) -> Capacity {
    Capacity(
      asked: demand.prompts, room: room(perDay: Double(limits.perDay) - demand.reminders))
  }

  /// What one person's cadences ask for.
  func capacity(of person: Person, for demand: Demand) -> Capacity {
    let most = min(
      Double(limits.perDay) - demand.reminders,
      Double(limits.perPersonPerDay) - demand.reminders(about: person))
    return Capacity(asked: demand.prompts(about: person), room: room(perDay: most))
  }

  /// How many fit into a week if the windows and the gap alone decide.
  var roomInWindows: Int { room(perDay: .infinity) }

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
  var timesPerWeek: Double {
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
