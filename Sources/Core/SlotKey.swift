package import CivilTime

/// Names one slot among those of its reminder: by date and number, never by "now".
package enum SlotKey: Hashable, Sendable {
  /// The n-th of so many in the period that begins on a date.
  case share(Cadence.Period, CivilDate, index: Int, count: Int)
  /// An interval that counts from a second of the epoch.
  case after(Int64)
  /// An elapse of a calendar expression, by its wall time, so that a change of zone does not bring
  /// it back.
  case wall(CivilDateTime)
  /// So many days before a date.
  case ahead(CivilDate, days: Int)
  /// The only one of a follow-up.
  case once
}

extension SlotKey: LosslessStringConvertible {
  /// Such as `week 2026-11-16.0 of 2`, `after 1795392000`, `at 2026-11-29 17:00:00`,
  /// `2 days before 2026-12-24` or `once`.
  package var description: String {
    switch self {
    case .share(let period, let start, let index, let count):
      "\(period.rawValue) \(start).\(index) of \(count)"
    case .after(let seconds): "after \(seconds)"
    case .wall(let time): "at \(time)"
    case .ahead(let date, let days): "\(days) days before \(date)"
    case .once: "once"
    }
  }

  package init?(_ description: String) {
    let words = description.split(separator: " ").map(String.init)
    switch words.count {
    case 1 where words[0] == "once": self = .once
    case 2 where words[0] == "after":
      guard let seconds = Int64(words[1]) else { return nil }
      self = .after(seconds)
    case 3 where words[0] == "at":
      guard let date = CivilDate(iso: words[1]), let time = TimeOfDay(exactly: words[2])
      else { return nil }
      self = .wall(CivilDateTime(date: date, time: time))
    case 4 where words[1] == "days" && words[2] == "before":
      guard let days = Int(words[0]), let date = CivilDate(iso: words[3]) else { return nil }
      self = .ahead(date, days: days)
    case 4 where words[2] == "of":
      let parts = words[1].split(separator: ".").map(String.init)
      guard let period = Cadence.Period(rawValue: words[0]), parts.count == 2,
        let start = CivilDate(iso: parts[0]), let index = Int(parts[1]),
        let count = Int(words[3])
      else { return nil }
      self = .share(period, start, index: index, count: count)
    default: return nil
    }
  }
}

extension CivilDate {
  /// Reads what `description` writes.
  fileprivate init?(iso text: String) {
    let isBeforeChrist = text.hasPrefix("-")
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(year: isBeforeChrist ? -parts[0] : parts[0], month: parts[1], day: parts[2])
    guard description == text else { return nil }
  }
}

extension TimeOfDay {
  /// Reads what `descriptionWithSeconds` writes.
  fileprivate init?(exactly text: String) {
    let parts = text.split(separator: ":")
    guard parts.count == 3, let hour = Int(parts[0]), let minute = Int(parts[1]) else { return nil }
    let seconds = parts[2].split(separator: ".")
    let fraction = seconds.count == 2 ? String(seconds[1]) : ""
    let padded = fraction + String(repeating: "0", count: max(0, 6 - fraction.utf8.count))
    guard let second = seconds.first.flatMap({ Int($0) }), let micros = Int64(padded),
      let whole = TimeOfDay(hour: hour, minute: minute, second: second)
    else { return nil }
    self.init(microseconds: whole.microseconds + micros)
  }
}
