/// Mistakes with brackets and commas, and where reading goes on behind them.
extension Parser {
  /// Whether a new line in an array can only be a statement or a header behind it.
  func endsArray(_ frame: Frame) -> Bool {
    if source.looksLikeStatement(at: position) { return !source.endsInComma(position) }
    // A line in brackets that ends in a comma is an array in an array.
    return source.looksLikeHeader(at: position)
      && (frame.needsComma || !source.endsInComma(position))
  }

  /// Whether a new line in an inline table can only be a statement or a header behind it.
  func endsTable(_ frame: Frame) -> Bool {
    if source.looksLikeHeader(at: position) { return true }
    guard frame.needsComma, source.looksLikeStatement(at: position) else { return false }
    if frame.beginsInLine { return isOutdented || !source.closes(.closeBrace, behind: position) }
    return isOutdented && !source.closesBrace(behind: position)
  }

  /// Reports a key with a value where a value alone can stand, and skips it.
  mutating func skipPair() {
    let range = position..<elementEnd(from: position)
    report(Mistake.pairInArray(source.beginning(of: range), at: range))
    muteLine(from: position)
    position = range.upperBound
    frames[frames.count - 1].valueEnd = position
  }

  mutating func takeComma(_ frame: Frame) {
    if !frame.needsComma, !frame.isReported {
      let key = source.beginning(of: frame.keyRange)
      report(Mistake.extraComma(in: frame.noun, key, at: position..<position + 1))
      frames[frames.count - 1].isReported = true
    }
    frames[frames.count - 1].needsComma = false
    frames[frames.count - 1].mayLackComma = false
    frames[frames.count - 1].comma = position
    position += 1
  }

  /// Reports a missing comma before another value, once per bracket.
  mutating func checkComma(_ frame: Frame) {
    guard frame.needsComma, !frame.isReported else { return }
    frames[frames.count - 1].mayLackComma = false
    guard !frame.mayLackComma else { return }
    let end = max(frame.valueEnd, frame.start + 1)
    let separator = frame.isArray ? "values" : "entries"
    report(
      Mistake.missingComma(separator, of: source.beginning(of: frame.keyRange), at: end..<end))
    frames[frames.count - 1].isReported = true
    muteLine(from: end)
  }

  /// Reports what only the newer edition allows in an inline table, whose brace is next.
  mutating func refuseOlderForm(_ frame: Frame) {
    guard version == .v10 else { return }
    if let lineBreak = frame.lineBreak {
      let key = source.beginning(of: frame.keyRange)
      report(Mistake.breakInTable(key, at: frame.start..<lineBreak))
    } else if let comma = frame.comma, !frame.isReported {
      report(Mistake.trailingComma(at: comma, in: frame.start..<position + 1, of: bytes))
    }
  }

  /// Reports a bracket of the other kind than the one that is open, and finds out what it closes.
  mutating func refuseCloser(_ frame: Frame) {
    let closer = current
    // If another one of its kind is to come, this one was meant for the innermost bracket.
    let isForOuter =
      frames.contains { $0.closer == closer } && !source.closes(closer, behind: position + 1)
    let missing = frames.reversed().prefix { isForOuter && $0.closer != closer }.map(\.closer)
    report(
      Mistake.wrongCloser(
        frame, source.beginning(of: frame.keyRange), at: position..<position + 1, missing: missing))
    for inner in frames.suffix(missing.count) {
      tree.setRange(of: inner.node, to: inner.start..<position)
    }
    frames.removeLast(missing.count)
    if isForOuter { toleratesClosers = true }
    close()
  }

  /// Reports that the outermost open bracket is never closed, and goes on with statements.
  mutating func abandonFrames() {
    guard let outermost = frames.first else { return }
    let end = source.textEnd(from: outermost.start)
    report(
      Mistake.unclosedBracket(
        outermost.noun, source.beginning(of: outermost.keyRange), at: outermost.start..<end,
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
