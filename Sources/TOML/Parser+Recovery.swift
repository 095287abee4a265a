/// Where to go on after a mistake.
extension Parser {
  /// Gives up on the rest of the line, and on the brackets that are open.
  mutating func skipLine() {
    position = source.lineEnd(from: position)
    mutedUntil = max(mutedUntil, position)
  }

  /// Lets further mistakes of form in the line of an offset pass.
  mutating func muteLine(from offset: Int) {
    // What is muted ends where a line does, so an offset before that end has nothing to add.
    if offset >= mutedUntil { mutedUntil = source.lineEnd(from: offset) }
  }

  /// Moves back to the end of the line above; from the end of the source, nowhere.
  mutating func stepBack() {
    guard position < source.count else { return }
    while position > 0, !source.isNewline(at: position) { position -= 1 }
  }

  /// Moves to the end of the line above the next header, or to the end of the source.
  mutating func skipToHeader() {
    while position < source.count {
      position =
        source.isNewline(at: position) ? position + 1 : source.lineEnd(from: position)
      while current.isBlank { position += 1 }
      if source.looksLikeHeader(at: position) { return stepBack() }
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

  /// Whether the line begins no further in than the statement that is being read.
  var isOutdented: Bool { source.indent(of: position) <= source.indent(of: statementStart) }

  /// Skips one character that looks like a blank, and says so; the control characters silently.
  @inline(never)
  mutating func skipLookalike() -> Bool {
    let byte = current
    if byte < .space || byte == .delete {
      guard position < source.count else { return false }
      position += 1
      return true
    }
    guard let scalar = source.scalar(at: position), scalar.isInvisible else { return false }
    let range = position..<position + UTF8.width(scalar)
    position = range.upperBound
    reportLookalike(scalar, at: range)
    return true
  }

  private mutating func reportLookalike(_ scalar: Unicode.Scalar, at range: Range<Int>) {
    let name = ControlNames.name(of: scalar)
    let isMark = scalar == "\u{FEFF}"
    let isBlank = scalar.properties.isWhitespace
    report(
      Diagnostic(
        code: isMark ? "byte-order-mark" : "unicode-blank",
        isMark
          ? "a byte order mark (U+FEFF) may only be the very first character"
          : isBlank
            ? "\(name) looks like a space, but only spaces and tabs count as blanks"
            : "\(name) cannot be seen, and may only stand in strings and comments",
        at: range,
        help: isMark
          ? "remove it; it may be left over from joining two files"
          : isBlank ? "replace it by a blank" : "remove it",
        correction: Diagnostic.Correction(isBlank ? " " : "", at: range)))
  }
}
