import CivilTime
import Control
import Host

/// What things are called when they are said to a person.
enum Phrase {
  /// Such as "a check-in with Mum".
  static func noun(_ reminder: Reminder) -> String {
    let name = (reminder.name ?? reminder.person ?? "").escaped
    return switch reminder.kind {
    case .appreciation: name.isEmpty ? "an appreciation" : "an appreciation for \(name)"
    case .checkIn: name.isEmpty ? "a check-in" : "a check-in with \(name)"
    case .fixed: name.isEmpty ? "a reminder of your own" : "a reminder of your own about \(name)"
    case .date: name.isEmpty ? "a date" : "a date of \(name)'s"
    case .test: "a test"
    }
  }

  static func kind(_ kind: Reminder.Kind) -> String {
    switch kind {
    case .appreciation: "appreciation"
    case .checkIn: "check-in"
    case .fixed: "your own"
    case .date: "date"
    case .test: "test"
    }
  }

  /// Such as "a check-in with Mum, Tue 24 Nov 18:42 (in 2 days)".
  static func next(_ reminder: Reminder?, now: Instant) -> String {
    guard let reminder else { return "nothing" }
    return "\(noun(reminder)), \(when(reminder)) (\(distance(reminder.due.instant - now)))"
  }

  /// "Tue 2026-11-24 18:42" as "Tue 24 Nov 18:42".
  static func when(_ reminder: Reminder) -> String {
    let parts = reminder.local.split(separator: " ")
    guard parts.count == 3, let date = CivilDate(parsing: parts[1]) else {
      return reminder.local.escaped
    }
    return "\(parts[0]) \(day(date)) \(parts[2])".escaped
  }

  /// "Mon 09:12" within the last days, else "Mon 2 Nov 09:12", with the year if it is another.
  static func moment(_ instant: Instant, in zone: Zone, now: Instant) -> String {
    let (then, today) = (zone.civil(at: instant), zone.civil(at: now).date)
    let weekday = weekdays[then.date.weekday.rawValue]
    let time = TimeOfDay(hour: then.time.hour, minute: then.time.minute) ?? .midnight
    if (0..<7).contains(today.dayNumber - then.date.dayNumber) { return "\(weekday) \(time)" }
    let year = then.date.year == today.year ? "" : " \(then.date.year)"
    return "\(weekday) \(day(then.date))\(year) \(time)"
  }

  /// "in 2 days", "in 1 hour", "now".
  static func distance(_ duration: Duration) -> String {
    let minutes = Int(duration.components.seconds / 60)
    let (count, unit) =
      minutes >= 2_880
      ? (minutes / 1_440, "day") : minutes >= 60 ? (minutes / 60, "hour") : (minutes, "minute")
    return minutes < 1 ? "now" : "in \(count) \(unit)\(count == 1 ? "" : "s")"
  }

  private static func day(_ date: CivilDate) -> String { "\(date.day) \(months[date.month - 1])" }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
