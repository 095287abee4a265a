/// Booleans, numbers, dates and times, and whatever else stands without quotes.
extension Parser {
  mutating func readBareScalar(_ slot: Slot) {
    let start = position
    skipToken()
    if joinsTime(to: start) {
      position += 1
      skipToken()
    }
    let range = start..<position
    let kind = isPlainInteger(range) ? .integer : scalarKind(of: bytes[range])
    guard let kind, !isSentence(from: start) else { return refuseBareScalar(slot, from: start) }
    _ = add(kind, scalar: range, to: slot)
  }

  /// Whether a text is a decimal integer of few digits, as most integers are.
  private func isPlainInteger(_ range: Range<Int>) -> Bool {
    guard 1...18 ~= range.count, bytes[range.lowerBound] != .zero || range.count == 1 else {
      return false
    }
    return bytes[range].allSatisfy(\.isDigit)
  }

  private mutating func skipToken() {
    var offset = position
    while offset < bytes.count, ByteSet.bareScalar.contains(bytes[offset]) { offset += 1 }
    position = offset
  }

  /// Whether a date has just ended, and behind one blank a time begins.
  private func joinsTime(to start: Int) -> Bool {
    guard position - start == 10, current == .space else { return false }
    return DateTimeLiteral.beginsWithDate(bytes[start..<position])
      && DateTimeLiteral.beginsWithTime(bytes[position + 1..<min(position + 4, bytes.count)])
  }

  private func scalarKind(of text: ArraySlice<UInt8>) -> Node.Kind? {
    guard let first = text.first else { return nil }
    if first == UInt8(ascii: "t") { return text.elementsEqual("true".utf8) ? .boolean : nil }
    if first == UInt8(ascii: "f") { return text.elementsEqual("false".utf8) ? .boolean : nil }
    if DateTimeLiteral.beginsWithTime(text) || DateTimeLiteral.beginsWithDate(text) {
      return try? DateTimeLiteral(text, version: version).kind
    }
    let literal = NumberLiteral(text)
    guard let kind = literal.kind else { return nil }
    guard literal.mayOverflow(kind) else { return kind }
    return kind == .integer ? literal.integer.map { _ in kind } : literal.float.map { _ in kind }
  }

  /// Whether more words follow the first, as in `cadence = 2 a week`.
  private func isSentence(from start: Int) -> Bool {
    guard frames.isEmpty, current.isBlank else { return false }
    let rest = bytes[position..<textEnd(from: position)]
    let next = rest.first { !$0.isBlank }
    return next.map { $0.isLetter || $0.isDigit } == true && !rest.contains(.equals)
  }

  private mutating func refuseBareScalar(_ slot: Slot, from start: Int) {
    let end = frames.isEmpty ? textEnd(from: start) : elementEnd(from: start)
    let range = start..<end
    if range.isEmpty {
      report(Mistake.missingValue(of: text(keyRange), at: range))
    } else {
      report(
        BareText(text(range), at: range, key: text(keyRange), before: prefix(of: start)).mistake)
    }
    position = end
    if frames.isEmpty { muteLine(from: end) }
    _ = add(.invalid, scalar: range, to: slot)
  }

  /// What stands before a value in its line, so that help can show the line as it should be.
  private func prefix(of start: Int) -> String? {
    let isShort = frames.isEmpty && start - statementStart < 60
    return isShort ? text(statementStart..<start) : nil
  }

  /// The end of the text from an offset to a comma, a closing bracket, a comment or the line's end.
  private func elementEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, !endsElement(at: end, from: offset) { end += 1 }
    while end > offset, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  private func endsElement(at end: Int, from start: Int) -> Bool {
    switch bytes[end] {
    case .comma, .closeBracket, .closeBrace: true
    case .hash: end > start && bytes[end - 1].isBlank
    case .newline, .carriageReturn: isNewline(at: end)
    default: false
    }
  }
}
