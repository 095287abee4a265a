extension Node {
  /// The comment lines directly above the statement, the element or the header, from the first to
  /// the last, each from its `#` to the end of the line.
  ///
  /// There are none for a node that does not begin its line, and none for the root, an array of
  /// tables, and tables that only dots or longer headers made, as they have no line of their own.
  public var leadingComments: [Range<Int>] {
    guard let start = lineContent?.lowerBound, storage.isFirstInLine(start) else { return [] }
    var comments: [Range<Int>] = []
    var line = storage.commentStart(above: start, behind: previousEnd)
    while line < storage.lineStart(of: start) {
      comments.append(storage.blankEnd(from: line)..<storage.lineEnd(of: line))
      line = storage.nextLine(after: line)
    }
    return comments
  }

  /// The comment in the line in which the statement, the element or the header ends, behind it
  /// and the comma that may follow it.
  ///
  /// There is none if something else stands between them, nor for the nodes that have no
  /// `leadingComments` either.
  public var trailingComment: Range<Int>? {
    guard let end = lineContent?.upperBound else { return nil }
    var start = storage.blankEnd(from: end)
    if start < storage.bytes.count, storage.bytes[start] == .comma, isInBrackets {
      start = storage.blankEnd(from: start + 1)
    }
    guard start < storage.bytes.count, storage.bytes[start] == .hash else { return nil }
    return start..<storage.lineEnd(of: start)
  }

  private var isInBrackets: Bool { storage.bracket(around: index) != nil }

  /// The bytes of what the comments are about; none if the node has no place of its own.
  private var lineContent: Range<Int>? {
    switch storage.tree[index].origin {
    case .value, .inline:
      let start = key == nil ? range.lowerBound : storage.statementStart(of: index)
      return start..<max(start, range.upperBound)
    case .header, .element: return range
    case .root, .implied, .dotted, .arrayOfTables: return nil
    }
  }

  /// The end of the value before an element, or where the bracket opens; none for what has a key.
  private var previousEnd: Int? {
    guard key == nil, index > 0, storage.tree[index].origin != .element else { return nil }
    let previous = storage.tree.range(of: index - 1)
    return previous.upperBound <= range.lowerBound ? previous.upperBound : previous.lowerBound
  }
}
