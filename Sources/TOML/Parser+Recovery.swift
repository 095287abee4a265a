/// Where to go on after a mistake.
extension Parser {
  /// The end of the line that holds an offset.
  func lineEnd(from offset: Int) -> Int {
    guard !endsLinesWithReturns else { return returnEnd(from: offset) }
    let end = bytes.firstOffset(of: .newline, from: offset)
    let hasReturn = end > offset && end < bytes.count && bytes[end - 1] == .carriageReturn
    return hasReturn ? end - 1 : end
  }

  private func returnEnd(from offset: Int) -> Int {
    bytes.firstOffset(of: .carriageReturn, from: offset)
  }

  /// The end of the text from an offset to a comment or the line's end, without blanks.
  ///
  /// Only a `#` behind a blank begins a comment here, since the text is not TOML anyway.
  func textEnd(from offset: Int) -> Int {
    let lineEnd = lineEnd(from: offset)
    var end = offset
    while end < lineEnd {
      if bytes[end] == .hash, end > offset, bytes[end - 1].isBlank { break }
      end += 1
    }
    while end > offset, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  /// Gives up on the rest of the line, and on the brackets that are open.
  mutating func skipLine() {
    position = lineEnd(from: position)
    mutedUntil = max(mutedUntil, position)
  }

  /// Lets further mistakes of form in the line of an offset pass.
  mutating func muteLine(from offset: Int) {
    // What is muted ends where a line does, so an offset before that end has nothing to add.
    if offset >= mutedUntil { mutedUntil = lineEnd(from: offset) }
  }

  /// Moves back to the end of the line above; from the end of the source, nowhere.
  mutating func stepBack() {
    guard position < bytes.count else { return }
    while position > 0, !isNewline(at: position) { position -= 1 }
  }

  /// Moves to the end of the line above the next header, or to the end of the source.
  mutating func skipToHeader() {
    while position < bytes.count {
      position = isNewline(at: position) ? position + 1 : lineEnd(from: position)
      while current.isBlank { position += 1 }
      if looksLikeHeader { return stepBack() }
    }
  }

  /// Moves to the next comma, closing bracket, comment or line end.
  mutating func skipElement() {
    while !isAtLineEnd, current != .comma, current != .closeBracket, current != .closeBrace,
      current != .hash
    {
      position += 1
    }
  }

  /// Whether the position is the first in its line that is not blank.
  var isFirstInLine: Bool {
    var offset = position
    while offset > 0, bytes[offset - 1].isBlank { offset -= 1 }
    return offset == 0 || bytes[offset - 1] == .newline || bytes[offset - 1] == .carriageReturn
  }

  /// Whether the line reads as a header with a bare name, which no value does.
  var looksLikeHeader: Bool {
    guard current == .openBracket, isFirstInLine else { return false }
    var offset = position + 1
    if byte(at: offset) == .openBracket { offset += 1 }
    let start = offset
    while byte(at: offset).isBareKey || byte(at: offset) == .dot { offset += 1 }
    guard byte(at: start).isLetter, byte(at: offset) == .closeBracket else { return false }
    return !["true", "false", "inf", "nan"].contains(text(start..<offset))
  }

  /// Whether the line reads as `key =` with a bare key.
  var looksLikeStatement: Bool {
    guard isFirstInLine else { return false }
    var offset = position
    while byte(at: offset).isBareKey || byte(at: offset) == .dot { offset += 1 }
    guard offset > position else { return false }
    while byte(at: offset).isBlank { offset += 1 }
    return byte(at: offset) == .equals
  }

  /// Whether the line begins no further in than the statement that is being read.
  var isOutdented: Bool { indent(of: position) <= indent(of: statementStart) }

  private func indent(of offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1].isBlank { start -= 1 }
    return offset - start
  }

  /// Skips one character that looks like a blank, and says so; the control characters silently.
  mutating func skipLookalike() -> Bool {
    let byte = current
    if byte < .space || byte == .delete {
      guard position < bytes.count else { return false }
      position += 1
      return true
    }
    guard let scalar = scalarAhead, scalar.isInvisible else { return false }
    let range = position..<position + UTF8.width(scalar)
    position = range.upperBound
    reportLookalike(scalar, at: range)
    return true
  }

  /// The character at the position, if it is well-formed and beyond ASCII.
  var scalarAhead: Unicode.Scalar? {
    let end = min(position + 4, bytes.count)
    var decoder = UTF8()
    var iterator = bytes[position..<end].makeIterator()
    guard current >= 0x80, case .scalarValue(let scalar) = decoder.decode(&iterator) else {
      return nil
    }
    return scalar
  }

  private mutating func reportLookalike(_ scalar: Unicode.Scalar, at range: Range<Int>) {
    let name = ControlNames.name(of: scalar)
    let isMark = scalar == "\u{FEFF}"
    report(
      Diagnostic(
        code: isMark ? "byte-order-mark" : "unicode-blank",
        isMark
          ? "a byte order mark (U+FEFF) may only be the very first character"
          : "\(name) cannot be seen, but is not a blank of TOML",
        at: range,
        help: isMark
          ? "remove it; it may be left over from joining two files"
          : "replace it by a blank"))
  }
}

extension Unicode.Scalar {
  /// Whether the character shows as nothing or as a blank, though it is not ASCII.
  var isInvisible: Bool {
    value >= 0x80 && (properties.isWhitespace || properties.generalCategory == .format)
  }
}
