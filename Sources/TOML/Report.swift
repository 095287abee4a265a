extension Collection where Element == Diagnostic {
  /// The diagnostics as text for people: each with its place, its line, carets and help.
  ///
  /// The time is linear in the source and the diagnostics shown. The first hundred are shown, with
  /// a word on how many there are besides.
  ///
  /// - Parameters:
  ///   - source: The bytes that the ranges of the diagnostics count.
  ///   - path: What to call the source.
  /// - Returns: Lines that end with LF each; nothing if there are no diagnostics.
  public func rendered(source: [UInt8], path: String) -> String {
    guard !isEmpty else { return "" }
    let report = Report(source: source, path: path)
    var blocks = prefix(Report.limit).map(report.text)
    if count > Report.limit { blocks.append("and \(count - Report.limit) more\n") }
    return blocks.joined(separator: "\n")
  }
}

/// Shows the diagnostics of one source with the lines that they are about.
///
/// Making one takes a pass over the source; each text then takes no more time in a large source
/// than in a small one.
public struct Report: Sendable {
  /// How many diagnostics are worth showing at once.
  static let limit = 100

  /// The lines of the source.
  public let lines: LineTable

  private let source: [UInt8]
  private let path: String

  /// Prepares to show what is wrong with a source.
  ///
  /// - Parameters:
  ///   - source: The bytes that the ranges of the diagnostics count.
  ///   - path: What to call the source.
  public init(source: [UInt8], path: String) {
    self.source = source
    self.path = path
    lines = LineTable(source)
  }

  /// One diagnostic as text for people, from its message to its help.
  ///
  /// No character of the source, the path or the diagnostic reaches the text that could command a
  /// terminal or mislead the eye: `<U+001B>` and the like stand for those.
  ///
  /// - Returns: Lines that end with LF each.
  public func text(of diagnostic: Diagnostic) -> String {
    let primary = Mark(clamped(diagnostic.range), "^", diagnostic.label)
    let secondary = diagnostic.related.map { Mark(clamped($0.range), "-", $0.text) }
    let marks = [secondary, primary].compactMap(\.self).sorted { $0.start < $1.start }
    let gutter = "\(marks.map { lines.line(at: $0.start) + 1 }.max() ?? 1)".count
    let margin = String(repeating: " ", count: gutter)
    let place = lines.location(at: primary.start)
    var text = "\(diagnostic.severity.rawValue)[\(diagnostic.code)]: "
    text += DisplayText.visible(diagnostic.message) + "\n"
    text += "\(margin)--> \(DisplayText.visible(path)):\(place.line):\(place.column)\n"
    text += "\(margin) |\n" + excerpts(of: marks, gutter: gutter)
    if let help = diagnostic.help { text += "help: \(DisplayText.visible(help))\n" }
    return text
  }

  private func clamped(_ range: Range<Int>) -> Range<Int> {
    range.clamped(to: 0..<source.count)
  }

  /// The lines of the marks, which are in order, each line once.
  private func excerpts(of marks: [Mark], gutter: Int) -> String {
    var text = ""
    var shown: (line: Int, excerpt: Excerpt)?
    for mark in marks {
      let line = lines.line(at: mark.start)
      if let last = shown, last.line == line, last.excerpt.columns(of: mark.range) != nil {
        text += underline(mark, in: last.excerpt, gutter: gutter)
        continue
      }
      if let last = shown, line > last.line + 1 { text += "...\n" }
      let range = lines.range(of: line)
      let excerpt = Excerpt(of: source, line: range, around: mark.range)
      let number = "\(line + 1)"
      text += String(repeating: " ", count: gutter - number.count) + number
      text += excerpt.text.isEmpty ? " |\n" : " | \(excerpt.text)\n"
      text += underline(mark, in: excerpt, gutter: gutter)
      shown = (line, excerpt)
    }
    return text
  }

  private func underline(_ mark: Mark, in excerpt: Excerpt, gutter: Int) -> String {
    let columns = excerpt.columns(of: mark.range) ?? 0..<1
    let line = String(repeating: " ", count: columns.lowerBound)
    let carets = String(repeating: mark.symbol, count: columns.count)
    let label = mark.text.map { " " + DisplayText.visible($0) } ?? ""
    return String(repeating: " ", count: gutter) + " | " + line + carets + label + "\n"
  }
}

/// A range to underline, with what, and what to say of it.
private struct Mark {
  let range: Range<Int>
  let symbol: Character
  let text: String?

  var start: Int { range.lowerBound }

  init(_ range: Range<Int>, _ symbol: Character, _ text: String?) {
    self.range = range
    self.symbol = symbol
    self.text = text
  }
}
