extension Document {
  /// The document with the value at a path set, and every other byte as it was, but for the blanks
  /// that keep a comment in the column it shares with a neighbour.
  ///
  /// A value that exists is replaced in its place, unless it is equal already. A new key goes
  /// behind the last of its table, in the style of that table. Tables that are missing are made: in
  /// a section with a header, in an inline table or beside dotted keys with dots. A new table, and
  /// a new array with nothing but tables in it, gets headers where a section can have them, as do
  /// those within it; everywhere else it stands in braces or brackets.
  ///
  /// A table of any form that is set to a table gets exactly these members: those that are equal
  /// are not touched, those that are not are set in the same way, others go, new ones come last.
  /// An array is brought to other elements like this too: those that stay in their order keep their
  /// comments, while one that moves is a new one where it comes, and its comment goes with the old.
  /// What cannot change its form where it
  /// stands goes, and comes back as a new key: a table or an array of tables with headers that is
  /// set to a value of another kind.
  ///
  /// - Parameters:
  ///   - path: Where the value goes; elements of arrays that it names must exist. The empty path
  ///     is the document itself.
  ///   - value: The value. The document and elements of arrays of tables can only be tables.
  /// - Returns: The new document, whose value is that of the old one with this one set.
  /// - Throws: `EditError` with one of the reasons `invalidDocument`, `unwritable`, `notFound` for
  ///   an element that is not there, `notATable`, `notAnArray`, or `tooLarge`.
  public func setting(_ path: Path, to value: Value) throws(EditError) -> Document {
    try checkEdit(at: path, of: value)
    var steps = Steps(in: storage)
    let last = steps.lastNode(towards: path)
    guard last.depth == path.steps.count else { return try adding([(path, value)], at: path) }
    if [.root, .element].contains(storage.tree[last.node].origin) {
      guard case .table = value else { throw EditError(.notATable, at: path) }
    }
    var difference = Difference(from: storage)
    difference.bring(last.node, to: value, at: path)
    return try difference.applied(to: self, at: path)
  }

  /// Holds what is the same for all edits against a document and a value.
  func checkEdit(at path: Path, of value: Value? = nil) throws(EditError) {
    guard isValid else { throw EditError(.invalidDocument, at: path) }
    do {
      try value?.checkWritable(at: path)
    } catch {
      throw EditError(.unwritable(error.reason), at: error.path)
    }
  }

  /// The document with new keys, at paths that lead nowhere yet.
  func adding(
    _ members: [(path: Path, value: Value)], at place: Path
  ) throws(EditError) -> Document {
    var steps = Steps(in: storage)
    var order: [Int] = []
    var additions: [Int: [Insertion.Member]] = [:]
    for (path, value) in members {
      let last = steps.lastNode(towards: path)
      let keys = try keys(of: path, from: last)
      if additions[last.node] == nil { order.append(last.node) }
      additions[last.node, default: []].append((keys, value))
    }
    var all = Additions(to: storage)
    for table in order { all.add(additions[table] ?? [], to: table) }
    return try applying(all.splices, at: place)
  }

  /// The keys of a path from the last node that there is; only a table can have new ones.
  private func keys(
    of path: Path, from last: (node: Int, depth: Int)
  ) throws(EditError) -> [String] {
    let kind = storage.tree[last.node].kind
    var keys: [String] = []
    for (depth, step) in path.steps.enumerated().dropFirst(last.depth) {
      switch step {
      case .key(let key) where kind == .table: keys.append(key)
      case .key: throw EditError(.notATable, at: path.prefix(last.depth))
      case .index where keys.isEmpty && kind != .array:
        throw EditError(.notAnArray, at: path.prefix(last.depth))
      case .index: throw EditError(.notFound, at: path.prefix(depth + 1))
      }
    }
    return keys
  }
}

extension Path {
  /// The first steps of the path.
  func prefix(_ count: Int) -> Path { Path(Array(steps.prefix(count))) }
}
