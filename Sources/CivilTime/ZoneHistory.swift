/// An offset from UTC and what people call it: a local time type of RFC 9636, section 2.
///
/// Whether it counts as daylight saving is left out on purpose: zones disagree on what that means,
/// and nothing may be computed from it.
struct LocalTimeType: Hashable {
  let seconds: Int
  let abbreviation: String
}

/// The local time types of a zone and when each began, in the making.
struct ZoneHistory {
  /// The types in force, ascending by start (microseconds since the epoch), never empty.
  private(set) var entries: [(start: Int64, type: LocalTimeType)]

  /// Starts with what has always been.
  init(first: LocalTimeType) {
    entries = [(.min, first)]
  }

  /// Lets a type begin at a time in seconds since the epoch, which is not before the last one.
  mutating func append(_ type: LocalTimeType, at seconds: Int64) {
    let limit = Int64.max / 1_000_000
    let start = seconds <= -limit ? .min : min(seconds, limit) * 1_000_000
    while let last = entries.last, start <= last.start { entries.removeLast() }
    if entries.last?.type != type { entries.append((start, type)) }
  }

  /// Follows a rule from the last entry, or from 1900, to the end of 2200.
  mutating func append(_ rule: ZoneRule) {
    guard let last = entries.last?.start else { return }
    let lastDay = CivilDateTime(wall: last).date
    for year in min(max(lastDay.year - 1, 1900), 2201)..<2201 {
      for change in rule.changes(in: year) where change.seconds * 1_000_000 > last {
        append(change.type, at: change.seconds)
      }
    }
  }
}
