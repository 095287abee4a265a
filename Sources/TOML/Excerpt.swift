/// One line of a source as it is shown, and where its bytes end up in it.
///
/// Of a very long line only the part around the place in question is shown.
struct Excerpt {
  /// Lines of more bytes than this are cut.
  private static let longestLine = 160
  /// How many bytes of a long line are shown on each side.
  private static let margin = 50

  /// The line with tabs as blanks and what hides shown.
  private(set) var text = ""

  /// The bytes that are shown.
  private let shown: Range<Int>
  /// The column at which each shown byte begins that begins a character.
  private var columns: [Int] = []
  private var width = 0

  /// Shows the line in `line`, which must hold the beginning of `focus`.
  init(of bytes: [UInt8], line: Range<Int>, around focus: Range<Int>) {
    shown = Self.window(in: line, around: focus, of: bytes)
    columns.reserveCapacity(shown.count + 1)
    if shown.lowerBound > line.lowerBound { append("…") }
    for scalar in String(decoding: bytes[shown], as: UTF8.self).unicodeScalars { append(scalar) }
    columns.append(width)
    if shown.upperBound < line.upperBound { append("…") }
  }

  /// The columns of a range of bytes, at least one; what is not shown has none.
  func columns(of range: Range<Int>) -> Range<Int>? {
    guard range.lowerBound >= shown.lowerBound, range.lowerBound <= shown.upperBound else {
      return nil
    }
    let start = column(at: range.lowerBound)
    return start..<max(start + 1, column(at: range.upperBound))
  }

  private func column(at offset: Int) -> Int {
    let last = columns.count - 1
    return columns[min(max(offset - shown.lowerBound, 0), last)]
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    let start = width
    if scalar == "\t" {
      append(String(repeating: " ", count: DisplayText.tabStop - width % DisplayText.tabStop))
    } else {
      append(DisplayText.visible(scalar))
    }
    let length = scalar == "\u{FFFD}" ? 1 : UTF8.width(scalar)
    columns.append(contentsOf: repeatElement(start, count: length))
  }

  private mutating func append(_ string: String) {
    text += string
    width += DisplayText.width(of: string)
  }

  private static func window(
    in line: Range<Int>, around focus: Range<Int>, of bytes: [UInt8]
  ) -> Range<Int> {
    guard line.count > longestLine else { return line }
    let focusEnd = min(focus.upperBound, focus.lowerBound + margin)
    var start = max(line.lowerBound, focus.lowerBound - margin)
    var end = min(line.upperBound, focusEnd + margin)
    while start > line.lowerBound, bytes[start].isContinuation { start -= 1 }
    while end < line.upperBound, bytes[end].isContinuation { end += 1 }
    return start..<max(start, end)
  }
}
