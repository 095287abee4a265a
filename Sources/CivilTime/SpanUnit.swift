/// A unit of systemd.time(7), "Parsing Time Spans".
enum SpanUnit: CaseIterable {
  case year, month, week, day, hour, minute, second, millisecond, microsecond

  /// Its length; a month counts 30.4375 days and a year 365.25.
  var microseconds: UInt64 {
    switch self {
    case .year: 31_557_600_000_000
    case .month: 2_629_800_000_000
    case .week: 604_800_000_000
    case .day: 86_400_000_000
    case .hour: 3_600_000_000
    case .minute: 60_000_000
    case .second: 1_000_000
    case .millisecond: 1000
    case .microsecond: 1
    }
  }

  /// What systemd writes behind a number.
  var suffix: String {
    switch self {
    case .year: "y"
    case .month: "month"
    case .week: "w"
    case .day: "d"
    case .hour: "h"
    case .minute: "min"
    case .second: "s"
    case .millisecond: "ms"
    case .microsecond: "us"
    }
  }

  /// Every spelling that is read; upper and lower case differ.
  var spellings: [String] {
    switch self {
    case .year: ["years", "year", "y"]
    case .month: ["months", "month", "M"]
    case .week: ["weeks", "week", "w"]
    case .day: ["days", "day", "d"]
    case .hour: ["hours", "hour", "hr", "h"]
    case .minute: ["minutes", "minute", "min", "m"]
    case .second: ["seconds", "second", "sec", "s"]
    case .millisecond: ["msec", "ms"]
    case .microsecond: ["usec", "us", "\u{3BC}s", "\u{B5}s"]
    }
  }

  /// The unit with the longest spelling that some bytes begin with, and how long that is.
  static func prefix(of bytes: ArraySlice<UInt8>) -> (unit: SpanUnit, count: Int)? {
    var best: (unit: SpanUnit, count: Int)?
    for unit in allCases {
      for spelling in unit.spellings where bytes.starts(with: spelling.utf8) {
        let count = spelling.utf8.count
        if count > best?.count ?? 0 { best = (unit, count) }
      }
    }
    return best
  }
}
