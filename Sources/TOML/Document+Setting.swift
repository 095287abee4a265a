extension Document {
  /// The document with the value at a path set, and every other byte as it was.
  ///
  /// A value that exists is replaced in place. A new key goes behind the last of its table in the
  /// style of that table; tables that are missing are made with a header, or inside an inline
  /// table with dots.
  ///
  /// - Parameters:
  ///   - path: Where the value goes; elements of arrays that it names must exist.
  ///   - value: The value.
  /// - Returns: The new document.
  /// - Throws: `EditError` if the path cannot be set.
  public func setting(_ path: Path, to value: Value) throws(EditError) -> Document {
    guard isValid else { throw EditError(.invalidDocument, at: path) }
    do {
      try value.checkWritable(at: path)
    } catch {
      throw EditError(.unwritable(error.reason), at: error.path)
    }
    var node = root.node
    for (depth, step) in path.steps.enumerated() {
      guard let next = Document.child(step, of: node) else {
        let place = Path(Array(path.steps[...depth]))
        return try inserting(path.steps[depth...], into: node, at: place, value)
      }
      node = next
    }
    return try replacing(node, at: path, with: value)
  }

  private static func child(_ step: Path.Step, of node: Node) -> Node? {
    switch step {
    case .key(let key): node.table?[key]
    case .index(let index): node.element(at: index)
    }
  }

  private func replacing(
    _ node: Node, at path: Path, with value: Value
  ) throws(EditError) -> Document {
    guard [.value, .inline].contains(storage.tree[node.index].origin) else {
      throw EditError(.isTable, at: path)
    }
    let isLiteral = bytes[node.range.lowerBound] == .apostrophe
    return applying([Splice(node.range, value.written(prefersLiteral: isLiteral))])
  }

  private func inserting(
    _ steps: ArraySlice<Path.Step>, into node: Node, at place: Path, _ value: Value
  ) throws(EditError) -> Document {
    if node.kind == .array, case .index = steps.first { throw EditError(.notFound, at: place) }
    guard node.kind == .table else { throw EditError(.notATable, at: place) }
    var keys: [String] = []
    for step in steps {
      guard case .key(let key) = step else { throw EditError(.notFound, at: place) }
      keys.append(key)
    }
    let insertion = Insertion(storage: storage, keys: keys, value: value, into: node.index)
    return applying(insertion.splices)
  }
}
