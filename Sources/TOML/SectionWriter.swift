/// Writes a table with a header of its own, and the tables in it below, as the tables beside it
/// are written.
struct SectionWriter {
  /// How the header and the statements of a section are written.
  struct Style {
    /// The blanks before a header.
    var indent = ""
    var statements: StatementStyle
    /// Whether a blank line stands above a header.
    var isSpaced = true
  }

  let style: Style
  private(set) var lines: [String] = []

  init(_ style: Style) { self.style = style }

  /// Writes a table under its header, then the tables in it under theirs.
  mutating func write(_ names: [String], _ pairs: Pairs, isElement: Bool = false) {
    let key = KeyText.written(names)
    lines.append(style.indent + (isElement ? "[[\(key)]]" : "[\(key)]"))
    for (key, value) in pairs where !value.isSection { write([key], value) }
    for (key, value) in pairs where value.isSection {
      if style.isSpaced { lines.append("") }
      writeSection(names + [key], value)
    }
  }

  /// Writes a table, or an array with nothing but tables in it, under headers.
  mutating func writeSection(_ names: [String], _ value: Value) {
    switch value {
    case .table(let pairs): write(names, pairs)
    case .array(let elements):
      for (position, element) in elements.enumerated() {
        if position > 0, style.isSpaced { lines.append("") }
        if case .table(let pairs) = element { write(names, pairs, isElement: true) }
      }
    default: break
    }
  }

  /// Writes a statement.
  mutating func write(_ keys: [String], _ value: Value) {
    lines.append(style.statements.indent + style.statements.statement(keys, value))
  }
}
