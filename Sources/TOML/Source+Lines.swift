/// What a line seems to be, for going on behind a mistake.
extension Source {
  /// Looking no further than this keeps very long lines from taking quadratic time.
  static let reach = 4096

  /// The beginning of the line behind the one that holds an offset, or the end.
  func nextLine(after offset: Int) -> Int {
    let end = lineEnd(from: offset)
    guard end < count else { return count }
    return end + (byte(at: end) == .carriageReturn && byte(at: end + 1) == .newline ? 2 : 1)
  }

  /// The first byte at or behind an offset that is no blank.
  func skippingBlanks(from offset: Int) -> Int {
    var offset = offset
    while byte(at: offset).isBlank { offset += 1 }
    return offset
  }

  /// Whether an offset is the first in its line that is not blank.
  func isFirstInLine(_ offset: Int) -> Bool {
    let start = offset - indent(of: offset)
    return start == 0 || bytes[start - 1] == .newline || isNewline(at: start - 1)
  }

  /// How many blanks stand before an offset.
  func indent(of offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1].isBlank { start -= 1 }
    return offset - start
  }

  /// Whether the line reads as a header with a bare name, which no value does.
  func looksLikeHeader(at offset: Int) -> Bool {
    guard byte(at: offset) == .openBracket, isFirstInLine(offset) else { return false }
    let start = byte(at: offset + 1) == .openBracket ? offset + 2 : offset + 1
    let end = bareKeysEnd(from: start)
    guard byte(at: start).isLetter, byte(at: end) == .closeBracket else { return false }
    return end - start > 5 || !["true", "false", "inf", "nan"].contains(text(start..<end))
  }

  private func bareKeysEnd(from offset: Int) -> Int {
    var end = offset
    while byte(at: end).isBareKey || byte(at: end) == .dot { end += 1 }
    return end
  }

  /// Whether the line reads as `key =`.
  func looksLikeStatement(at offset: Int) -> Bool {
    guard isFirstInLine(offset) else { return false }
    var end = offset
    while let part = keyPartEnd(from: end) {
      end = skippingBlanks(from: part)
      guard byte(at: end) == .dot else { return byte(at: end) == .equals }
      end = skippingBlanks(from: end + 1)
    }
    return false
  }

  private func keyPartEnd(from offset: Int) -> Int? {
    let quote = byte(at: offset)
    guard quote == .quote || quote == .apostrophe else {
      let end = end(of: .bareKey, from: offset)
      return end > offset ? end : nil
    }
    var end = stringTextEnd(from: offset + 1, quote: quote)
    while byte(at: end) == .backslash {
      end = stringTextEnd(from: end + (quote == .quote ? 2 : 1), quote: quote)
    }
    return byte(at: end) == quote ? end + 1 : nil
  }

  /// Whether the line of an offset ends in a comma, but for blanks and a comment.
  func endsInComma(_ offset: Int) -> Bool {
    let end = textEnd(from: offset)
    return end > offset && bytes[end - 1] == .comma
  }

  /// Whether a bracket is closed in the rest of a line that is not opened there.
  func closes(_ closer: UInt8, behind offset: Int) -> Bool {
    let opener: UInt8 = closer == .closeBracket ? .openBracket : .openBrace
    var depth = 0
    for offset in offset..<min(lineEnd(from: offset), offset + Self.reach) {
      if bytes[offset] == opener { depth += 1 }
      if bytes[offset] == closer { depth -= 1 }
      if depth < 0 { return true }
    }
    return false
  }

  /// Whether a line comes before the next header that closes a brace of a line above it.
  func closesBrace(behind offset: Int) -> Bool {
    let end = min(count, offset + Self.reach)
    var depth = 0
    var position = offset
    while position < end {
      switch bytes[position] {
      case .openBrace: depth += 1
      case .closeBrace: depth -= 1
      case .openBracket where looksLikeHeader(at: position): return false
      default: break
      }
      if depth < 0 { return true }
      position += 1
    }
    return false
  }

  /// Whether a line has text that is neither a statement, a header nor a comment.
  func looksLikeText(at line: Int) -> Bool {
    let start = skippingBlanks(from: line)
    guard start < count, !isNewline(at: start), byte(at: start) != .hash else { return false }
    let brackets: [UInt8] = [.openBracket, .closeBracket, .closeBrace]
    return !brackets.contains(byte(at: start)) && !looksLikeStatement(at: start)
  }

  /// The line, of the few behind an offset, that ends a string over several lines.
  func lineClosing(_ quote: UInt8, after offset: Int) -> Int? {
    var line = nextLine(after: offset)
    for _ in 0..<16 where looksLikeText(at: line) {
      let end = textEnd(from: line)
      let start = skippingBlanks(from: line)
      guard byte(at: start) != quote else { return nil }
      if byte(at: end - 1) == quote || byte(at: end - 1) == .comma && byte(at: end - 2) == quote {
        return line
      }
      line = nextLine(after: line)
    }
    return nil
  }

  /// The mark of a merge that two sides did not agree on, if the line is one.
  func conflictMark(at offset: Int) -> UInt8? {
    let mark = byte(at: offset)
    switch mark {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"), .equals: break
    default: return nil
    }
    guard offset + 7 <= count, isFirstInLine(offset),
      bytes[offset..<offset + 7].allSatisfy({ $0 == mark })
    else { return nil }
    let end = offset + 7
    return end == count || byte(at: end) == .space || isNewline(at: end) ? mark : nil
  }
}
