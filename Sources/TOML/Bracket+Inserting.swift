/// New entries, each in a line of its own or in the line of the others, as those are.
extension Bracket {
  /// What brings entries in before the one at each position, or behind the last.
  func inserting(_ texts: [Int: [String]], _ lineBreak: String, _ indentUnit: String) -> [Splice] {
    guard !entries.isEmpty else {
      return [filling(texts.values.flatMap { $0 }, lineBreak, indentUnit)]
    }
    return texts.keys.sorted().flatMap { position -> [Splice] in
      let new = texts[position] ?? []
      return position < entries.count
        ? [inserting(new, before: position, lineBreak)] : appending(new, lineBreak, indentUnit)
    }
  }

  private func inserting(
    _ texts: [String], before position: Int, _ lineBreak: String
  ) -> Splice {
    let start = entries[position].range.lowerBound
    guard let line = lineStart(of: position) else {
      let separator = separator(at: position)
      return Splice(at: start, texts.map { $0 + separator }.joined())
    }
    let indent = storage.indent(of: start)
    return Splice(at: line, texts.map { indent + $0 + "," + lineBreak }.joined())
  }

  /// Where the lines of an entry begin, with the comments above it, if new ones get lines as well.
  private func lineStart(of position: Int) -> Int? {
    let start = entries[position].range.lowerBound
    // Only then is the way back to the beginning of the line a short one.
    guard storage.isFirstInLine(start) else { return nil }
    let line = storage.commentStart(above: start, behind: end(before: position))
    return isAlone(position) || line < storage.lineStart(of: start) ? line : nil
  }

  private func appending(
    _ texts: [String], _ lineBreak: String, _ indentUnit: String
  ) -> [Splice] {
    let last = entries[entries.count - 1]
    let end = last.range.upperBound
    if let comma = last.comma, !isFreeOfComments(end..<comma) {
      return [Splice(at: comma + 1, texts.map { " " + $0 + "," }.joined())]
    }
    guard isCommaInLine(of: last), isAlone(entries.count - 1) || isCommented(last) else {
      let separator = separator(at: entries.count)
      return [Splice(at: end, texts.map { separator + $0 }.joined())]
    }
    let start = last.range.lowerBound
    let isFirst = storage.isFirstInLine(start) && start > inside.lowerBound
    let line =
      lineBreak + storage.indent(of: start) + (isFirst ? "" : indentUnit)
    let lineEnd = storage.lineEnd(of: end)
    let text = line + texts.joined(separator: "," + line)
    return last.comma == nil
      ? [Splice(at: end, ","), Splice(at: lineEnd, text)] : [Splice(at: lineEnd, text + ",")]
  }

  private func isCommaInLine(of entry: Entry) -> Bool {
    entry.comma.map { $0 == storage.blankEnd(from: entry.range.upperBound) } ?? true
  }

  /// Whether a comment follows an entry, and its comma, in the line.
  private func isCommented(_ entry: Entry) -> Bool {
    storage.visibleByte(from: entry.comma.map { $0 + 1 } ?? entry.range.upperBound) == .hash
  }

  /// What parts the entries around a position: a comma, and blanks or a line break.
  private func separator(at position: Int) -> String {
    let right = min(max(position, 1), entries.count - 1)
    guard right > 0 else { return ", " }
    let gap = entries[right - 1].range.upperBound..<entries[right].range.lowerBound
    let text = String(decoding: storage.bytes[gap], as: UTF8.self)
    guard isFreeOfComments(gap), let comma = storage.bytes[gap].firstIndex(of: .comma) else {
      return ", "
    }
    let lines = storage.bytes[gap].count { $0 == .newline }
    let isPlain = lines == 0 || lines == 1 && position > 0
    return isPlain && storage.bytes[gap.lowerBound..<comma].allSatisfy(\.isBlank) ? text : ", "
  }

  /// Puts the first entries between brackets that have none.
  private func filling(
    _ texts: [String], _ lineBreak: String, _ indentUnit: String
  ) -> Splice {
    let bytes = storage.bytes
    guard bytes[inside].contains(.newline) else {
      let text = texts.joined(separator: ", ")
      return Splice(inside, isArray ? text : " " + text + " ")
    }
    let closer = inside.upperBound
    let start = storage.lineStart(of: closer)
    let comment = bytes[inside].firstIndex(of: .hash)
    let isOwnLine = comment.map(storage.isFirstInLine) ?? false
    let indent =
      isOwnLine
      ? storage.indent(of: comment ?? start) : storage.indent(of: closer) + indentUnit
    return Splice(at: start, texts.map { indent + $0 + "," + lineBreak }.joined())
  }
}

extension Storage {
  /// The blanks by which the document indents: those of its first line that has some.
  var indentUnit: String {
    var offset = contentStart
    while offset < bytes.count {
      let end = blankEnd(from: offset)
      if end > offset, end < bytes.count, !isLineBreak(at: end) { return indent(of: offset) }
      offset = nextLine(after: offset)
    }
    return "  "
  }
}
