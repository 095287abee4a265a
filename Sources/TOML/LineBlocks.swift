/// Whole lines that go from a source, with the blank lines that would be left doubled.
struct LineBlocks {
  private let storage: Storage
  private let blocks: [Range<Int>]

  /// Takes lines, from where they begin to where the next ones do.
  init(_ ranges: [Range<Int>], in storage: Storage) {
    self.storage = storage
    blocks = ranges.merged.reduce(into: []) { blocks, range in
      if let last = blocks.last, storage.isBlank(last.upperBound..<range.lowerBound) {
        blocks[blocks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        blocks.append(range)
      }
    }
  }

  /// What must go.
  var ranges: [Range<Int>] { blocks.map(withBlankLines) }

  private func withBlankLines(_ block: Range<Int>) -> Range<Int> {
    let above = blankLinesAbove(block.lowerBound)
    let below = blankLinesBelow(block.upperBound)
    let count = storage.bytes.count
    if above.start == storage.contentStart { return above.start..<below.end }
    guard below.end == count else {
      return block.lowerBound..<(below.count > above.count ? block.upperBound : below.end)
    }
    let endsLine = storage.bytes[count - 1] == .newline
    return endsLine ? above.start..<count : lineBreakStart(before: above.start)..<count
  }

  private func blankLinesAbove(_ offset: Int) -> (start: Int, count: Int) {
    var (start, count) = (offset, 0)
    while start > storage.contentStart {
      let previous = storage.lineStart(of: start - 1)
      guard previous < start, storage.isBlank(previous..<start) else { break }
      (start, count) = (previous, count + 1)
    }
    return (start, count)
  }

  private func blankLinesBelow(_ offset: Int) -> (end: Int, count: Int) {
    var (end, count) = (offset, 0)
    while end < storage.bytes.count, storage.isBlankLine(at: end) {
      (end, count) = (storage.nextLine(after: end), count + 1)
    }
    return (end, count)
  }

  private func lineBreakStart(before offset: Int) -> Int {
    let start = offset - 1
    let hasReturn = start > 0 && storage.bytes[start - 1] == .carriageReturn
    return hasReturn ? start - 1 : start
  }
}

extension Storage {
  /// Whether a range holds nothing but blanks and line breaks.
  func isBlank(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0.isBlank || $0 == .newline || $0 == .carriageReturn }
  }
}
