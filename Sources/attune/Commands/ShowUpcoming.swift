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
    let limit = calendar ? Request.limitsAllowed.upperBound : Request.limitByDefault
    try output.call(.upcoming(days: days, limit: limit), for: Upcoming.self) { upcoming in
      guard !upcoming.reminders.isEmpty else { return ["Nothing in the next \(days) days."] }
      guard calendar else { return upcoming.reminders.map { Self.line($0, style: Output.style) } }
      let today = Places.zone.civil(at: Places.now).date
      return CalendarPicture(upcoming.reminders).lines(
        from: today, through: today.adding(days: days), style: Output.style)
    }
  }

  /// One line of at most 80 columns.
  static func line(_ reminder: Reminder, style: TextStyle) -> String {
    let name = (reminder.name ?? reminder.person ?? "").escaped
    return Phrase.when(reminder).fitted(to: 18)
      + style.strong(Phrase.kind(reminder.kind).fitted(to: 14)) + name.cut(to: 48)
  }
}
