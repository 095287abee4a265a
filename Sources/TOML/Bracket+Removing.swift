/// Entries that go, each with one comma, its comment, and the comment lines directly above it.
extension Bracket {
  /// The ranges that must go so that some entries go; they may overlap.
  func removing(_ positions: Set<Int>) -> [Range<Int>] {
    let last = entries.indices.last { !positions.contains($0) }
    guard let last else { return clearing }
    let isTailGone = last < entries.count - 1 && entries[entries.count - 1].comma == nil
    var ranges = positions.sorted().flatMap { removing($0, isTail: isTailGone && $0 > last) }
    // What is now the last entry has no more reason for its comma than the old one had.
    if isTailGone, let comma = entries[last].comma {
      ranges.append(storage.blankStart(before: comma)..<comma + 1)
    }
    return ranges
  }

  /// The ranges of all entries, and of the blanks around them if no comment stays.
  private var clearing: [Range<Int>] {
    let ranges = entries.indices.flatMap { removing($0, isTail: false) }.merged
    var rest: [Range<Int>] = []
    var position = inside.lowerBound
    for range in ranges {
      rest.append(position..<max(position, range.lowerBound))
      position = max(position, range.upperBound)
    }
    rest.append(position..<max(position, inside.upperBound))
    return rest.allSatisfy(isFreeOfComments) ? [inside] : ranges
  }

  private func removing(_ position: Int, isTail: Bool) -> [Range<Int>] {
    isAlone(position) ? removingLines(of: position) : removingPart(position, isTail: isTail)
  }

  private func removingLines(of position: Int) -> [Range<Int>] {
    let entry = entries[position]
    let start = storage.commentStart(
      above: entry.range.lowerBound, behind: end(before: position))
    let end = storage.nextLine(after: entry.range.upperBound)
    guard let comma = entry.comma, comma >= end else { return [start..<end] }
    return [start..<end, comma..<storage.blankEnd(from: comma + 1)]
  }

  private func removingPart(_ position: Int, isTail: Bool) -> [Range<Int>] {
    let entry = entries[position]
    var ranges: [Range<Int>] = []
    var end = entry.range.upperBound
    if let comma = entry.comma {
      if storage.blankEnd(from: end) == comma {
        end = storage.blankEnd(from: comma + 1)
      } else {
        ranges.append(comma..<storage.blankEnd(from: comma + 1))
      }
    }
    let start = start(of: position, isTail: isTail, end: end)
    return ranges + [start..<end]
  }

  /// Where an entry that shares its line begins, with the blanks before it that would be left at
  /// the end of the line or before the closing bracket.
  private func start(of position: Int, isTail: Bool, end: Int) -> Int {
    let start = entries[position].range.lowerBound
    let limit = position > 0 ? entries[position - 1].comma.map { $0 + 1 } : inside.lowerBound
    let behind = limit ?? self.end(before: position)
    guard isTail || storage.isLineBreak(at: end) else { return start }
    let blanks = storage.blankStart(before: start, behind: behind)
    guard isTail, !storage.isLineBreak(at: end) else { return blanks }
    guard isFreeOfComments(self.end(before: position)..<start) else { return blanks }
    return lineBreakStart(before: blanks, behind: behind)
  }

  private func lineBreakStart(before offset: Int, behind limit: Int) -> Int {
    let bytes = storage.bytes
    guard offset > limit, bytes[offset - 1] == .newline else { return offset }
    let start = offset - 1
    return start > limit && bytes[start - 1] == .carriageReturn ? start - 1 : start
  }
}

extension [Range<Int>] {
  /// The same offsets in ranges that neither overlap nor touch, in their order.
  var merged: [Range<Int>] {
    sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { ranges, range in
      if let last = ranges.last, range.lowerBound <= last.upperBound {
        ranges[ranges.count - 1] =
          last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
  }
}
