/// Booleans, numbers, dates and times, and whatever else stands without quotes.
extension Parser {
  mutating func readBareScalar(_ slot: Slot) {
    let start = position
    position = source.end(of: .bareScalar, from: start)
    if source.joinsTime(start..<position) {
      position = source.end(of: .bareScalar, from: position + 1)
    }
    guard let kind = source.scalarKind(of: start..<position, version: version),
      !frames.isEmpty || !source.isSentence(at: position)
    else { return refuseBareScalar(slot, from: start) }
    _ = add(kind, scalar: start..<position, to: slot)
  }

  /// Takes a value that a parenthesis follows in place of a bracket.
  private mutating func takesBeforeParenthesis(_ slot: Slot, from start: Int) -> Bool {
    guard !frames.isEmpty, position > start, bytes[position - 1] == .closeParenthesis else {
      return false
    }
    let range = start..<position - 1
    guard let kind = source.scalarKind(of: range, version: version) else { return false }
    position = range.upperBound
    _ = add(kind, scalar: range, to: slot)
    return true
  }

  @inline(never)
  private mutating func refuseBareScalar(_ slot: Slot, from start: Int) {
    if takesBeforeParenthesis(slot, from: start) { return }
    let end = frames.isEmpty ? source.textEnd(from: start) : elementEnd(from: start)
    guard end > start else { return refuseMissingValue(slot) }
    let (mistake, range) = mistake(in: start..<end)
    report(mistake)
    position = range.upperBound
    if frames.isEmpty { muteLine(from: position) }
    _ = add(.invalid, scalar: range, to: slot)
  }

  /// What to say of a text, and how much of it belongs to the value.
  private func mistake(in range: Range<Int>) -> (Diagnostic, Range<Int>) {
    // A `#` ends a value that is meant as one, and belongs to a text that lacks its quotes.
    let token = range.lowerBound..<max(position, range.lowerBound)
    if current == .hash, !token.isEmpty {
      let mistake = bareText(token).mistake
      if mistake.code != "unquoted-string" { return (mistake, token) }
    }
    return (bareText(range).mistake, range)
  }

  private func bareText(_ range: Range<Int>) -> BareText {
    BareText(
      source.text(range), at: range, key: source.beginning(of: keyRange),
      before: prefix(of: range.lowerBound))
  }

  /// Reports that no value stands behind a key, and takes one that stands in the next line.
  private mutating func refuseMissingValue(_ slot: Slot) {
    let place = position..<position
    report(
      Mistake.missingValue(
        of: source.beginning(of: keyRange), at: place, inBraces: !frames.isEmpty))
    let next = valueInNextLine
    if let next, !frames.isEmpty {
      position = next
      return beginValue(slot)
    }
    if frames.isEmpty {
      position = source.lineEnd(from: next ?? position)
      mutedUntil = max(mutedUntil, position)
    }
    _ = add(.invalid, scalar: place, to: slot)
  }

  /// Where the next line begins, if it seems to be a value alone.
  private var valueInNextLine: Int? {
    let line = source.nextLine(after: position)
    let start = source.skippingBlanks(from: line)
    let first = source.byte(at: start)
    let isValue = first.isDigit || "\"'{+-".utf8.contains(first)
    return isValue && source.looksLikeText(at: line) ? start : nil
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
}
