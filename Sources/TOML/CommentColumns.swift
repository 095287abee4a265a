/// Keeps comments behind values in the column that they share with a neighbour, while the values
/// grow and shrink.
struct CommentColumns {
  let storage: Storage

  /// The splices, in their order, with those that take or give blanks before comments.
  func keeping(_ splices: [Splice]) -> [Splice] {
    let growths = growths(of: splices)
    guard !growths.isEmpty else { return splices }
    let comments = storage.comments
    let paddings = growths.compactMap { growth -> Splice? in
      let place = comments.indices.firstIndex { comments[$0] >= growth.comment }
      let neighbours = [-1, 1].compactMap { neighbour(of: place, $0, among: comments) }
      return padding(of: growth, beside: neighbours.filter { !isRemoved($0, by: splices) })
    }
    guard !paddings.isEmpty else { return splices }
    return (splices + paddings).enumerated()
      .sorted {
        ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
      }
      .map(\.element)
  }

  /// By how many columns the text before a comment grows.
  private struct Growth {
    let comment: Int
    var columns: Int
    /// Where the last change before the comment ends.
    var end: Int
  }

  private func growths(of splices: [Splice]) -> [Growth] {
    var growths: [Growth] = []
    var scannedTo = -1
    var comment: Int?
    for splice in splices {
      let end = splice.range.upperBound
      if end > scannedTo {
        comment = storage.comment(inLineFrom: end)
        scannedTo = comment ?? storage.lineEnd(of: end)
      }
      guard let comment, end <= comment, let columns = columns(of: splice) else { continue }
      if growths.last?.comment == comment {
        growths[growths.count - 1].columns += columns
        growths[growths.count - 1].end = end
      } else {
        growths.append(Growth(comment: comment, columns: columns, end: end))
      }
    }
    return growths.filter { $0.columns != 0 }
  }

  /// How many columns a splice adds to its line; none if it has to do with more than that line.
  private func columns(of splice: Splice) -> Int? {
    let old = storage.bytes[splice.range]
    guard !old.contains(.newline), !splice.text.utf8.contains(.newline) else { return nil }
    return DisplayText.width(of: splice.text)
      - DisplayText.width(of: String(decoding: old, as: UTF8.self))
  }

  private func padding(of growth: Growth, beside neighbours: [Int]) -> Splice? {
    let gap = gap(before: growth.comment)
    guard gap.range.lowerBound >= growth.end, !gap.isTabbed else { return nil }
    let aligned = neighbours.map { self.gap(before: $0) }
      .filter { !$0.isTabbed && $0.column == gap.column }
    guard !aligned.isEmpty else { return nil }
    let least = ([gap] + aligned).map(\.range.count).min() ?? 1
    let count = max(min(max(least, 1), 2), gap.range.count - growth.columns)
    return Splice(gap.range, String(repeating: " ", count: count))
  }

  /// The nearest comment behind a value in one direction, if no blank line comes before it.
  private func neighbour(of place: Int, _ direction: Int, among comments: [Int]) -> Int? {
    var other = place + direction
    while comments.indices.contains(other), storage.isFirstInLine(comments[other]) {
      other += direction
    }
    guard comments.indices.contains(other) else { return nil }
    let (upper, lower) = (comments[min(place, other)], comments[max(place, other)])
    return hasBlankLine(upper..<lower) ? nil : comments[other]
  }

  private func hasBlankLine(_ range: Range<Int>) -> Bool {
    var isBlank = false
    for byte in storage.bytes[range] where !byte.isBlank && byte != .carriageReturn {
      if byte == .newline, isBlank { return true }
      isBlank = byte == .newline
    }
    return false
  }

  private func isRemoved(_ offset: Int, by splices: [Splice]) -> Bool {
    let next = splices.indices.firstIndex { splices[$0].range.lowerBound > offset }
    return next > 0 && splices[next - 1].range.contains(offset)
  }

  /// The blanks before a comment, and the column in which it stands.
  private func gap(before comment: Int) -> (range: Range<Int>, column: Int, isTabbed: Bool) {
    let start = storage.lineStart(of: comment)
    let line = storage.bytes[start..<comment]
    let column = DisplayText.width(of: String(decoding: line, as: UTF8.self))
    let blanks = storage.blankStart(before: comment, behind: start)
    return (blanks..<comment, column, line.contains(.tab))
  }
}

extension Storage {
  /// Where all comments of a valid document begin.
  fileprivate var comments: [Int] {
    var comments: [Int] = []
    var offset = 0
    while let comment = comment(from: offset, endsAtLineEnd: false) {
      comments.append(comment)
      offset = lineEnd(of: comment)
    }
    return comments
  }

  /// Where a comment begins in the rest of a line, at an offset that is in no string.
  func comment(inLineFrom offset: Int) -> Int? {
    let comment = comment(from: offset, endsAtLineEnd: true)
    return comment.flatMap { bytes[offset..<$0].contains(.newline) ? nil : $0 }
  }

  private func comment(from offset: Int, endsAtLineEnd: Bool) -> Int? {
    var offset = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case .hash: return offset
      case .newline where endsAtLineEnd: return nil
      case .quote, .apostrophe: offset = stringEnd(from: offset)
      default: offset += 1
      }
    }
    return nil
  }

  private func stringEnd(from start: Int) -> Int {
    let quote = bytes[start]
    let isMultiline = bytes[start...].prefix(3).elementsEqual([quote, quote, quote])
    var offset = start + (isMultiline ? 3 : 1)
    while offset < bytes.count {
      if bytes[offset] == .backslash, quote == .quote {
        offset += 2
      } else if bytes[offset] != quote {
        offset += 1
      } else if !isMultiline {
        return offset + 1
      } else {
        let run = bytes[offset...].prefix { $0 == quote }.count
        if run > 2 { return offset + min(run, 5) }
        offset += run
      }
    }
    return bytes.count
  }
}

extension Range<Int> {
  /// The first number that is in order behind some point, or the end; found by halves.
  fileprivate func firstIndex(_ isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
