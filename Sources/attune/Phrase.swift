import CivilTime
import Control
import Host

/// What things are called when they are said to a person.
enum Phrase {
  /// Such as "a check-in with Mum"; what is too wide is cut off the name.
  static func noun(_ reminder: Reminder, within width: Int = .max) -> String {
    let name = (reminder.name ?? reminder.person ?? "").escaped
    guard !name.isEmpty else { return noun(reminder.kind) }
    let (before, after) = around(reminder.kind)
    return before + name.cut(to: max(2, width - before.columns - after.columns)) + after
  }

  /// What stands on both sides of the name.
  private static func around(_ kind: Reminder.Kind) -> (before: String, after: String) {
    let noun = noun(kind)
    return switch kind {
    case .appreciation: ("\(noun) for ", "")
    case .checkIn, .followUp, .test: ("\(noun) with ", "")
    case .fixed: ("\(noun) about ", "")
    case .date: ("\(noun) of ", "'s")
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

  /// What is for one time only is over once it is answered; nothing of anything else.
  static func used(_ reminder: Reminder) -> [String] {
    reminder.kind == .followUp ? ["The follow-up is over, and its words are gone."] : []
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

  /// Such as "a check-in with Mum, Tue 24 Nov 18:42 (in 2 days)", in at most 70 columns.
  static func next(_ reminder: Reminder?, now: Instant, isAfterAnother: Bool = false) -> String {
    guard let reminder else { return "nothing" }
    let wait = reminder.due.instant - now
    if isAfterAnother, wait <= .zero {
      return timed(reminder, ", after the one that is showing", within: 70)
    }
    let distance = distance(wait)
    return timed(reminder, ", \(when(reminder, now: now)) (\(distance))", within: 70)
  }

  /// The same without a name, for whoever asked about somebody else.
  static func nextOfAnybody(_ reminder: Reminder?, now: Instant) -> String {
    guard let reminder else { return "nothing" }
    let distance = distance(reminder.due.instant - now)
    return "\(noun(reminder.kind)), \(when(reminder, now: now)) (\(distance))"
  }

  /// A noun and its time, of which the time is never cut.
  static func timed(_ reminder: Reminder, _ time: String, within width: Int) -> String {
    noun(reminder, within: width - time.columns) + time
  }

  /// "Tue 2026-11-24 18:42" as "Tue 24 Nov 18:42", with the year if that is far away.
  static func when(_ reminder: Reminder, now: Instant) -> String {
    when(local: reminder.local, now: now)
  }

  static func when(local: String, now: Instant) -> String {
    let parts = local.split(separator: " ")
    guard parts.count == 3, let date = CivilDate(parsing: parts[1]) else {
      return local.escaped
    }
    let distance = Zone.utc.instant(of: CivilDateTime(date: date, time: .midnight)) - now
    let year = isFar(distance) ? " \(date.year)" : ""
    return "\(parts[0]) \(day(date))\(year) \(parts[2])".escaped
  }

  /// Whether a day and a month alone could be taken for those of another year.
  private static func isFar(_ distance: Duration) -> Bool {
    !(.seconds(-300 * 86_400)...(.seconds(300 * 86_400))).contains(distance)
  }

  /// "Mon 09:12" within the last days, else "Mon 2 Nov 09:12", with the year if it is another.
  static func moment(_ instant: Instant, in zone: Zone, now: Instant) -> String {
    let (then, today) = (zone.civil(at: instant), zone.civil(at: now).date)
    if (0..<7).contains(today.dayNumber - then.date.dayNumber) { return clock(instant, in: zone) }
    let year = then.date.year == today.year ? "" : " \(then.date.year)"
    return "\(weekday(then)) \(day(then.date))\(year) \(minute(then))"
  }

  /// "at 18:30" of the same day, else as a moment.
  static func arrival(_ instant: Instant, in zone: Zone, now: Instant) -> String {
    let then = zone.civil(at: instant)
    return then.date == zone.civil(at: now).date
      ? "at \(minute(then))" : moment(instant, in: zone, now: now)
  }

  /// "Mon 09:12".
  static func clock(_ instant: Instant, in zone: Zone) -> String {
    let reading = zone.civil(at: instant)
    return "\(weekday(reading)) \(minute(reading))"
  }

  /// "in 2 days", "in 1 hour", "in a moment".
  static func distance(_ duration: Duration) -> String {
    duration < .seconds(60) ? "in a moment" : "in \(length(duration))"
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
