import CivilTime
import Control
import Host

/// What things are called when they are said to a person.
enum Phrase {
  /// Such as "a check-in with Mum".
  static func noun(_ reminder: Reminder) -> String {
    let name = (reminder.name ?? reminder.person ?? "").escaped
    let noun = noun(reminder.kind)
    guard !name.isEmpty else { return noun }
    return switch reminder.kind {
    case .appreciation: "\(noun) for \(name)"
    case .checkIn, .followUp: "\(noun) with \(name)"
    case .fixed: "\(noun) about \(name)"
    case .date: "\(noun) of \(name)'s"
    case .test: noun
    }
  }

  /// The same of nobody in particular: "a check-in".
  static func noun(_ kind: Reminder.Kind) -> String {
    switch kind {
    case .appreciation: "an appreciation"
    case .checkIn: "a check-in"
    case .fixed: "a reminder of your own"
    case .date: "a date"
    case .followUp: "a follow-up"
    case .test: "a test"
    }
  }

  static func kind(_ kind: Reminder.Kind) -> String {
    switch kind {
    case .appreciation: "appreciation"
    case .checkIn: "check-in"
    case .fixed: "your own"
    case .date: "date"
    case .followUp: "follow-up"
    case .test: "test"
    }
  }

  /// Such as "a check-in with Mum, Tue 24 Nov 18:42 (in 2 days)".
  static func next(_ reminder: Reminder?, now: Instant) -> String {
    guard let reminder else { return "nothing" }
    return "\(noun(reminder)), \(when(reminder)) (\(distance(reminder.due.instant - now)))"
  }

  /// The same without a name, for whoever asked about somebody else.
  static func nextOfAnybody(_ reminder: Reminder?, now: Instant) -> String {
    guard let reminder else { return "nothing" }
    return "\(noun(reminder.kind)), \(when(reminder)) (\(distance(reminder.due.instant - now)))"
  }

  /// "Tue 2026-11-24 18:42" as "Tue 24 Nov 18:42".
  static func when(_ reminder: Reminder) -> String { when(local: reminder.local) }

  static func when(local: String) -> String {
    let parts = local.split(separator: " ")
    guard parts.count == 3, let date = CivilDate(parsing: parts[1]) else {
      return local.escaped
    }
    return "\(parts[0]) \(day(date)) \(parts[2])".escaped
  }

  /// "Mon 09:12" within the last days, else "Mon 2 Nov 09:12", with the year if it is another.
  static func moment(_ instant: Instant, in zone: Zone, now: Instant) -> String {
    let (then, today) = (zone.civil(at: instant), zone.civil(at: now).date)
    if (0..<7).contains(today.dayNumber - then.date.dayNumber) { return clock(instant, in: zone) }
    let year = then.date.year == today.year ? "" : " \(then.date.year)"
    return "\(weekday(then)) \(day(then.date))\(year) \(minute(then))"
  }

  /// "Mon 09:12".
  static func clock(_ instant: Instant, in zone: Zone) -> String {
    let reading = zone.civil(at: instant)
    return "\(weekday(reading)) \(minute(reading))"
  }

  /// "in 2 days", "in 1 hour", "now".
  static func distance(_ duration: Duration) -> String {
    duration < .seconds(60) ? "now" : "in \(length(duration))"
  }

  /// "2 days", "1 hour", "40 seconds", in the largest unit of which there are two, or one hour.
  static func length(_ duration: Duration) -> String {
    let seconds = Int(duration.components.seconds)
    let (count, unit) =
      switch seconds {
      case 63_115_200...: (seconds / 31_557_600, "year")
      case 172_800...: (seconds / 86_400, "day")
      case 3_600...: (seconds / 3_600, "hour")
      case 60...: (seconds / 60, "minute")
      default: (seconds, "second")
      }
    return "\(count) \(unit)\(count == 1 ? "" : "s")"
  }

  private static func weekday(_ reading: CivilDateTime) -> String {
    weekdays[reading.date.weekday.rawValue]
  }

  private static func minute(_ reading: CivilDateTime) -> TimeOfDay {
    TimeOfDay(hour: reading.time.hour, minute: reading.time.minute) ?? .midnight
  }

  private static func day(_ date: CivilDate) -> String { "\(date.day) \(months[date.month - 1])" }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  static let wholeMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
