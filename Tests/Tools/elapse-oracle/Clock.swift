internal import Glibc

/// The clock of the C library, set to the zone of a file.
///
/// Only one is set at a time: the zone is the process's own.
struct Clock {
  /// Spans of one offset, ascending; all in seconds since the epoch.
  struct Span: Hashable {
    let start: Int
    let end: Int
    let offset: Int
  }

  /// From 1969 on, cut wherever one midnight of UTC and the next differ.
  let spans: [Span]

  /// Reads the clock on every day until two years after one.
  init(path: String, until year: Int) {
    setenv("TZ", ":\(path)", 1)
    tzset()
    var spans: [Span] = []
    var start = -366 * 86_400
    var offset = Self.offset(at: start)
    for midnight in stride(from: start, to: (year - 1967) * 31_557_600, by: 86_400)
    where Self.offset(at: midnight) != offset {
      let change = Self.change(from: midnight - 86_400, to: midnight)
      spans.append(Span(start: start, end: change, offset: offset))
      (start, offset) = (change, Self.offset(at: midnight))
    }
    self.spans = spans + [Span(start: start, end: .max, offset: offset)]
  }

  /// The spans that touch a stretch of time.
  func spans(from: Int, to: Int) -> ArraySlice<Span> {
    let first = spans.firstIndex { $0.end > from } ?? spans.endIndex
    let last = spans[first...].firstIndex { $0.start > to } ?? spans.endIndex
    return spans[first..<last]
  }

  private static func change(from: Int, to: Int) -> Int {
    var (low, high) = (from, to)
    let before = offset(at: low)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offset(at: middle) == before { low = middle } else { high = middle }
    }
    return high
  }

  private static func offset(at instant: Int) -> Int {
    var (instant, parts) = (time_t(instant), tm())
    localtime_r(&instant, &parts)
    return parts.tm_gmtoff
  }
}
