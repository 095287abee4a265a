/// A place in a source as people say it.
public struct Location: Hashable, Sendable {
  /// The line, from one.
  public let line: Int
  /// The column in Unicode scalar values, from one.
  public let column: Int

  /// Names a place by line and column, both counted from one.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Where the lines of a source begin.
///
/// Building the table takes one pass over the source. A line ends with LF, so CRLF needs no care.
public struct LineTable: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]

  /// Finds the lines of `bytes`.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == .newline { starts.append(offset + 1) }
    self.starts = starts
  }

  /// The line and column of a byte; an offset outside the source counts as its nearest end.
  ///
  /// The time is logarithmic in the lines and linear in the length of the one line.
  public func location(at offset: Int) -> Location {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    let start = starts[line] + markLength(of: line)
    let prefix = bytes[start..<max(offset, start)]
    return Location(line: line + 1, column: 1 + prefix.count { !$0.isContinuation })
  }

  /// The index from zero of the line that holds a byte.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a line, without its line end and without a byte order mark.
  func range(of line: Int) -> Range<Int> {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
    return min(start + markLength(of: line), end)..<end
  }

  private func markLength(of line: Int) -> Int {
    line == 0 && bytes.starts(with: ByteOrderMark.utf8) ? ByteOrderMark.utf8.count : 0
  }
}
