import ArgumentParser
import Control

/// The command `attune upcoming`.
struct ShowUpcoming: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upcoming",
    abstract: "List what comes in the next days",
    discussion: """
      The times are what would happen if you answered each one at once. What you do moves them.
      Example: attune upcoming --days 30
      """)

  @Option(help: "How many days to look ahead, 1 to 366.")
  var days = Request.daysByDefault

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard Request.daysAllowed.contains(days) else {
      throw ValidationError("--days takes a number from 1 to 366")
    }
  }

  func run() throws {
    let request = Request.upcoming(days: days, limit: Request.limitByDefault)
    try output.call(request, for: Upcoming.self) { upcoming in
      guard !upcoming.reminders.isEmpty else { return ["Nothing in the next \(days) days."] }
      return upcoming.reminders.map { Self.line($0, style: Output.style) }
    }
  }

  /// One line of at most 80 columns.
  static func line(_ reminder: Reminder, style: TextStyle) -> String {
    let name = (reminder.name ?? reminder.person ?? "").escaped
    return Phrase.when(reminder).fitted(to: 18)
      + style.strong(Phrase.kind(reminder.kind).fitted(to: 14)) + name.cut(to: 48)
  }
}
