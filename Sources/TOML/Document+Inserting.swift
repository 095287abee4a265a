extension Document {
  /// The document with a value that was not in it, and every other byte as it was, but for the
  /// blanks that keep a comment in the column it shares with a neighbour.
  ///
  /// A path that ends at a key adds the key like `setting(_:to:)`. A path that ends at an index
  /// puts the value before the element that is there, or behind the last one:
  ///
  /// - In an array in brackets it stands in the line of the others, or in one of its own if theirs
  ///   do, with a comma behind it if they all have one. Comments stay with their elements.
  /// - In an array of tables it gets a header and stands behind all that belongs to the element
  ///   before it, in the indentation of that element, with a blank line above it if others have
  ///   one. Tables in it, and arrays with nothing but tables, get headers too.
  ///
  /// - Parameters:
  ///   - value: The value; in an array of tables a table.
  ///   - path: The new key, or the place in an array, from 0 to the number of its elements.
  /// - Returns: The new document.
  /// - Throws: `EditError` with one of the reasons of `setting(_:to:)`, or `exists` if there is
  ///   such a key.
  public func inserting(_ value: Value, at path: Path) throws(EditError) -> Document {
    try checkEdit(at: path, of: value)
    guard case .index(let position) = path.steps.last else {
      guard self[path] == nil else { throw EditError(.exists, at: path) }
      return try adding([(path, value)], at: path)
    }
    let place = path.prefix(path.steps.count - 1)
    guard let array = self[place] else { throw EditError(.notFound, at: place) }
    guard array.kind == .array else { throw EditError(.notAnArray, at: place) }
    let count = Int(storage.tree.container(of: array.index).childCount)
    guard 0...count ~= position else { throw EditError(.notFound, at: path) }
    if array.isArrayOfTables {
      guard case .table = value else { throw EditError(.notATable, at: path) }
    }
    var additions = Additions(to: storage)
    additions.insert([value], at: position, of: array.index)
    return try applying(additions.splices, at: path)
  }
}
