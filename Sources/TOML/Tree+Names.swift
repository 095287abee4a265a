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

  private func isNamed(_ node: Int, _ name: String) -> Bool {
    let part = KeyPart(keyRange(of: node), of: bytes)
    guard !part.isEscaped else { return part.name(in: bytes).utf8.elementsEqual(name.utf8) }
    guard part.content.count == name.utf8.count else { return false }
    var offset = part.content.lowerBound
    for byte in name.utf8 {
      guard bytes[offset] == byte else { return false }
      offset += 1
    }
    return true
  }
}
