/// `[table]` and `[[array of tables]]`.
extension Parser {
  mutating func readHeader() {
    let start = position
    toleratesClosers = false
    let isElement = source.byte(at: position + 1) == .openBracket
    position += isElement ? 2 : 1
    guard readKey() else {
      openSection(nil, header: start..<source.lineEnd(from: start))
      return skipLine()
    }
    let isClosed = closeHeader(from: start, isElement: isElement)
    let header = start..<(isClosed ? position : keyRange.upperBound)
    openSection(openTable(header: header, isElement: isElement), header: header)
    if isClosed { finishLine() } else { skipLine() }
  }

  /// Takes the brackets that end a header, or reports that they are missing.
  private mutating func closeHeader(from start: Int, isElement: Bool) -> Bool {
    let isClosed =
      current == .closeBracket && (!isElement || source.byte(at: position + 1) == .closeBracket)
    guard isClosed else {
      report(
        Mistake.unclosedHeader(
          source.beginning(of: keyRange), at: start..<keyRange.upperBound, isElement: isElement,
          in: source))
      toleratesClosers = true
      return false
    }
    position += isElement ? 2 : 1
    return true
  }

  /// Sends the statements that follow to a table; to one that nobody sees if there is none.
  private mutating func openSection(_ node: Int?, header: Range<Int>) {
    let node = node ?? tree.add(.table, .header, range: header, key: nil, to: nil)
    table = node
    sections.append(Section(node: node, header: header, end: header.upperBound))
  }
}
