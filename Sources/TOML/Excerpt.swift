/// One line of a source as it is shown, and where its bytes end up in it.
///
/// Of a very long line only the part around the place in question is shown.
struct Excerpt {
  /// Lines of more bytes than this are cut.
  private static let longestLine = 160
  /// How many bytes of a long line are shown on each side.
  private static let margin = 50

  /// The bytes that are shown.
  private let shown: Range<Int>
  private let isCutBefore: Bool
  private let isCutBehind: Bool
  private var display = DisplayText()
  /// The column of each shown byte, and of what follows the last.
  private var columns: [Int] = []

  /// The line with tabs as blanks and what hides shown.
  var text: String { display.text }

  /// Shows the bytes in `line`, which must hold the beginning of `focus` or end before it.
  init(of bytes: [UInt8], line: Range<Int>, around focus: Range<Int>) {
    shown = Self.window(in: line, around: focus, of: bytes)
    isCutBefore = shown.lowerBound > line.lowerBound
    isCutBehind = shown.upperBound < line.upperBound
    columns.reserveCapacity(shown.count + 1)
    if isCutBefore { display.append("…") }
    var rest = bytes[shown]
    while let byte = rest.first {
      let scalar = UTF8Sequence.first(in: rest)
      let length = scalar.map(UTF8.width) ?? 1
      columns.append(contentsOf: repeatElement(show(scalar, byte), count: length))
      rest.removeFirst(length)
    }
    columns.append(display.width)
    if isCutBehind { display.append("…") }
  }

  /// The columns of a range that begins in the line, at least one; what is cut off has none.
  func columns(of range: Range<Int>) -> Range<Int>? {
    if isCutBefore, range.lowerBound < shown.lowerBound { return nil }
    if isCutBehind, range.lowerBound > shown.upperBound { return nil }
    let start = column(at: range.lowerBound)
    return start..<max(start + 1, column(at: range.upperBound))
  }

  private func column(at offset: Int) -> Int {
    let last = columns.count - 1
    return columns[min(max(offset - shown.lowerBound, 0), last)]
  }

  /// Shows a character, or the byte that is none, and says at which column.
  private mutating func show(_ scalar: Unicode.Scalar?, _ byte: UInt8) -> Int {
    guard let scalar else { return display.append(code: ControlNames.hexadecimal(byte)) }
    return scalar == "\t" ? display.appendTab() : display.append(scalar)
  }

  private static func window(
    in line: Range<Int>, around focus: Range<Int>, of bytes: [UInt8]
  ) -> Range<Int> {
    guard line.count > longestLine else { return line }
    let focusEnd = min(focus.upperBound, focus.lowerBound + margin)
    let start = max(line.lowerBound, focus.lowerBound - margin)
    let end = min(line.upperBound, focusEnd + margin)
    return UTF8Sequence.start(
      around: start, in: line, of: bytes)..<UTF8Sequence.start(around: end, in: line, of: bytes)
  }
}
