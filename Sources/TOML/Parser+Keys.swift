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
}
