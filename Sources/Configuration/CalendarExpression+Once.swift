import CivilTime
import Core

extension CalendarExpression {
  /// Reads an expression with a time of day that comes at most once a day.
  init(once text: String, zone: (String) -> Zone?) throws(ValueError) {
    let whole = 0..<text.utf8.count
    do {
      self = try CalendarExpression(parsing: text, zone: zone)
    } catch {
      throw ValueError(
        error.reason, hint: error.hint ?? "write for example `Mon..Fri 18:00`", at: error.range,
        unknownZone: error.unknownZone)
    }
    guard hasTimeOfDay else { throw timeless(text) }
    guard let first = day(after: nil) else {
      throw ValueError("`\(text)` never comes", hint: "no day fits all of it", at: whole)
    }
    guard day(after: first.instant)?.date != first.date else {
      throw ValueError(
        "`\(text)` comes more than once a day",
        hint: "give it one time of day; a second reminder can have another", at: whole)
    }
  }

  private func timeless(_ text: String) -> ValueError {
    let words = shortDescription.split(separator: " ")
    let timed = words.map { $0 == "00:00" ? "18:00" : String($0) }
    return ValueError(
      "`\(text)` has no time of day", hint: "write for example `Mon 18:00`",
      correction: words.contains("00:00") ? timed.joined(separator: " ") : nil,
      at: 0..<text.utf8.count)
  }

  /// The first match of all, or the one after an instant, and its date where it is told.
  private func day(after instant: Instant?) -> (instant: Instant, date: CivilDate)? {
    let zone = zone ?? .utc
    let start = instant ?? Instant(microseconds: -86_400_000_000 * 2)
    guard let next = next(after: start, in: zone) else { return nil }
    return (next, zone.civil(at: next).date)
  }

  /// The time of day at which an expression comes that was read with `init(once:zone:)`.
  var timeOfDay: TimeOfDay? {
    let zone = zone ?? .utc
    return next(after: Instant(microseconds: 0), in: zone).map { zone.civil(at: $0).time }
  }

  /// How often it comes in an average week of the four years from 2027 on.
  var timesPerWeek: Double {
    guard let start = CivilDate(year: 2027, month: 1, day: 1) else { return 0 }
    let midnight = CivilDateTime(date: start, time: .midnight)
    var instant = Zone.utc.instant(of: midnight)
    let end = instant + .seconds(1461 * 86_400)
    var count = 0
    while let next = next(after: instant, in: .utc), next < end {
      count += 1
      instant = next
    }
    return Double(count) * 7 / 1461
  }
}
