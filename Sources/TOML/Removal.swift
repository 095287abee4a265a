/// What must go from a source so that nodes go from its tree.
struct Removal {
  private let storage: Storage
  /// Whole lines, in sections.
  private var lines: [Range<Int>] = []
  /// The values that go from each bracket.
  private var entries: [Int: Set<Int>] = [:]
  /// The nodes whose sections go.
  private var removed: Set<Int> = []
  private var substitutes: [Splice] = []

  init(from storage: Storage) { self.storage = storage }

  /// What to change in the source.
  var splices: [Splice] {
    let inBrackets = entries.keys.sorted().flatMap { bracket -> [Range<Int>] in
      let bracket = Bracket(bracket, in: storage)
      let gone = entries[bracket.node] ?? []
      let positions = bracket.entries.indices.filter { gone.contains(bracket.entries[$0].node) }
      return bracket.removing(Set(positions)).merged
    }
    let blocks = LineBlocks(lines + sections, in: storage)
    return (inBrackets + blocks.ranges).map { Splice($0) } + substitutes
  }

  /// Removes a node with all that is in it.
  mutating func remove(_ node: Int) {
    removed.insert(node)
    for leaf in leaves(of: node) { removeLeaf(leaf) }
  }

  /// Puts a value in the place of a table that dots made: in that of its first statement.
  mutating func substitute(_ value: Value, for table: Int) {
    removed.insert(table)
    let leaves = leaves(of: table)
    for leaf in leaves.dropFirst() { removeLeaf(leaf) }
    guard let first = leaves.first else { return }
    let part = Int(storage.tree[first].key)
    var own = part
    while own > 0, Int(storage.tree.keys[own].node) != table { own -= 1 }
    let tail = storage.tree.keys[own].range.upperBound..<storage.tree.keys[part].range.upperBound
    let prefersLiteral = storage.prefersLiteral([first])
    substitutes += [
      Splice(tail),
      Splice(storage.tree.range(of: first), value.written(prefersLiteral: prefersLiteral)),
    ]
  }

  /// The values whose statements or entries make up a node.
  private func leaves(of node: Int) -> [Int] {
    switch storage.tree[node].origin {
    case .value, .inline: [node]
    case .dotted: storage.leaves(below: node)
    default: []
    }
  }

  private mutating func removeLeaf(_ leaf: Int) {
    if let bracket = storage.bracket(around: leaf) {
      entries[bracket, default: []].insert(leaf)
    } else {
      let start = storage.commentStart(above: storage.statementStart(of: leaf))
      lines.append(start..<storage.nextLine(after: storage.tree.range(of: leaf).upperBound))
    }
  }

  private var sections: [Range<Int>] {
    guard !removed.isEmpty else { return [] }
    return storage.sections.dropFirst().filter { isRemoved($0.node) }.map { section in
      storage.commentStart(above: section.header.lowerBound)..<storage.end(of: section)
    }
  }

  private func isRemoved(_ node: Int) -> Bool {
    var node = node
    while node > 0, !removed.contains(node) { node = Int(storage.tree[node].parent) }
    return node > 0
  }
}
