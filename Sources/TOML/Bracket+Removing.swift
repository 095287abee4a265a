/// Entries that go, each with one comma, its comment, and the comment lines directly above it.
extension Bracket {
  /// The ranges that must go so that some entries go; they may overlap.
  func removing(_ positions: Set<Int>) -> [Range<Int>] {
    guard let last = entries.indices.last(where: { !positions.contains($0) }) else {
      return clearing
    }
    // What is last then has a comma behind it if what is last now has one.
    let dropsComma = last < entries.count - 1 && entries[entries.count - 1].comma == nil
    // Those behind the last one that stays take the comma before them, up to the first that cannot.
    let tail = entries[(last + 1)...].indices.prefix(while: isJoined)
    var ranges = positions.sorted().flatMap { position in
      tail.contains(position)
        ? removingTail(position, dropsComma: dropsComma) : removing(position)
    }
    if dropsComma, let comma = entries[last].comma {
      ranges.append(storage.blankStart(before: comma)..<comma + 1)
    }
    return ranges
  }

  /// The ranges of all entries, and of the blanks around them if no comment stays.
  private var clearing: [Range<Int>] {
    let ranges = entries.indices.flatMap(removing).merged
    var rest: [Range<Int>] = []
    var position = inside.lowerBound
    for range in ranges {
      rest.append(position..<max(position, range.lowerBound))
      position = max(position, range.upperBound)
    }
    rest.append(position..<max(position, inside.upperBound))
    return rest.allSatisfy(isFreeOfComments) ? [inside] : ranges
  }

  private func removing(_ position: Int) -> [Range<Int>] {
    isAlone(position) ? removingLines(of: position) : removingPart(position)
  }

  private func removingLines(of position: Int) -> [Range<Int>] {
    let entry = entries[position]
    let start = storage.commentStart(
      above: entry.range.lowerBound, behind: end(before: position))
    let end = storage.nextLine(after: entry.range.upperBound)
    guard let comma = entry.comma, comma >= end else { return [start..<end] }
    return [start..<end, comma..<storage.blankEnd(from: comma + 1)]
  }

  /// Whether an entry shares its line, and no comment parts it from the one before it.
  private func isJoined(_ position: Int) -> Bool {
    !isAlone(position)
      && isFreeOfComments(end(before: position)..<entries[position].range.lowerBound)
  }

  /// An entry behind which none stays, with what parts it from the one before it.
  private func removingTail(_ position: Int, dropsComma: Bool) -> [Range<Int>] {
    let entry = entries[position]
    let range = end(before: position)..<entry.range.upperBound
    guard dropsComma, let comma = entry.comma else { return [range] }
    return [range, comma..<comma + 1]
  }

  /// The end of the comment at an offset behind the first entry, with its comma, in the line of the
  /// bracket; else the offset.
  ///
  /// In any other line, the entry before it may be what the comment is about.
  private func commentEnd(from offset: Int, behind position: Int) -> Int {
    let end = storage.blankEnd(from: offset)
    guard position == 0, storage.bytes[end] == .hash, let comma = entries[0].comma, comma < end
    else { return offset }
    return storage.lineEnd(of: end)
  }

  /// An entry with the comma behind it, and the blanks that would be left at the end of its line.
  private func removingPart(_ position: Int) -> [Range<Int>] {
    let entry = entries[position]
    var ranges: [Range<Int>] = []
    var end = entry.range.upperBound
    if let comma = entry.comma {
      let commaEnd = storage.blankEnd(from: comma + 1)
      if storage.blankEnd(from: end) == comma {
        end = commaEnd
      } else {
        ranges = [comma..<commaEnd]
      }
    }
    let start = entry.range.lowerBound
    end = commentEnd(from: end, behind: position)
    guard storage.isLineBreak(at: end) || end == inside.upperBound else {
      return ranges + [start..<end]
    }
    let blankStart = storage.blankStart(before: start, behind: inside.lowerBound)
    let isSpaced = end == inside.upperBound && blankStart < start
    return ranges + [blankStart..<(isSpaced ? storage.blankStart(before: end, behind: start) : end)]
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
