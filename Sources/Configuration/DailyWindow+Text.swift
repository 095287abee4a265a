import CivilTime
import Core

extension DailyWindow {
  /// Reads `17:30-20:30`; an end of `24:00` is midnight.
  ///
  /// Where a text is to be corrected, `10-8` is taken for a night or for a day.
  init(parsing text: String, isNight: Bool = false) throws(ValueError) {
    let whole = 0..<text.utf8.count
    let sides = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard sides.count == 2 else {
      throw ValueError(
        "`\(text)` is not a stretch of the day", hint: "write it as `17:30-20:30`",
        correction: Self.corrected(text, isNight), at: whole)
    }
    let dash = sides[0].utf8.count
    let start = try Self.time(sides[0], in: text, isNight, at: 0..<dash)
    let end = try Self.time(
      sides[1] == "24:00" ? "00:00" : sides[1], in: text, isNight,
      at: dash + 1..<whole.upperBound)
    self.init(start: start, end: end)
  }

  private static func time(
    _ side: String, in text: String, _ isNight: Bool, at range: Range<Int>
  ) throws(ValueError) -> TimeOfDay {
    guard side.utf8.count == 5, let time = TimeOfDay(parsing: side) else {
      throw ValueError(
        side.isEmpty ? "a time is missing" : "`\(side)` is not a time of day",
        hint: "hours are 00 to 23 and minutes 00 to 59, with two digits each",
        correction: corrected(text, isNight), at: range)
    }
    return time
  }

  /// The stretch that was probably meant by ` 9:00 – 17`, if it is one.
  private static func corrected(_ text: String, _ isNight: Bool) -> String? {
    let plain = text.replacing(" ") { ["–", "—"].contains($0) ? "-" : $0 == "." ? ":" : $0 }
    let sides = plain.split(separator: "-").map { padded(String($0)) }
    guard sides.count == 2, let start = TimeOfDay(parsing: sides[0]),
      let end = TimeOfDay(parsing: sides[1])
    else { return nil }
    guard start.hour <= 12, end.hour <= 12, end < start else { return sides.joined(separator: "-") }
    return isNight ? "\(inEvening(start))-\(sides[1])" : "\(sides[0])-\(inEvening(end))"
  }

  /// The time that clocks of twelve hours show again half a day later.
  private static func inEvening(_ time: TimeOfDay) -> TimeOfDay {
    TimeOfDay(hour: (time.hour + 12) % 24, minute: time.minute) ?? time
  }

  private static func padded(_ time: String) -> String {
    let parts = time.split(separator: ":").map { $0.utf8.count == 1 ? "0\($0)" : String($0) }
    return (parts.count == 1 ? parts + ["00"] : parts).joined(separator: ":")
  }
}

extension String {
  /// The text without one character, each other one replaced as told.
  fileprivate func replacing(
    _ removed: Character, by replacement: (Character) -> Character
  ) -> String {
    String(filter { $0 != removed }.map(replacement))
  }
}
