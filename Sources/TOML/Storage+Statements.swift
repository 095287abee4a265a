/// What statements and sections there are for the nodes of a tree.
extension Storage {
  /// Whether a node was written as `key = value` or as an element, or by the dots of such a key.
  func isInline(_ node: Int) -> Bool {
    switch tree[node].origin {
    case .value, .inline, .dotted: true
    default: false
    }
  }

  /// The nodes with values of their own at or below a node, through dotted keys, in file order.
  func leaves(below node: Int) -> [Int] {
    var leaves: [Int] = []
    var pending = [node]
    while let next = pending.popLast() {
      for child in tree.children(of: next) where isInline(child) {
        if tree[child].origin == .dotted { pending.append(child) } else { leaves.append(child) }
      }
    }
    return leaves.sorted { tree.range(of: $0).lowerBound < tree.range(of: $1).lowerBound }
  }

  /// The table that holds the statements of a table which dots made; any other table itself.
  func owner(of node: Int) -> Int {
    var node = node
    while tree[node].origin == .dotted { node = Int(tree[node].parent) }
    return node
  }

  /// The inline table or the array in brackets that a node is written in, if any.
  func bracket(around node: Int) -> Int? {
    guard node > 0 else { return nil }
    let owner = owner(of: Int(tree[node].parent))
    return isInline(owner) ? owner : nil
  }

  /// Where the whole key begins whose last part names a node.
  func statementStart(of node: Int) -> Int {
    tree.keys[firstPart(of: Int(tree[node].key))].range.lowerBound
  }

  /// The place of the first part of the dotted key that a part belongs to.
  func firstPart(of part: Int) -> Int {
    var part = part
    while part > 0, isDotted(part) { part -= 1 }
    return part
  }

  /// The place of the last part of the dotted key that a part belongs to.
  func lastPart(of part: Int) -> Int {
    var part = part
    while part + 1 < tree.keys.count, isDotted(part + 1) { part += 1 }
    return part
  }

  /// Whether nothing but a dot parts a part of a key from the one before it.
  private func isDotted(_ part: Int) -> Bool {
    let gap = bytes[tree.keys[part - 1].range.upperBound..<tree.keys[part].range.lowerBound]
    return gap.contains(.dot) && gap.allSatisfy { $0.isBlank || $0 == .dot }
  }

  /// The beginning of the line behind a section: behind its last statement, and behind the comment
  /// lines directly under that unless they stand directly above the next header.
  func end(of section: Section) -> Int {
    commentEnd(from: nextLine(after: section.end))
  }

  /// The beginning of the line behind comment lines that begin at an offset, or the offset itself
  /// if they stand directly above something else.
  func commentEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, visibleByte(from: end) == .hash { end = nextLine(after: end) }
    return end == bytes.count || isBlankLine(at: end) ? end : offset
  }
}
