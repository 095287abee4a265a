/// Scalars without quotes: what they are.
extension Source {
  /// What a bare text is, if it is a valid value.
  func scalarKind(of range: Range<Int>, version: Version) -> Node.Kind? {
    guard !range.isEmpty else { return nil }
    if isPlainInteger(range) { return .integer }
    let text = bytes[range]
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "t"): return text.elementsEqual("true".utf8) ? .boolean : nil
    case UInt8(ascii: "f"): return text.elementsEqual("false".utf8) ? .boolean : nil
    default: break
    }
    if DateTimeLiteral.beginsWithTime(text) || DateTimeLiteral.beginsWithDate(text) {
      return try? DateTimeLiteral(text, version: version).kind
    }
    let literal = NumberLiteral(text)
    guard let kind = literal.kind else { return nil }
    guard literal.mayOverflow(kind) else { return kind }
    return kind == .integer ? literal.integer.map { _ in kind } : literal.float.map { _ in kind }
  }

  /// Whether a text is a decimal integer of few digits, as most integers are.
  private func isPlainInteger(_ range: Range<Int>) -> Bool {
    guard range.count <= 18, bytes[range.lowerBound] != .zero || range.count == 1 else {
      return false
    }
    for offset in range where !bytes[offset].isDigit { return false }
    return true
  }

  /// Whether a date ends at an offset, and behind one blank a time begins.
  func joinsTime(_ range: Range<Int>) -> Bool {
    guard range.count == 10, byte(at: range.upperBound) == .space else { return false }
    let time = range.upperBound + 1..<min(range.upperBound + 4, count)
    return DateTimeLiteral.beginsWithDate(bytes[range])
      && !time.isEmpty && DateTimeLiteral.beginsWithTime(bytes[time])
  }

  /// Whether more words follow at an offset, as in `cadence = 2 a week`.
  func isSentence(at offset: Int) -> Bool {
    guard byte(at: offset).isBlank else { return false }
    var next = offset
    while byte(at: next).isBlank { next += 1 }
    guard byte(at: next).isLetter || byte(at: next).isDigit else { return false }
    return !bytes[next..<textEnd(from: next)].contains(.equals)
  }
}
