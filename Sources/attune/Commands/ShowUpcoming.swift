import ArgumentParser
import CivilTime
import Control

/// The command `attune upcoming`.
struct ShowUpcoming: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upcoming",
    abstract: "List what comes in the next days",
    discussion: """
      The times are what would happen if you answered each one at once. What you do moves them.
      Examples: attune upcoming --days 30
                attune upcoming --days 60 --calendar
      """)

  @Option(parsing: .unconditional, help: "How many days to look ahead, 1 to 366.")
  var days = Request.daysByDefault

  @Flag(help: "Draw the days in a calendar.")
  var calendar = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard Request.daysAllowed.contains(days) else {
      throw ValidationError("--days takes a number from 1 to 366")
    }
  }

  func run() throws {
    let limit = Request.limitsAllowed.upperBound
    try output.run { () throws(Ending) in
      let daemon = try Connection()
      let upcoming: Upcoming = try daemon.call(.upcoming(days: days, limit: limit))
      guard output.json || !upcoming.reminders.isEmpty else {
        return Self.idle(days: days, try daemon.call(.status)).forEach(Output.line)
      }
      show(upcoming, limit: limit)
    }
  }

  /// Nothing comes; where it rests or is paused, with what brings it back.
  static func idle(days: Int, _ status: Status) -> [String] {
    let asleep = status.asleep.map { someone in
      "What comes by cadence about \(someone.name.escaped.cut(to: 30)) rests."
    }
    let paused = status.paused ? ["Attune is paused; 'attune resume' goes on."] : []
    let wakes = asleep.isEmpty ? [] : ["'attune resume' brings it back."]
    return [days == 1 ? "Nothing in the next day." : "Nothing in the next \(days) days."]
      + paused + asleep + wakes
  }

  private func show(_ upcoming: Upcoming, limit: Int) {
    output.print(upcoming) { upcoming in
      let now = Places.now
      let more =
        upcoming.reminders.count < limit ? [] : ["More come after these; \(limit) are told."]
      guard calendar else {
        return Self.lines(upcoming.reminders, now: now, style: Output.style) + more
      }
      let today = Places.zone.civil(at: now).date
      return CalendarPicture(upcoming.reminders).lines(
        from: today, through: today.adding(days: days), style: Output.style) + more
    }
  }

  /// One line of at most 80 columns each.
  static func lines(_ reminders: [Reminder], now: Instant, style: TextStyle) -> [String] {
    let times = reminders.map { Phrase.when($0, now: now) }
    let width = (times.map(\.columns).max() ?? 0) + 2
    return zip(reminders, times).map { reminder, time in
      let name = [reminder.name ?? reminder.person, reminder.label].compactMap(\.self)
        .joined(separator: ", ").escaped
      return time.fitted(to: width) + style.strong(Phrase.kind(reminder.kind).fitted(to: 14))
        + name.cut(to: 66 - width)
    }
  }
}
