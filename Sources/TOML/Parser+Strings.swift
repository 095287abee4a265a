/// Strings of all four forms.
extension Parser {
  /// Reads a string; if it is never closed, reports that and goes where reading can go on.
  mutating func readQuoted(isKey: Bool) -> QuotedText? {
    let start = position
    let quote = current
    let isMultiline = source.byte(at: start + 1) == quote && source.byte(at: start + 2) == quote
    guard !isMultiline else { return readMultiline(isKey: isKey) }
    position += 1
    var fault: EscapeFault?
    var isEscaped = false
    while true {
      position = source.stringTextEnd(from: position, quote: quote)
      guard position < source.count, !source.isNewline(at: position) else { break }
      let byte = bytes[position]
      if byte == quote {
        position += 1
        return finish(start, isEscaped: isEscaped, fault: fault)
      }
      if byte == .backslash, quote == .quote {
        isEscaped = true
        takeEscape(&fault, isMultiline: false)
      } else {
        position += 1
      }
    }
    refuseUnclosed(from: start, quote: quote)
    return nil
  }

  private mutating func readMultiline(isKey: Bool) -> QuotedText? {
    let start = position
    let quote = current
    position += 3
    var fault: EscapeFault?
    while true {
      position = source.multilineTextEnd(from: position, quote: quote)
      guard position < source.count else { break }
      let byte = bytes[position]
      if byte == quote {
        guard takeClosingQuotes(quote) else { continue }
        if isKey {
          report(Mistake.multilineKey(at: start..<position))
          return nil
        }
        return finish(start, isEscaped: true, fault: fault)
      }
      if byte == .backslash, quote == .quote {
        takeEscape(&fault, isMultiline: true)
      } else {
        position += 1
      }
    }
    refuseUnclosedMultiline(from: start, isKey: isKey)
    return nil
  }

  /// Takes a run of quotes; three end the string, and up to two before them belong to it.
  private mutating func takeClosingQuotes(_ quote: UInt8) -> Bool {
    var count = 0
    while count < 5, source.byte(at: position) == quote {
      count += 1
      position += 1
    }
    return count >= 3
  }

  private mutating func finish(_ start: Int, isEscaped: Bool, fault: EscapeFault?) -> QuotedText {
    let range = start..<position
    if let fault { report(Mistake.escape(fault, in: range, of: bytes)) }
    return QuotedText(range: range, isEscaped: isEscaped)
  }

  /// Takes a backslash with what belongs to it, and keeps the first that means nothing.
  private mutating func takeEscape(_ fault: inout EscapeFault?, isMultiline: Bool) {
    let start = position
    position += 2
    switch source.byte(at: start + 1) {
    case UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "n"), UInt8(ascii: "f"),
      UInt8(ascii: "r"), .quote, .backslash:
      return
    case UInt8(ascii: "e") where version != .v10: return
    case UInt8(ascii: "x") where version != .v10: takeScalar(digits: 2, from: start, &fault)
    case UInt8(ascii: "u"): takeScalar(digits: 4, from: start, &fault)
    case UInt8(ascii: "U"): takeScalar(digits: 8, from: start, &fault)
    default:
      position = start + 1
      if isMultiline, takeLineBreak() { return }
      position = min(start + (isAtLineEnd ? 1 : 2), source.count)
      while current.isContinuation { position += 1 }
      fault = fault ?? EscapeFault(range: start..<position, reason: .unknown)
    }
  }

  /// Takes the hexadecimal digits of a code point, which must not be a surrogate.
  private mutating func takeScalar(digits: Int, from start: Int, _ fault: inout EscapeFault?) {
    var code: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = current.digitValue else {
        fault = fault ?? EscapeFault(range: start..<position, reason: .digits(digits))
        return
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    if Unicode.Scalar(code) == nil {
      fault = fault ?? EscapeFault(range: start..<position, reason: .scalar)
    }
  }

  /// Takes blanks up to and including a line's end, if nothing else is left in the line.
  private mutating func takeLineBreak() -> Bool {
    var offset = position
    while source.byte(at: offset).isBlank { offset += 1 }
    guard offset < source.count, source.isNewline(at: offset) else { return false }
    position = offset + 1
    return true
  }

  private mutating func refuseUnclosed(from start: Int, quote: UInt8) {
    let end = source.textEnd(from: start)
    let key = source.beginning(of: keyRange)
    let isValue = !keyRange.isEmpty
    let closingLine = isValue ? source.lineClosing(quote, after: start) : nil
    let isShort = frames.isEmpty && isValue && end - statementStart < 80
    let line = isShort ? source.text(statementStart..<end) : nil
    report(
      closingLine == nil
        ? Mistake.unclosedString(key, at: start..<end, of: bytes, line: line)
        : Mistake.brokenString(key, at: start..<end, quote: quote))
    position = source.lineEnd(from: closingLine ?? start)
    mutedUntil = max(mutedUntil, position)
  }

  /// Reports a string that runs to the end of the file, and goes on at the next header.
  private mutating func refuseUnclosedMultiline(from start: Int, isKey: Bool) {
    let quotes = source.text(start..<start + 3)
    report(
      Mistake.unclosedMultiline(
        source.beginning(of: keyRange), at: start..<source.textEnd(from: start), quotes))
    position = source.lineEnd(from: start)
    if !isKey { skipToHeader() }
    mutedUntil = max(mutedUntil, position)
  }
}
