/// Finding nodes by the names that programs give.
extension Tree {
  /// The child of a table under a name.
  func child(named name: String, of parent: Int) -> Int? {
    let hash = Self.hash(KeyHash(of: name).value, in: parent)
    let container = container(of: parent)
    guard container.mayHold(hash) else { return nil }
    guard container.childCount <= Self.smallTable else {
      return index.first(hash: hash) {
        records[$0].parent == Int32(truncatingIfNeeded: parent) && isNamed($0, name)
      }
    }
    var child = Int(container.firstChild)
    while child >= 0 {
      if records[child].keyHash == hash, isNamed(child, name) { return child }
      child = Int(records[child].nextSibling)
    }
    return nil
  }

  /// Whether a node, which has a key, is found under a name.
  func isNamed(_ node: Int, _ name: String) -> Bool {
    let range = keyRange(of: node)
    if !range.isEmpty, bytes[range.lowerBound].isBareKey { return holds(range, name) }
    let part = KeyPart(range, of: bytes)
    guard !part.isEscaped else { return part.name(in: bytes).utf8.elementsEqual(name.utf8) }
    return holds(part.content, name)
  }

  private func holds(_ range: Range<Int>, _ name: String) -> Bool {
    guard range.count == name.utf8.count else { return false }
    var offset = range.lowerBound
    for byte in name.utf8 {
      guard bytes[offset] == byte else { return false }
      offset += 1
    }
    return true
  }
}

extension Storage {
  /// The child of a table under a name, of which a guess is looked at first.
  func child(named name: String, of table: Int, first guess: Int32 = Record.none) -> Int? {
    if guess != Record.none, tree.isNamed(Int(guess), name) { return Int(guess) }
    return tree.child(named: name, of: table)
  }
}
