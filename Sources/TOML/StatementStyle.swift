/// How the statements of one table, or the entries between one pair of braces, are written.
struct StatementStyle {
  /// The blanks before a statement.
  var indent = ""
  /// What stands before and behind the `=`.
  private var before = " "
  private var after = " "
  /// The column of the `=`, counted from the key, if the statements agree on one.
  private var column: Int?
  /// Whether strings stand in single quotes.
  private(set) var prefersLiteral = false

  /// The style where nothing is that shows one.
  init() {}

  /// The style that a statement, or an entry between braces, shows.
  init(after leaf: Int, in storage: Storage, isEntry: Bool, column: Int?, prefersLiteral: Bool) {
    // An entry may stand at the end of a long line, and what begins that line is not its own.
    if !isEntry { indent = storage.indent(of: storage.statementStart(of: leaf)) }
    let gap = StatementGap(of: leaf, in: storage)
    before = gap.before.utf8.count > 1 && !gap.isTabbed ? " " : gap.before
    after = gap.after
    self.column = column
    self.prefersLiteral = prefersLiteral
  }

  /// The style without what only holds for keys in the same lines.
  var unaligned: StatementStyle {
    var style = self
    style.column = nil
    if !after.contains("\t"), after.utf8.count > 1 { style.after = " " }
    return style
  }

  /// `key = value`.
  func statement(_ keys: [String], _ value: Value) -> String {
    let key = KeyText.written(keys)
    var padding = before
    if let column {
      padding = String(repeating: " ", count: max(1, column - DisplayText.width(of: key)))
    }
    return key + padding + "=" + after + value.written(prefersLiteral: prefersLiteral)
  }
}

/// What stands between a key and its value.
struct StatementGap {
  /// The blanks before the `=`, and where they stand.
  let before: String
  let range: Range<Int>
  /// The blanks behind the `=`.
  let after: String
  /// The column of the `=`, counted from where the whole key begins.
  let column: Int

  init(of leaf: Int, in storage: Storage) {
    let bytes = storage.bytes
    let keyEnd = storage.tree.keyRange(of: leaf).upperBound
    let equals = storage.blankEnd(from: keyEnd)
    let start = storage.statementStart(of: leaf)
    range = keyEnd..<equals
    before = String(decoding: bytes[range], as: UTF8.self)
    after = String(
      decoding: bytes[equals + 1..<storage.tree.range(of: leaf).lowerBound], as: UTF8.self)
    column = DisplayText.width(of: String(decoding: bytes[start..<equals], as: UTF8.self))
  }

  var isTabbed: Bool { before.utf8.contains(.tab) }
}

extension Storage {
  /// Whether the last string of some nodes stands in single quotes.
  func prefersLiteral(_ nodes: [Int]) -> Bool {
    let last = nodes.last { tree[$0].kind == .string }
    return last.map { bytes[tree.range(of: $0).lowerBound] } == .apostrophe
  }

  /// Whether a statement begins in the line behind another.
  func isLine(of leaf: Int, above other: Int) -> Bool {
    let start = statementStart(of: other)
    return isFirstInLine(start)
      && nextLine(after: tree.range(of: leaf).upperBound) == lineStart(of: start)
  }
}
