/// Booleans, numbers, dates and times, and whatever else stands without quotes.
extension Parser {
  mutating func readBareScalar(_ slot: Slot) {
    let start = position
    skipToken()
    if joinsTime(to: start) {
      position += 1
      skipToken()
    }
    guard let kind = scalarKind(of: bytes[start..<position]), !isSentence(from: start) else {
      return refuseBareScalar(slot, from: start)
    }
    _ = add(Record(kind, .value, range: start..<position), to: slot)
  }

  private mutating func skipToken() {
    while position < bytes.count {
      switch bytes[position] {
      case .comma, .closeBracket, .closeBrace, .hash, 0...0x20, 0x7F...: return
      default: position += 1
      }
    }
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
    guard literal.mayOverflow else { return kind }
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
    if frames.isEmpty { mutedUntil = max(mutedUntil, lineEnd(from: end)) }
    _ = add(Record(.invalid, .value, range: range), to: slot)
  }

  /// What stands before a value in its line, so that help can show the line as it should be.
  private func prefix(of start: Int) -> String? {
    let isShort = frames.isEmpty && start - statementStart < 60
    return isShort ? text(statementStart..<start) : nil
  }

  /// The end of the text from an offset to a comma, a closing bracket, a comment or the line's end.
  private func elementEnd(from offset: Int) -> Int {
    var end = offset
    let limit = textEnd(from: offset)
    while end < limit, bytes[end] != .comma, bytes[end] != .closeBracket, bytes[end] != .closeBrace
    {
      end += 1
    }
    while end > offset, bytes[end - 1].isBlank { end -= 1 }
    return end
  }
}
