/// Keys and headers, and the statements that they begin.
extension Parser {
  /// Reads a dotted key into `prefix` and `lastPart`; if it is broken, reports that and says
  /// `false`.
  mutating func readKey() -> Bool {
    if !prefix.isEmpty { prefix.removeAll(keepingCapacity: true) }
    lastPart = nil
    let start = position
    skipBlanks()
    guard readPart() else { return false }
    var end = position
    skipBlanks()
    while current == .dot {
      position += 1
      skipBlanks()
      guard readPart() else { return false }
      end = position
      skipBlanks()
    }
    keyRange = start..<end
    guard prefix.count < Self.nestingLimit else {
      report(Mistake.deepKey(at: keyRange))
      return false
    }
    return true
  }

  private mutating func readPart() -> Bool {
    let start = position
    guard current == .quote || current == .apostrophe else {
      position = source.end(of: .bareKey, from: start)
      if position == start || current >= 0x80 && isKeyBroken { return refusePart(from: start) }
      append(KeyPart(bare: start..<position, of: bytes))
      return true
    }
    keyRange = start..<start
    guard let quoted = readQuoted(isKey: true) else { return false }
    append(KeyPart(quoted: quoted.range, isEscaped: quoted.isEscaped, of: bytes))
    return true
  }

  /// Adds a part to the key; parts beyond the limit only count, as nobody will look them up.
  private mutating func append(_ part: KeyPart) {
    if let last = lastPart, prefix.count < Self.nestingLimit { prefix.append(last) }
    lastPart = part
  }

  /// Whether a bare key runs on here with a character that it cannot hold.
  private var isKeyBroken: Bool {
    current >= 0x80 && (current.isContinuation || source.scalar(at: position)?.isInvisible != true)
  }

  /// Says why no key begins, or goes on, here.
  @inline(never)
  private mutating func refusePart(from start: Int) -> Bool {
    guard current >= 0x80 else {
      report(Mistake.missingKey(at: position..<position + (isAtLineEnd ? 0 : 1), found: current))
      return false
    }
    while current.isBareKey || isKeyBroken { position += 1 }
    let range = start..<position
    let word = source.text(range)
    report(
      CurlyQuotes.mistake(in: word, at: range, corrected: KeyText.written)
        ?? Mistake.unicodeKey(word, at: range))
    return false
  }

  /// Reads `key = value`.
  mutating func readStatement() {
    if skipLeftoverClosers() { return }
    toleratesClosers = false
    guard readKey() else { return skipLine() }
    let key = keyRange
    let slot = place(in: table)
    guard takeEquals() else {
      _ = add(.invalid, scalar: key, to: slot)
      return skipLine()
    }
    readValue(slot)
    sections[sections.count - 1].end = position
    finishLine()
  }

  /// Brackets at the start of a line close nothing; after an unclosed one they are no news.
  private mutating func skipLeftoverClosers() -> Bool {
    guard toleratesClosers, current == .closeBracket || current == .closeBrace else { return false }
    skipLine()
    return true
  }

  /// Takes the `=` behind a key; if it is missing, says whether a value follows all the same.
  mutating func takeEquals() -> Bool {
    skipBlanks()
    if current == .equals {
      position += 1
      return true
    }
    let gap = position
    let takesColon = current == .colon
    if takesColon {
      position += 1
      skipBlanks()
    }
    let isValueAhead = beginsUnmistakableValue
    reportMissingEquals(at: gap, takesColon: takesColon, isValueAhead: isValueAhead)
    return isValueAhead
  }

  private var beginsUnmistakableValue: Bool {
    switch current {
    case .quote, .apostrophe, .openBrace, .minus, .plus: true
    case .openBracket: position > keyRange.upperBound
    default: current.isDigit
    }
  }

  @inline(never)
  private mutating func reportMissingEquals(at gap: Int, takesColon: Bool, isValueAhead: Bool) {
    let key = source.text(keyRange)
    let rest = source.text(position..<source.textEnd(from: position))
    let value = isValueAhead ? rest : StringText.basic(rest)
    report(
      Mistake.missingEquals(
        key, at: takesColon ? gap..<gap + 1 : gap..<gap, takesColon: takesColon,
        help: rest.isEmpty ? "give it a value: \(key) = 1" : "\(key) = \(value)"))
  }

  /// Holds the rest of the line against what may follow a value or a header: a comment.
  mutating func finishLine() {
    skipBlanks()
    guard current != .hash, !isAtLineEnd else { return }
    report(
      Mistake.trailingText(at: position..<source.textEnd(from: position), of: source.text(keyRange))
    )
    skipLine()
  }
}
