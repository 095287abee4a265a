/// Values, and the brackets around them.
extension Parser {
  /// Reads one value with all that is nested in it.
  mutating func readValue(_ slot: Slot) {
    skipBlanks()
    beginValue(slot)
    while !frames.isEmpty {
      let start = position
      skipBreaks()
      let frame = frames[frames.count - 1]
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

  mutating func beginValue(_ slot: Slot) {
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
    report(Mistake.deepValue(source.beginning(of: keyRange), at: position..<position + 1))
    _ = add(.invalid, scalar: position..<position + 1, to: slot)
    frames.removeAll()
    toleratesClosers = true
    skipToHeader()
    mutedUntil = max(mutedUntil, position)
  }

  mutating func close() {
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
      if !frames.isEmpty { frames[frames.count - 1].mayLackComma = true }
      _ = add(.invalid, scalar: start..<end, to: slot)
      return
    }
    _ = add(.string, scalar: quoted.range, to: slot)
  }

  /// Skips blanks, comments and line ends.
  private mutating func skipBreaks() {
    skipBlanks()
    guard current == .hash || source.isNewline(at: position) else { return }
    if frames[frames.count - 1].lineBreak == nil { frames[frames.count - 1].lineBreak = position }
    skipBlankLines()
  }

  private mutating func stepInArray(_ frame: Frame, isNewLine: Bool) {
    switch current {
    case .closeBracket: close()
    case .comma: takeComma(frame)
    case .closeBrace, .closeParenthesis: refuseCloser(frame)
    default:
      if isNewLine, endsArray(frame) { return abandonFrames() }
      checkComma(frame)
      beginElement()
      let depth = frames.count
      if isNewLine, source.looksLikeStatement(at: position) { return skipPair() }
      beginValue(Slot(parent: frame.node))
      endElement(at: depth)
    }
  }

  private mutating func stepInTable(_ frame: Frame, isNewLine: Bool) {
    switch current {
    case .closeBrace:
      refuseOlderForm(frame)
      close()
    case .comma: takeComma(frame)
    case .closeBracket, .closeParenthesis: refuseCloser(frame)
    default:
      if isNewLine, endsTable(frame) { return abandonFrames() }
      checkComma(frame)
      beginElement()
      let depth = frames.count
      readEntry(in: frame)
      endElement(at: depth)
    }
  }

  /// Notes that the innermost bracket has a value, after which it expects a comma.
  private mutating func beginElement() {
    let last = frames.count - 1
    frames[last].needsComma = true
    frames[last].comma = nil
    if frames[last].lineBreak == nil { frames[last].beginsInLine = true }
  }

  /// Notes where a value ends, unless it is itself a bracket that is still open.
  private mutating func endElement(at depth: Int) {
    if depth > 0, frames.count == depth { frames[depth - 1].valueEnd = position }
  }

  private mutating func readEntry(in frame: Frame) {
    guard readKey() else { return skipEntry() }
    let key = keyRange
    guard takeEquals() else {
      addWithoutValue(key, to: frame.node)
      return skipEntry()
    }
    skipBlanks()
    beginValue(place(in: frame.node))
  }

  /// Gives up on an entry of an inline table; what is left of the line says no more.
  private mutating func skipEntry() {
    muteLine(from: position)
    let start = position
    skipElement()
    if position == start, current == .closeBracket { position += 1 }
  }
}
