/// Finds the instants at which a zone's wall shows a match.
///
/// Time is cut where the offset changes. Within each piece the wall runs evenly, so that matches
/// are those of `CalendarMatcher` between what the wall shows at its ends.
struct CalendarSearch {
  let matcher: CalendarMatcher
  let zone: Zone
  /// Whether a match that clocks skip counts later by the length of the gap.
  let shiftsSkipped: Bool
  /// Whether a match that clocks repeat counts both times.
  let takesRepeated: Bool

  /// The first match that is not before a time in microseconds since the epoch.
  func first(atOrAfter from: Int64) -> Instant? {
    var best: Int64?
    var index = zone.index(at: from.addingSaturated(-Zone.furthestOffset * 2))
    while index < zone.segments.count, best ?? .max > zone.segments[index].start {
      if let skipped = firstSkipped(before: index, from: from) { best = min(best ?? .max, skipped) }
      guard zone.end(of: index) > from else {
        index += 1
        continue
      }
      let segment = zone.segments[index]
      let wall = max(from.addingSaturated(segment.offset), firstWall(of: index))
      let match = matcher.first(atOrAfter: wall)
      if let match, match < zone.endWall(of: index) {
        best = min(best ?? .max, match - segment.offset)
      }
      index = max(index + 1, segment.start < from ? 0 : self.index(before: match))
    }
    return best.map(Instant.init(microseconds:))
  }

  /// The last match that is not after a time in microseconds since the epoch.
  func last(atOrBefore to: Int64) -> Instant? {
    var best: Int64?
    var index = zone.index(at: to)
    while index >= 0, best ?? .min < zone.end(of: index).addingSaturated(Zone.furthestOffset * 2) {
      if let skipped = lastSkipped(before: index, to: to) { best = max(best ?? .min, skipped) }
      let segment = zone.segments[index]
      let wall = min(to.addingSaturated(segment.offset), zone.endWall(of: index) - 1)
      let match = matcher.last(atOrBefore: wall)
      if let match, match >= firstWall(of: index) {
        best = max(best ?? .min, match - segment.offset)
      }
      index = min(index - 1, zone.end(of: index) > to ? index : self.index(after: match))
    }
    return best.map(Instant.init(microseconds:))
  }
}

extension CalendarSearch {
  /// What the wall shows where a segment begins to count.
  private func firstWall(of index: Int) -> Int64 {
    let start = zone.startWall(of: index)
    return takesRepeated || index == 0 ? start : max(start, zone.endWall(of: index - 1))
  }

  /// What the wall skips where a segment begins.
  private func gap(before index: Int) -> Range<Int64>? {
    guard shiftsSkipped, index > 0 else { return nil }
    let start = zone.endWall(of: index - 1)
    let end = zone.startWall(of: index)
    return start < end ? start..<end : nil
  }

  private func firstSkipped(before index: Int, from: Int64) -> Int64? {
    guard let gap = gap(before: index) else { return nil }
    let offset = zone.segments[index - 1].offset
    let wall = max(gap.lowerBound, from.addingSaturated(offset))
    guard wall < gap.upperBound, let match = matcher.first(atOrAfter: wall),
      match < gap.upperBound
    else { return nil }
    return match - offset
  }

  private func lastSkipped(before index: Int, to: Int64) -> Int64? {
    guard let gap = gap(before: index) else { return nil }
    let offset = zone.segments[index - 1].offset
    let wall = min(gap.upperBound - 1, to.addingSaturated(offset))
    guard wall >= gap.lowerBound, let match = matcher.last(atOrBefore: wall),
      match >= gap.lowerBound
    else { return nil }
    return match - offset
  }

  /// The last segment that surely ends before the wall shows a match, or none after all of them.
  private func index(before match: Int64?) -> Int {
    match.map { zone.index(at: $0 - Zone.furthestOffset) } ?? zone.segments.count
  }

  /// The first segment that surely begins after the wall shows a match, or none before all.
  private func index(after match: Int64?) -> Int {
    match.map { zone.index(at: $0 + Zone.furthestOffset) } ?? -1
  }
}
