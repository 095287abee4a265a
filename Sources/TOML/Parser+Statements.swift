/// `key = value`, and what people write in its place.
extension Parser {
  /// Reads `key = value`.
  mutating func readStatement() {
    if skipLeftoverClosers() || skipForeignText() { return }
    toleratesClosers = false
    guard readKey() else { return skipLine() }
    let key = keyRange
    guard takeEquals() else {
      addWithoutValue(key, to: table)
      return skipLine()
    }
    readValue(place(in: table))
    sections[sections.count - 1].end = position
    finishLine()
  }

  /// Brackets at the start of a line close nothing; after an unclosed one they are no news.
  private mutating func skipLeftoverClosers() -> Bool {
    guard toleratesClosers, current == .closeBracket || current == .closeBrace else { return false }
    skipLine()
    return true
  }

  /// Adds a key that seems to have been meant, so that nobody calls it missing.
  mutating func addWithoutValue(_ key: Range<Int>, to table: Int) {
    guard let slot = vacantPlace(in: table) else { return }
    _ = add(.invalid, scalar: key, to: slot)
  }

  /// Takes the `=` behind a key; if it is missing, says whether a value follows all the same.
  mutating func takeEquals() -> Bool {
    skipBlanks()
    if current == .equals {
      position += 1
      return true
    }
    return takeSubstitute()
  }

  /// Reports that the `=` is missing, and takes what stands in its place.
  @inline(never)
  private mutating func takeSubstitute() -> Bool {
    let gap = position
    position = source.substituteEnd(from: gap)
    let substitute = gap..<position
    skipBlanks()
    let isListItem = bytes[keyRange].elementsEqual([.minus])
    let isValueAhead = beginsUnmistakableValue && !isListItem
    if frames.last?.hasSubstitute != true || substitute.isEmpty {
      reportMissingEquals(substitute)
    }
    guard !frames.isEmpty else { return isValueAhead }
    if !substitute.isEmpty { frames[frames.count - 1].hasSubstitute = true }
    if let next = equalsInNextLine {
      position = next + 1
      return true
    }
    return isValueAhead
  }

  private var beginsUnmistakableValue: Bool {
    switch current {
    case .quote, .apostrophe, .openBrace, .minus, .plus: true
    case .openBracket: position > keyRange.upperBound
    default: current.isDigit
    }
  }

  private mutating func reportMissingEquals(_ substitute: Range<Int>) {
    let end = frames.isEmpty ? source.textEnd(from: position) : elementEnd(from: position)
    report(
      Mistake.missingEquals(
        keyRange, at: substitute, value: position..<max(end, position), in: source))
    guard frames.isEmpty else { return }
    muteLine(from: position)
    if let next = equalsInNextLine {
      position = source.lineEnd(from: next)
      mutedUntil = max(mutedUntil, position)
    }
  }

  /// Where the `=` stands that begins the next line, if nothing is left of this one.
  private var equalsInNextLine: Int? {
    guard isAtLineEnd else { return nil }
    let start = source.skippingBlanks(from: source.nextLine(after: position))
    return source.byte(at: start) == .equals ? start : nil
  }

  /// Holds the rest of the line against what may follow a value or a header: a comment.
  mutating func finishLine() {
    skipBlanks()
    guard current != .hash, !isAtLineEnd else { return }
    let range = position..<source.textEnd(from: position)
    report(Mistake.trailingText(at: range, of: source.beginning(of: keyRange), in: source))
    skipLine()
  }
}

/// Text that no key begins.
extension Parser {
  /// Reports and skips what is left over from a merge, and a document in another language.
  private mutating func skipForeignText() -> Bool {
    if current == .openBrace, tree.records.count == 1 {
      report(Mistake.json(at: position..<position + 1))
      position = source.count
      return true
    }
    guard let mark = source.conflictMark(at: position) else { return false }
    let line = position..<source.textEnd(from: position)
    if mark == UInt8(ascii: "<") || !isInConflict { report(Mistake.conflict(at: line)) }
    isInConflict = mark == UInt8(ascii: "<")
    skipLine()
    // One of the two sides is read; the other would contradict it.
    if mark != UInt8(ascii: "<") { skipToConflictEnd() }
    return true
  }

  private mutating func skipToConflictEnd() {
    var line = source.nextLine(after: position)
    while line < source.count, line - position < Source.reach {
      if source.conflictMark(at: line) == UInt8(ascii: ">") {
        position = source.lineEnd(from: line)
        return
      }
      line = source.nextLine(after: line)
    }
  }
}

extension Source {
  /// The end of what people write for `=`: `:`, `:=`, `+=`, `=>`, `->` or the wide `＝`.
  fileprivate func substituteEnd(from offset: Int) -> Int {
    for text in [":=", "+=", "->", "?=", ":", "\u{FF1D}", "\u{FF1A}"] {
      let end = offset + text.utf8.count
      if end <= count, bytes[offset..<end].elementsEqual(text.utf8) { return end }
    }
    return offset
  }
}
