/// Values, and the brackets around them.
extension Parser {
  /// Reads one value with all that is nested in it.
  mutating func readValue(_ slot: Slot) {
    skipBlanks()
    beginValue(slot)
    while let frame = frames.last {
      let start = position
      skipBreaks(in: frame)
      let isNewLine = position > start && source.isFirstInLine(position)
      if position >= source.count {
        abandonFrames()
      } else if frame.isArray {
        stepInArray(frame, isNewLine: isNewLine)
      } else {
        stepInTable(frame, isNewLine: isNewLine)
      }
    }
  }

  private mutating func beginValue(_ slot: Slot) {
    switch current {
    case .openBracket: open(.array, .value, slot)
    case .openBrace: open(.table, .inline, slot)
    case .quote, .apostrophe: readString(slot)
    default: readBareScalar(slot)
    }
  }

  private mutating func open(_ kind: Node.Kind, _ origin: Record.Origin, _ slot: Slot) {
    let depth = max(frames.count, slot.parent.map(tree.depth) ?? 0)
    guard depth < Self.nestingLimit else { return refuseDepth(slot) }
    let range = position..<position + 1
    let node = tree.add(kind, origin, range: range, key: slot.key, to: slot.parent)
    frames.append(
      Frame(node: node, isArray: kind == .array, start: position, keyRange: keyRange))
    position += 1
  }

  private mutating func refuseDepth(_ slot: Slot) {
    report(Mistake.deepValue(source.text(keyRange), at: position..<position + 1))
    _ = add(.invalid, scalar: position..<position + 1, to: slot)
    frames.removeAll()
    toleratesClosers = true
    skipToHeader()
    mutedUntil = max(mutedUntil, position)
  }

  private mutating func close() {
    guard let frame = frames.popLast() else { return }
    position += 1
    tree.setRange(of: frame.node, to: frame.start..<position)
    keyRange = frame.keyRange
    endElement(at: frames.count)
  }

  private mutating func readString(_ slot: Slot) {
    let start = position
    guard let quoted = readQuoted(isKey: false) else {
      let end = max(start, min(source.textEnd(from: start), position))
      _ = add(.invalid, scalar: start..<end, to: slot)
      return
    }
    _ = add(.string, scalar: quoted.range, to: slot)
  }

  /// Skips blanks, comments and line ends; TOML 1.0 allows the latter only in arrays.
  private mutating func skipBreaks(in frame: Frame) {
    skipBlanks()
    guard current == .hash || source.isNewline(at: position) else { return }
    if version == .v10, !frame.isArray, !frame.isReported {
      report(Mistake.breakInTable(source.text(frame.keyRange), at: frame.start..<position))
      reported()
    }
    skipBlankLines()
  }

  private mutating func reported() { frames[frames.count - 1].isReported = true }

  private mutating func stepInArray(_ frame: Frame, isNewLine: Bool) {
    switch current {
    case .closeBracket: close()
    case .comma: takeComma(frame)
    case .closeBrace: refuseCloser(frame)
    default:
      if isNewLine, endsArray(frame) { return abandonFrames() }
      checkComma(frame)
      beginElement()
      let depth = frames.count
      beginValue(Slot(parent: frame.node))
      endElement(at: depth)
    }
  }

  /// Whether a new line in an array can only be a statement or a header behind it.
  private func endsArray(_ frame: Frame) -> Bool {
    source.looksLikeStatement(at: position)
      || source.looksLikeHeader(at: position) && (frame.needsComma || !looksLikeElement)
  }

  /// Whether a line in brackets could be an array of values in an array.
  private var looksLikeElement: Bool {
    let end = source.textEnd(from: position)
    return bytes[end - 1] == .comma
  }

  private mutating func stepInTable(_ frame: Frame, isNewLine: Bool) {
    switch current {
    case .closeBrace:
      refuseTrailingComma(frame)
      close()
    case .comma: takeComma(frame)
    case .closeBracket: refuseCloser(frame)
    default:
      if isNewLine, endsTable(frame) { return abandonFrames() }
      checkComma(frame)
      beginElement()
      let depth = frames.count
      readEntry(in: frame)
      endElement(at: depth)
    }
  }

  /// Whether a new line in an inline table can only be a statement or a header behind it.
  private func endsTable(_ frame: Frame) -> Bool {
    source.looksLikeHeader(at: position)
      || frame.needsComma && source.looksLikeStatement(at: position) && isOutdented
  }

  /// Notes that the innermost bracket has a value, after which it expects a comma.
  private mutating func beginElement() {
    frames[frames.count - 1].needsComma = true
    frames[frames.count - 1].comma = nil
  }

  /// Notes where a value ends, unless it is itself a bracket that is still open.
  private mutating func endElement(at depth: Int) {
    if depth > 0, frames.count == depth { frames[depth - 1].valueEnd = position }
  }

  private mutating func readEntry(in frame: Frame) {
    guard readKey() else { return skipEntry() }
    let key = keyRange
    let slot = place(in: frame.node)
    guard takeEquals() else {
      _ = add(.invalid, scalar: key, to: slot)
      return skipEntry()
    }
    skipBlanks()
    beginValue(slot)
  }

  /// Gives up on an entry of an inline table; what is left of the line says no more.
  private mutating func skipEntry() {
    muteLine(from: position)
    let start = position
    skipElement()
    if position == start, current == .closeBracket { position += 1 }
  }

  private mutating func takeComma(_ frame: Frame) {
    if !frame.needsComma, !frame.isReported {
      report(
        Mistake.extraComma(in: frame.noun, source.text(frame.keyRange), at: position..<position + 1)
      )
      reported()
    }
    frames[frames.count - 1].needsComma = false
    frames[frames.count - 1].comma = position
    position += 1
  }

  /// Reports a missing comma before another value, once per bracket.
  private mutating func checkComma(_ frame: Frame) {
    guard frame.needsComma, !frame.isReported else { return }
    let end = max(frame.valueEnd, frame.start + 1)
    let separator = frame.isArray ? "values" : "entries"
    report(Mistake.missingComma(separator, of: source.text(frame.keyRange), at: end..<end))
    reported()
    muteLine(from: end)
  }

  private mutating func refuseTrailingComma(_ frame: Frame) {
    guard version == .v10, let comma = frame.comma, !frame.isReported else { return }
    report(
      Mistake.trailingComma(at: comma, in: frame.start..<position + 1, of: bytes))
  }

  /// Takes a bracket of the other kind for the one that is missing.
  private mutating func refuseCloser(_ frame: Frame) {
    report(
      Mistake.wrongCloser(
        frame.noun, source.text(frame.keyRange), at: position..<position + 1, start: frame.start,
        expected: frame.closer))
    close()
  }

  /// Reports that the outermost open bracket is never closed, and goes on with statements.
  private mutating func abandonFrames() {
    guard let outermost = frames.first else { return }
    let end = source.textEnd(from: outermost.start)
    report(
      Mistake.unclosedBracket(
        outermost.noun, source.text(outermost.keyRange), at: outermost.start..<end,
        closer: outermost.closer))
    for frame in frames {
      tree.setRange(of: frame.node, to: frame.start..<max(frame.valueEnd, frame.start + 1))
    }
    frames.removeAll()
    keyRange = outermost.keyRange
    toleratesClosers = true
    muteLine(from: outermost.start)
    stepBack()
  }
}
