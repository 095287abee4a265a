/// What must go from a source so that a node goes from its tree.
struct Removal {
  private let storage: Storage
  private let node: Int

  init(storage: Storage, node: Int) {
    self.storage = storage
    self.node = node
  }

  /// Whether the node may need more than one removal.
  var isPartial: Bool { bracket != nil && storage.tree[node].origin == .dotted }

  /// What to change in the source.
  var splices: [Splice] {
    if let bracket { return entrySplices(of: leaves.first ?? node, in: bracket) }
    return statements.map { Splice($0) } + sections.map { Splice($0) }
  }

  private var leaves: [Int] {
    switch storage.tree[node].origin {
    case .value, .inline: [node]
    default: storage.leaves(below: node)
    }
  }

  /// The inline table or the array in brackets that the node is written in, if any.
  private var bracket: Int? {
    var node = Int(storage.tree[node].parent)
    while node > 0, storage.tree[node].origin == .dotted { node = Int(storage.tree[node].parent) }
    let origin = storage.tree[node].origin
    return origin == .value || origin == .inline ? node : nil
  }

  /// The lines of `key = value`, each with the comments that belong to it.
  private var statements: [Range<Int>] {
    guard storage.isInline(node) else { return [] }
    return leaves.map { leaf in
      let start = storage.commentStart(above: storage.statementStart(of: leaf))
      return start..<storage.nextLine(after: storage.tree.range(of: leaf).upperBound)
    }
  }

  private var sections: [Range<Int>] {
    let all = storage.sections
    return all.indices.dropFirst().filter { storage.isDescendant(all[$0].node, of: node) }.map {
      let start = storage.commentStart(above: all[$0].header.lowerBound)
      let next = $0 + 1 < all.count ? all[$0 + 1].header.lowerBound : nil
      return start..<(next.map(storage.commentStart(above:)) ?? storage.tree.bytes.count)
    }
  }

  /// Takes an entry out of its brackets with one comma.
  private func entrySplices(of leaf: Int, in bracket: Int) -> [Splice] {
    let entries = storage.leaves(below: bracket)
    let position = entries.firstIndex(of: leaf) ?? 0
    let leafRange = storage.tree.range(of: leaf)
    let range = storage.tree.range(of: bracket)
    let inside = range.lowerBound + 1..<range.upperBound - 1
    if entries.count == 1, !storage.tree.bytes[inside].contains(.hash) { return [Splice(inside)] }
    let isElement = storage.tree[leaf].key == Record.none
    let start = isElement ? leafRange.lowerBound : storage.statementStart(of: leaf)
    let end = leafRange.upperBound
    let next = storage.nextToken(after: end)
    if storage.tree.bytes[next] == .comma { return [Splice(through(start, comma: next))] }
    guard position > 0 else { return [Splice(start..<end)] }
    let previous = storage.tree.range(of: entries[position - 1]).upperBound
    let comma = storage.nextToken(after: previous)
    return [Splice(comma..<comma + 1), Splice(withBlanks(start, after: comma + 1)..<end)]
  }

  /// An entry and the comma behind it, with its line or with the blanks up to the next entry.
  private func through(_ start: Int, comma: Int) -> Range<Int> {
    let lineEnd = storage.lineEnd(of: comma)
    let rest = storage.tree.bytes[comma + 1..<max(comma + 1, lineEnd)]
    let isAlone = storage.isFirstInLine(start) && storage.nextToken(after: comma + 1) >= lineEnd
    guard !isAlone else {
      return storage.lineStart(of: start)..<storage.nextLine(after: comma)
    }
    return start..<comma + 1 + rest.prefix(while: \.isBlank).count
  }

  /// Where the blanks, and at most one line break, before an entry begin.
  private func withBlanks(_ start: Int, after limit: Int) -> Int {
    let bytes = storage.tree.bytes
    var start = start
    while start > limit, bytes[start - 1].isBlank { start -= 1 }
    if start > limit, bytes[start - 1] == .newline { start -= 1 }
    if start > limit, bytes[start - 1] == .carriageReturn { start -= 1 }
    return start
  }
}
