/// Booleans, numbers, dates and times, and whatever else stands without quotes.
extension Parser {
  mutating func readBareScalar(_ slot: Slot) {
    let start = position
    position = source.end(of: .bareScalar, from: start)
    if source.joinsTime(start..<position) {
      position = source.end(of: .bareScalar, from: position + 1)
    }
    let range = start..<position
    guard let kind = source.scalarKind(of: range, version: version),
      !frames.isEmpty || !source.isSentence(at: position)
    else { return refuseBareScalar(slot, from: start) }
    _ = add(kind, scalar: range, to: slot)
  }

  @inline(never)
  private mutating func refuseBareScalar(_ slot: Slot, from start: Int) {
    let end = frames.isEmpty ? source.textEnd(from: start) : elementEnd(from: start)
    let range = start..<end
    if range.isEmpty {
      report(
        Mistake.missingValue(
          of: source.beginning(of: keyRange), at: range, inBraces: !frames.isEmpty))
    } else {
      report(
        BareText(
          source.text(range), at: range, key: source.beginning(of: keyRange),
          before: prefix(of: start)
        ).mistake)
    }
    position = end
    if frames.isEmpty { muteLine(from: end) }
    if frames.isEmpty, range.isEmpty { skipLineWithValue() }
    _ = add(.invalid, scalar: range, to: slot)
  }

  /// What stands before a value in its line, so that help can show the line as it should be.
  private func prefix(of start: Int) -> String? {
    let isShort = frames.isEmpty && start - statementStart < 60
    return isShort ? source.text(statementStart..<start) : nil
  }

  /// The end of the text from an offset to a comma, a closing bracket, a comment or the line's end.
  func elementEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, !endsElement(at: end, from: offset) { end += 1 }
    while end > offset, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  private func endsElement(at end: Int, from start: Int) -> Bool {
    switch bytes[end] {
    case .comma, .closeBracket, .closeBrace: true
    case .hash: end > start && bytes[end - 1].isBlank
    case .newline, .carriageReturn: source.isNewline(at: end)
    default: false
    }
  }

  /// Skips the next line if it is the value that is missing in this one.
  private mutating func skipLineWithValue() {
    let next = source.nextLine(after: position)
    let first = source.byte(at: source.skippingBlanks(from: next))
    let isValue = first.isDigit || "\"'{+-".utf8.contains(first)
    guard isValue, source.looksLikeText(at: next) else { return }
    position = source.lineEnd(from: next)
    mutedUntil = max(mutedUntil, position)
  }
}
