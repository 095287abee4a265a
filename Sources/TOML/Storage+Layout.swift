/// Where statements, lines and sections stand in the source: what edits need to know.
extension Storage {
  var bytes: [UInt8] { tree.bytes }

  /// The offset behind the byte order mark, if there is one.
  var contentStart: Int { bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0 }

  func lineStart(of offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != .newline { start -= 1 }
    return start == 0 ? min(contentStart, offset) : start
  }

  /// The end of a line, before its line break.
  func lineEnd(of offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != .newline { end += 1 }
    return end > offset && end < bytes.count && bytes[end - 1] == .carriageReturn ? end - 1 : end
  }

  /// The beginning of the next line, or the end of the source.
  func nextLine(after offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != .newline { end += 1 }
    return min(end + 1, bytes.count)
  }

  /// The first byte at or behind an offset that is not blank; zero at the end of the source.
  func visibleByte(from offset: Int) -> UInt8 {
    let offset = blankEnd(from: offset)
    return offset < bytes.count ? bytes[offset] : 0
  }

  func blankEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end].isBlank { end += 1 }
    return end
  }

  func blankStart(before offset: Int, behind limit: Int = 0) -> Int {
    var start = offset
    while start > limit, bytes[start - 1].isBlank { start -= 1 }
    return start
  }

  /// Whether a line begins at an offset and holds nothing but blanks.
  func isBlankLine(at offset: Int) -> Bool {
    let end = blankEnd(from: offset)
    return end == bytes.count ? end > offset : isLineBreak(at: end)
  }

  func isLineBreak(at offset: Int) -> Bool {
    offset < bytes.count && (bytes[offset] == .newline || bytes[offset] == .carriageReturn)
  }

  /// Whether nothing but blanks stands before an offset in its line.
  func isFirstInLine(_ offset: Int) -> Bool {
    let start = blankStart(before: offset, behind: contentStart)
    return start == contentStart || bytes[start - 1] == .newline
  }

  /// The blanks with which a line begins.
  func indent(of offset: Int) -> String {
    let start = lineStart(of: offset)
    return String(decoding: bytes[start..<max(start, blankEnd(from: start))], as: UTF8.self)
  }

  /// The beginning of the comment lines directly above a line, or of the line itself; no comment
  /// is looked for above the limit, which must lie behind the last string before the line.
  func commentStart(above offset: Int, behind limit: Int? = nil) -> Int {
    let limit = max(limit ?? contentEnd(before: offset), contentStart)
    var start = lineStart(of: offset)
    while start > limit {
      let previous = lineStart(of: start - 1)
      guard previous >= limit, visibleByte(from: previous) == .hash else { break }
      start = previous
    }
    return start
  }

  /// The end of the last key or complete value before an offset where no element of an array
  /// begins: no line behind that is part of a string.
  private func contentEnd(before offset: Int) -> Int {
    guard let key = lastKey(before: offset) else { return 0 }
    let named = Int(tree.keys[key].node)
    var end = tree.keys[key].range.upperBound
    var node = named
    while node > 0 {
      if isComplete(node, before: offset) { end = max(end, tree.range(of: node).upperBound) }
      node = Int(tree[node].parent)
    }
    guard named > 0, isInline(named) else { return end }
    // Elements have no keys, but follow the array that has one.
    for element in tree.records.indices[(named + 1)...] {
      guard tree[element].key == Record.none, tree.range(of: element).lowerBound < offset else {
        break
      }
      if isComplete(element, before: offset) { end = max(end, tree.range(of: element).upperBound) }
    }
    return end
  }

  private func isComplete(_ node: Int, before offset: Int) -> Bool {
    let origin = tree[node].origin
    return (origin == .value || origin == .inline) && tree.range(of: node).upperBound <= offset
  }

  private func lastKey(before offset: Int) -> Int? {
    var low = 0
    var high = tree.keys.count
    while low < high {
      let middle = (low + high) / 2
      if tree.keys[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// The next byte that is neither blank, line break nor comment.
  func nextToken(after offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case .hash: offset = nextLine(after: offset)
      case .space, .tab, .newline, .carriageReturn: offset += 1
      default: return offset
      }
    }
    return offset
  }
}
