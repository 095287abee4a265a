/// Finds the instants at which a zone's wall shows a match.
///
/// Time is cut where the offset changes. Within each piece the wall runs evenly, so that matches
/// are those of `CalendarMatcher` between what the wall shows at its ends.
struct CalendarSearch {
  let matcher: CalendarMatcher
  let timeline: Timeline
  /// Whether a match that clocks skip counts later by the length of the gap.
  let shiftsSkipped: Bool
  /// Whether a match that clocks repeat counts both times.
  let takesRepeated: Bool

  /// The first match that is not before a time in microseconds since the epoch.
  func first(atOrAfter from: Int64) -> Instant? {
    guard from <= Self.latest else { return nil }
    let segment = timeline.segment(at: from)
    guard from >= segment.calmStart, from < segment.calmEnd else { return searchOn(from: from) }
    guard let match = matcher.first(atOrAfter: from.addingSaturated(segment.offset)) else {
      return nil
    }
    let near = match - segment.offset
    guard near >= segment.end else { return Instant(microseconds: near) }
    let other = timeline.segment(at: near)
    let instant = match - other.offset
    guard instant >= other.calmStart, instant < other.end else { return searchOn(from: from) }
    return Instant(microseconds: instant)
  }

  /// The last match that is not after a time in microseconds since the epoch.
  func last(atOrBefore time: Int64) -> Instant? {
    let to = min(time, Self.latest)
    let segment = timeline.segment(at: to)
    guard to >= segment.calmStart, to < segment.calmEnd else { return searchBack(from: to) }
    guard let match = matcher.last(atOrBefore: to.addingSaturated(segment.offset)) else {
      return nil
    }
    let near = match - segment.offset
    guard near < segment.calmStart else { return Instant(microseconds: near) }
    let other = timeline.segment(at: near)
    let instant = match - other.offset
    guard instant >= other.calmStart, instant < other.calmEnd else { return searchBack(from: to) }
    return Instant(microseconds: instant)
  }
}

extension CalendarSearch {
  /// When 2199 is over everywhere, in microseconds since the epoch.
  private static let latest: Int64 = 84_006 * 86_400_000_000 + Zone.furthestOffset * 2

  /// Searches segment by segment, for times near one where the offset changes.
  private func searchOn(from: Int64) -> Instant? {
    var best: Int64?
    var index = timeline.index(at: from.addingSaturated(-Zone.furthestOffset * 2))
    while index < timeline.segments.count, best ?? .max > timeline.segments[index].start {
      if let skipped = firstSkipped(before: index, from: from) { best = min(best ?? .max, skipped) }
      let segment = timeline.segments[index]
      guard segment.end > from else {
        index += 1
        continue
      }
      let wall = max(from.addingSaturated(segment.offset), firstWall(of: index))
      let match = matcher.first(atOrAfter: wall)
      if let match, match < segment.endWall { best = min(best ?? .max, match - segment.offset) }
      index = max(index + 1, segment.start < from ? 0 : self.index(before: match))
    }
    return best.map(Instant.init(microseconds:))
  }

  private func searchBack(from to: Int64) -> Instant? {
    var best: Int64?
    var index = timeline.index(at: to)
    while index >= 0 {
      let segment = timeline.segments[index]
      guard best ?? .min < segment.end.addingSaturated(Zone.furthestOffset * 2) else { break }
      if let skipped = lastSkipped(before: index, to: to) { best = max(best ?? .min, skipped) }
      let wall = min(to.addingSaturated(segment.offset), segment.endWall - 1)
      let match = matcher.last(atOrBefore: wall)
      if let match, match >= firstWall(of: index) {
        best = max(best ?? .min, match - segment.offset)
      }
      index = min(index - 1, segment.end > to ? index : self.index(after: match))
    }
    return best.map(Instant.init(microseconds:))
  }
}

extension CalendarSearch {
  /// What the wall shows where a segment begins to count.
  private func firstWall(of index: Int) -> Int64 {
    let start = timeline.segments[index].startWall
    return takesRepeated || index == 0 ? start : max(start, timeline.segments[index - 1].endWall)
  }

  /// What the wall skips where a segment begins.
  private func gap(before index: Int) -> Range<Int64>? {
    guard shiftsSkipped, index > 0 else { return nil }
    let start = timeline.segments[index - 1].endWall
    let end = timeline.segments[index].startWall
    return start < end ? start..<end : nil
  }

  private func firstSkipped(before index: Int, from: Int64) -> Int64? {
    guard let gap = gap(before: index) else { return nil }
    let offset = timeline.segments[index - 1].offset
    let wall = max(gap.lowerBound, from.addingSaturated(offset))
    guard wall < gap.upperBound, let match = matcher.first(atOrAfter: wall),
      match < gap.upperBound
    else { return nil }
    return match - offset
  }

  private func lastSkipped(before index: Int, to: Int64) -> Int64? {
    guard let gap = gap(before: index) else { return nil }
    let offset = timeline.segments[index - 1].offset
    let wall = min(gap.upperBound - 1, to.addingSaturated(offset))
    guard wall >= gap.lowerBound, let match = matcher.last(atOrBefore: wall),
      match >= gap.lowerBound
    else { return nil }
    return match - offset
  }

  /// The last segment that surely ends before the wall shows a match, or none after all of them.
  private func index(before match: Int64?) -> Int {
    match.map { timeline.index(at: $0 - Zone.furthestOffset) } ?? timeline.segments.count
  }

  /// The first segment that surely begins after the wall shows a match, or none before all.
  private func index(after match: Int64?) -> Int {
    match.map { timeline.index(at: $0 + Zone.furthestOffset) } ?? -1
  }
}
