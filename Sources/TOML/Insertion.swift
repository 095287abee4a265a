/// A new key for a table, and how to write it where and as the table's own style asks.
struct Insertion {
  private let storage: Storage
  private let value: Value
  /// The dotted key as seen from `owner`.
  private var keys: [String]
  /// The table that holds the statement: one with a header, the root, or an inline table.
  private var owner: Int
  /// The value behind whose statement the new one goes, where its key shares dots with others.
  private var anchor: Int?

  init(storage: Storage, keys: [String], value: Value, into table: Int) {
    self.storage = storage
    self.value = value
    self.keys = keys
    owner = table
    while storage.tree[owner].origin == .dotted {
      anchor = anchor ?? storage.leaves(below: owner).last
      self.keys.insert(storage.tree.keyName(of: owner), at: 0)
      owner = Int(storage.tree[owner].parent)
    }
  }

  /// What to change in the source.
  var splices: [Splice] {
    switch storage.tree[owner].origin {
    case .inline: inlineSplices
    case .implied: [newSection]
    default: keys.count > 1 && anchor == nil ? [newSection] : [newLine]
    }
  }

  private var siblings: [Int] { storage.leaves(below: owner) }

  // In sections.

  private var newLine: Splice {
    let section = storage.sections.first { $0.node == owner }
    if let sibling = anchor ?? siblings.last {
      return line(behind: storage.tree.range(of: sibling).upperBound)
    }
    guard owner == 0 else { return line(behind: section?.header.upperBound ?? 0) }
    guard storage.sections.count > 1 else { return line(behind: storage.tree.bytes.count) }
    let start = storage.commentStart(above: storage.sections[1].header.lowerBound)
    return Splice(start..<start, statement + storage.lineBreak + storage.lineBreak)
  }

  private var newSection: Splice {
    let last = storage.sections.last { storage.isDescendant($0.node, of: owner) }
    let lineBreak = storage.lineBreak
    let names = storage.tree.keys(to: owner) + keys.dropLast()
    let isFirst = owner == 0 && storage.tree.bytes.allSatisfy { $0.isBlank || $0 == .newline }
    let text =
      (isFirst ? "" : lineBreak) + "[\(KeyText.written(names))]" + lineBreak
      + entry(Array(keys.suffix(1)), separator: " = ")
    return self.text(text, behind: last?.end ?? 0)
  }

  private func line(behind offset: Int) -> Splice { text(statement, behind: offset) }

  /// Puts lines behind the line of an offset, whose comment stays where it is.
  private func text(_ text: String, behind offset: Int) -> Splice {
    let position = storage.nextLine(after: offset)
    let bytes = storage.tree.bytes
    let endsLine = position == 0 || bytes[position - 1] == .newline
    let isEmpty = position == 0 || position == 3 && bytes.starts(with: ByteOrderMark.utf8)
    let lineBreak = storage.lineBreak
    return Splice(
      position..<position, endsLine || isEmpty ? text + lineBreak : lineBreak + text)
  }

  private var statement: String {
    let header = storage.tree.range(of: owner).lowerBound
    let sibling = (anchor ?? siblings.last).map { storage.statementStart(of: $0) }
    return storage.indent(of: sibling ?? header) + entry(keys, separator: separator)
  }

  private func entry(_ keys: [String], separator: String) -> String {
    KeyText.written(keys) + separator + value.written(prefersLiteral: prefersLiteral)
  }

  /// Whether the last string beside the new value is in single quotes.
  private var prefersLiteral: Bool {
    let last = siblings.last { storage.tree[$0].kind == .string }
    return last.map { storage.tree.bytes[storage.tree.range(of: $0).lowerBound] } == .apostrophe
  }

  /// What stands between keys and values here: aligned if the others are, else as in the last.
  private var separator: String {
    let gaps = siblings.map(gap)
    guard let last = gaps.last else { return " = " }
    let isAligned = gaps.count > 1 && gaps.allSatisfy { $0.column == last.column }
    let differ = Set(gaps.map(\.before)).count > 1
    let name = DisplayText.width(of: KeyText.written(keys))
    if isAligned, differ { return padding(max(1, last.column - name)) + "=" + padding(last.after) }
    return padding(min(last.before, 1)) + "=" + padding(last.after)
  }

  private func padding(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// How many blanks stand before and after a node's `=`, and in which column from its key it is.
  private func gap(of node: Int) -> (before: Int, after: Int, column: Int) {
    let keyEnd = storage.tree.keyRange(of: node).upperBound
    let start = storage.tree.range(of: node).lowerBound
    let bytes = storage.tree.bytes
    let between = bytes[keyEnd..<start]
    let equals = between.firstIndex(of: .equals) ?? between.startIndex
    let key = String(decoding: bytes[storage.statementStart(of: node)..<equals], as: UTF8.self)
    let after = start - equals - 1
    return (equals - between.startIndex, after, DisplayText.width(of: key))
  }

  // In inline tables.

  private var inlineSplices: [Splice] {
    let table = storage.tree.range(of: owner)
    guard let sibling = anchor ?? siblings.last else {
      let inside = table.lowerBound + 1..<table.upperBound - 1
      let isBlank = storage.tree.bytes[inside].allSatisfy(\.isBlank)
      return isBlank
        ? [Splice(inside, " " + entry(keys, separator: " = ") + " ")]
        : [Splice(inside.lowerBound..<inside.lowerBound, " " + entry(keys, separator: " = "))]
    }
    let end = storage.tree.range(of: sibling).upperBound
    let start = storage.statementStart(of: sibling)
    let isOnLine = storage.isFirstInLine(start) && storage.lineEnd(of: end) < table.upperBound - 1
    let entry = entry(keys, separator: separator)
    guard isOnLine else { return [Splice(end..<end, ", " + entry)] }
    return lineSplices(entry, behind: end, indent: storage.indent(of: start))
  }

  /// Puts an entry on a line of its own, with a comma behind it if the one above has one.
  private func lineSplices(_ entry: String, behind end: Int, indent: String) -> [Splice] {
    let hasComma = storage.tree.bytes[storage.nextToken(after: end)] == .comma
    let commaEnd = hasComma ? storage.nextToken(after: end) + 1 : end
    let lineEnd = storage.lineEnd(of: commaEnd)
    let text = storage.lineBreak + indent + entry + (hasComma ? "," : "")
    guard !hasComma, lineEnd > end else {
      return [Splice(lineEnd..<lineEnd, (hasComma ? "" : ",") + text)]
    }
    return [Splice(end..<end, ","), Splice(lineEnd..<lineEnd, text)]
  }
}
