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

/// Where the lines of a source begin, and how its bytes count as characters.
///
/// Building the table takes one pass over the source. A line ends with LF, so CRLF needs no care.
/// A byte order mark takes no column. A byte that is not UTF-8 counts as one character if it could
/// begin one.
public struct LineTable: Sendable {
  /// How many bytes lie between two places whose characters are counted beforehand.
  private static let stride = 256

  private let bytes: [UInt8]
  private let starts: [Int]
  /// The units before every `stride`th byte.
  private let counts: [Units]

  /// Finds the lines of `bytes`.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    var counts: [Units] = []
    counts.reserveCapacity(bytes.count / Self.stride + 1)
    var units = Units()
    for (offset, byte) in bytes.enumerated() {
      if offset.isMultiple(of: Self.stride) { counts.append(units) }
      units.count(byte)
      if byte == .newline { starts.append(offset + 1) }
    }
    self.starts = starts
    self.counts = counts
  }

  /// The line and column of a byte; an offset outside the source counts as its nearest end.
  ///
  /// The time is logarithmic in the number of lines.
  public func location(at offset: Int) -> Location {
    let place = place(at: offset)
    return Location(line: place.line, column: 1 + place.units.scalars)
  }

  /// The column of a byte in units of UTF-16, from one, as editors count it.
  ///
  /// The Language Server Protocol counts the same from zero. An offset outside the source counts as
  /// its nearest end. The time is logarithmic in the number of lines.
  public func utf16Column(at offset: Int) -> Int {
    1 + place(at: offset).units.utf16
  }

  /// The line of a byte, from one, and the units before it in that line.
  private func place(at offset: Int) -> (line: Int, units: Units) {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    let start = starts[line] + markLength(of: line)
    return (line + 1, units(before: max(offset, start)) - units(before: start))
  }

  private func units(before offset: Int) -> Units {
    let index = min(offset / Self.stride, counts.count - 1)
    guard index >= 0 else { return Units() }
    var units = counts[index]
    for byte in bytes[index * Self.stride..<offset] { units.count(byte) }
    return units
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

/// How many characters some bytes make up, in two ways of counting.
private struct Units {
  var scalars = 0
  var utf16 = 0

  mutating func count(_ byte: UInt8) {
    guard !byte.isContinuation else { return }
    scalars += 1
    utf16 += byte >= 0xF0 ? 2 : 1
  }

  static func - (left: Self, right: Self) -> Self {
    Units(scalars: left.scalars - right.scalars, utf16: left.utf16 - right.utf16)
  }
}
