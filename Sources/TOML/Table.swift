/// A table of a document: keys and their values in the order in which the file first names them.
public struct Table: Sendable {
  let storage: Storage
  let index: Int

  /// The table as a node, which knows its key, its place and its path.
  public var node: Node { Node(storage: storage, index: index) }

  /// The bytes that made the table: its header, its braces, or a part of a key.
  public var range: Range<Int> { node.range }

  /// How many keys the table has.
  public var count: Int { Int(storage.tree.container(of: index).childCount) }

  /// Whether the table has no keys.
  public var isEmpty: Bool { count == 0 }

  /// The value of a key, found in constant time.
  public subscript(key: String) -> Node? {
    storage.child(named: key, of: index).map { Node(storage: storage, index: $0) }
  }

  /// The keys in the order of the file, gathered anew each time.
  public var keys: [String] {
    storage.tree.children(of: index).map { storage.tree.keyName(of: $0) }
  }

  /// The keys with their values, in the order of the file, gathered anew each time.
  public var entries: [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(count)
    for child in storage.tree.children(of: index) {
      let range = storage.tree.keyRange(of: child)
      let name = KeyPart(range, of: storage.tree.bytes).name(in: storage.tree.bytes)
      entries.append(
        Entry(key: Key(name: name, range: range), value: Node(storage: storage, index: child)))
    }
    return entries
  }
}

/// One key of a table with its value.
public struct Entry: Sendable {
  /// The key.
  public let key: Key
  /// The value.
  public let value: Node
}
