/// The offsets of a zone from UTC, one after another for all time.
///
/// It is shared by all copies of its zone and never changes.
final class Timeline: Sendable {
  /// Spans of one offset each, ascending, of which the first has always been.
  let segments: [Segment]

  /// The segment at the beginning of every page of time since the epoch.
  private let pages: [UInt32]

  /// What each segment's `abbreviation` counts into.
  let abbreviations: [String]

  /// A span of time with one offset.
  ///
  /// Times are microseconds since the epoch.
  struct Segment: Hashable {
    let start: Int64
    /// Where the next segment begins; the last never ends.
    let end: Int64
    /// How far clocks are ahead of UTC, in microseconds.
    let offset: Int64
    let abbreviation: Int
    /// From here on the wall shows what it has not shown before, and nothing skipped is due.
    fileprivate(set) var calmStart: Int64
    /// From here on the wall shows some of what it will show later, after the segment.
    fileprivate(set) var calmEnd: Int64

    /// What the wall shows where the segment begins.
    var startWall: Int64 { start.addingSaturated(offset) }

    /// What the wall would show where the segment ends; more than ever is shown for the last.
    var endWall: Int64 { end == .max ? .max : end.addingSaturated(offset) }
  }

  init(_ history: ZoneHistory) {
    var abbreviations: [String] = []
    var segments: [Segment] = []
    let ends = history.entries.dropFirst().map(\.start) + [.max]
    for (entry, end) in zip(history.entries, ends) {
      let text = entry.type.abbreviation
      let index = abbreviations.firstIndex(of: text) ?? abbreviations.count
      if index == abbreviations.count { abbreviations.append(text) }
      segments.append(
        Segment(
          start: entry.start, end: end, offset: Int64(entry.type.seconds) * 1_000_000,
          abbreviation: index, calmStart: entry.start, calmEnd: end))
    }
    Self.calm(&segments)
    self.segments = segments
    self.abbreviations = abbreviations
    pages = Self.pages(of: segments)
  }

  /// The segment that holds a point in time.
  func segment(at microseconds: Int64) -> Segment {
    segments[index(at: microseconds)]
  }

  /// The index of the segment that holds a point in time.
  func index(at microseconds: Int64) -> Int {
    guard microseconds >= 0 else { return Self.index(at: microseconds, in: segments) }
    let page = min(Int(microseconds >> Self.pageBits), pages.count - 2)
    let range = Int(pages[page])...Int(pages[page + 1])
    return Self.index(at: microseconds, in: segments, among: range)
  }
}

extension Timeline {
  /// Whether all offsets are the same, and what people call them.
  func hasOffsets(of other: Timeline) -> Bool {
    segments == other.segments && abbreviations == other.abbreviations
  }

  /// A page is some 204 days, in which a zone seldom changes more than once.
  private static let pageBits: Int64 = 44

  /// Where each page begins, to beyond the year 2200, as far as rules are followed; then the end.
  private static func pages(of segments: [Segment]) -> [UInt32] {
    (0..<416).map { UInt32(clamping: index(at: $0 << pageBits, in: segments)) }
      + [UInt32(clamping: segments.count - 1)]
  }

  private static func index(at microseconds: Int64, in segments: [Segment]) -> Int {
    index(at: microseconds, in: segments, among: 0...segments.count - 1)
  }

  /// The segment that holds a point in time, which lies in one of a range.
  private static func index(
    at microseconds: Int64, in segments: [Segment], among range: ClosedRange<Int>
  ) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high + 1) / 2
      if segments[middle].start <= microseconds { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Finds where each segment is calm.
  ///
  /// A change by an hour disturbs an hour before it, of which the wall may show all again, and one
  /// after it. Where another change comes within that hour, it disturbs for as long on top.
  private static func calm(_ segments: inout [Segment]) {
    for index in segments.indices.dropFirst() {
      let change = segments[index].offset - segments[index - 1].offset
      let begin = max(segments[index].start, segments[index - 1].calmStart)
      segments[index].calmStart = begin.addingSaturated(abs(change))
    }
    for index in segments.indices.dropLast().reversed() {
      let change = segments[index + 1].offset - segments[index].offset
      let end = min(segments[index].end, segments[index + 1].calmEnd)
      segments[index].calmEnd = end.addingSaturated(-abs(change))
    }
  }
}
