/// Where statements, lines and sections stand in the source: what edits need to know.
extension Storage {
  private var bytes: [UInt8] { tree.bytes }

  /// The line end that the document uses.
  var lineBreak: String {
    guard let newline = bytes.firstIndex(of: .newline) else { return "\n" }
    return newline > 0 && bytes[newline - 1] == .carriageReturn ? "\r\n" : "\n"
  }

  func lineStart(of offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != .newline { start -= 1 }
    return start == 0 && bytes.starts(with: ByteOrderMark.utf8) ? 3 : start
  }

  /// The end of a line, before its line break.
  func lineEnd(of offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != .newline { end += 1 }
    return end > offset && end < bytes.count && bytes[end - 1] == .carriageReturn ? end - 1 : end
  }

  /// The beginning of the next line, or the end of the source.
  func nextLine(after offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != .newline { end += 1 }
    return min(end + 1, bytes.count)
  }

  /// The beginning of the comment lines directly above a line, or of the line itself.
  func commentStart(above offset: Int) -> Int {
    var start = lineStart(of: offset)
    while start > 0 {
      let previous = lineStart(of: start - 1)
      guard previous < start, bytes[previous..<start].first(where: { !$0.isBlank }) == .hash else {
        break
      }
      start = previous
    }
    return start
  }

  /// Whether nothing but blanks stands before an offset in its line.
  func isFirstInLine(_ offset: Int) -> Bool {
    bytes[lineStart(of: offset)..<offset].allSatisfy(\.isBlank)
  }

  /// The blanks with which a line begins.
  func indent(of offset: Int) -> String {
    let blanks = bytes[lineStart(of: offset)...].prefix { $0.isBlank }
    return String(decoding: blanks, as: UTF8.self)
  }

  /// The next byte that is neither blank, line break nor comment.
  func nextToken(after offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case .hash: offset = nextLine(after: offset)
      case .space, .tab, .newline, .carriageReturn: offset += 1
      default: return offset
      }
    }
    return offset
  }

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

  /// Where the whole key begins whose last part names a node.
  func statementStart(of node: Int) -> Int {
    var key = Int(tree[node].key)
    while key > 0, isDotted(tree.keys[key - 1].range.upperBound..<tree.keys[key].range.lowerBound) {
      key -= 1
    }
    return tree.keys[key].range.lowerBound
  }

  /// Whether nothing but a dot parts two keys.
  private func isDotted(_ gap: Range<Int>) -> Bool {
    bytes[gap].contains(.dot) && bytes[gap].allSatisfy { $0.isBlank || $0 == .dot }
  }

  func isDescendant(_ node: Int, of ancestor: Int) -> Bool {
    var node = node
    while node > ancestor { node = Int(tree[node].parent) }
    return node == ancestor
  }
}
