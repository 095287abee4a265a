extension Document {
  /// The document with a key renamed everywhere it names the same: in statements, in dotted keys,
  /// in inline tables, and in the headers of tables and of the tables in them.
  ///
  /// The new key stands in quotes only if it needs them, in single ones if the old one did and it
  /// can. Where `=` stand in one column they stay there, if there are blanks to take.
  ///
  /// - Parameters:
  ///   - path: The key to rename.
  ///   - name: Its new name, without quotes.
  /// - Returns: The new document; this one if the key has the name already.
  /// - Throws: `EditError` with one of the reasons `invalidDocument`, `notFound`, `notAKey` if the
  ///   path is empty or ends at an element, or `exists` if its table has a key of the new name.
  public func renaming(_ path: Path, to name: String) throws(EditError) -> Document {
    try checkEdit(at: path)
    guard case .key(let old) = path.steps.last else { throw EditError(.notAKey, at: path) }
    guard let node = self[path] else { throw EditError(.notFound, at: path) }
    guard !old.utf8.elementsEqual(name.utf8) else { return self }
    let place = path.prefix(path.steps.count - 1).appending(.key(name))
    guard self[place] == nil else { throw EditError(.exists, at: place) }
    return try applying(Renaming(of: node.index, to: name, in: storage).splices, at: path)
  }
}

/// A new name for a key, wherever a document writes it.
struct Renaming {
  private let storage: Storage
  private(set) var splices: [Splice] = []
  /// For each table with statements, their values in the order of the file.
  private var siblings: [Int: [Int]] = [:]
  /// The place of each value among its siblings.
  private var places: [Int: Int] = [:]

  init(of node: Int, to name: String, in storage: Storage) {
    self.storage = storage
    for (part, key) in storage.tree.keys.enumerated() where Int(key.node) == node {
      let isLiteral = storage.bytes[key.range.lowerBound] == .apostrophe
      let text = KeyText.written(name, prefersLiteral: isLiteral)
      splices.append(Splice(key.range, text))
      let old = String(decoding: storage.bytes[key.range], as: UTF8.self)
      keepColumn(of: part, growth: DisplayText.width(of: text) - DisplayText.width(of: old))
    }
  }

  /// Takes or gives blanks before the `=` of a statement if a neighbour's stands in its column.
  private mutating func keepColumn(of part: Int, growth: Int) {
    let leaf = Int(storage.tree.keys[storage.lastPart(of: part)].node)
    guard growth != 0, storage.isInline(leaf), storage.tree[leaf].origin != .dotted else { return }
    let gap = StatementGap(of: leaf, in: storage)
    guard !gap.isTabbed, isAligned(leaf, gap) else { return }
    let count = max(1, gap.range.count - growth)
    guard count != gap.range.count else { return }
    splices.append(Splice(gap.range, String(repeating: " ", count: count)))
  }

  private mutating func isAligned(_ leaf: Int, _ gap: StatementGap) -> Bool {
    let leaves = leaves(beside: leaf)
    guard let place = places[leaf] else { return false }
    return [place - 1, place + 1].contains { other in
      guard leaves.indices.contains(other) else { return false }
      let lower = max(other, place)
      guard storage.isLine(of: leaves[lower - 1], above: leaves[lower]) else { return false }
      let neighbour = StatementGap(of: leaves[other], in: storage)
      return neighbour.column == gap.column && neighbour.before != gap.before
    }
  }

  private mutating func leaves(beside leaf: Int) -> [Int] {
    let owner = storage.owner(of: Int(storage.tree[leaf].parent))
    if let known = siblings[owner] { return known }
    let leaves = storage.leaves(below: owner)
    siblings[owner] = leaves
    for (place, leaf) in leaves.enumerated() { places[leaf] = place }
    return leaves
  }
}
