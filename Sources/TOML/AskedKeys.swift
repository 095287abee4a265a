/// What types have asked of the tables of a document so far, in one mark for each node.
///
/// It tells whether there is a key that nobody asked for, not what to say of it.
struct AskedKeys {
  private struct Mark: OptionSet {
    let rawValue: UInt8

    /// A key that was asked for.
    static let asked = Mark(rawValue: 1)
    /// A table that a type looked into which was decoded, and so has asked for all it wants.
    static let complete = Mark(rawValue: 2)
    /// A table whose keys a type takes whatever they are.
    static let open = Mark(rawValue: 4)
  }

  private var marks: [Mark]

  /// Prepares a mark for each node of a tree, or none at all.
  init(_ tree: Tree?) { marks = Array(repeating: [], count: tree?.records.count ?? 0) }

  mutating func ask(for node: Int) { marks[node].insert(.asked) }

  mutating func complete(_ table: Int) { marks[table].insert(.complete) }

  mutating func takeAll(of table: Int) { marks[table].insert(.open) }

  /// Whether nobody asked for some key of a table that was decoded.
  func lacksKeys(of tree: Tree) -> Bool {
    for node in marks.indices.dropFirst() where !marks[node].contains(.asked) {
      let parent = Int(tree.records[node].parent)
      if parent >= 0, marks[parent].intersection([.complete, .open]) == .complete { return true }
    }
    return false
  }
}
