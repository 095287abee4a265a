extension Document {
  /// The document without what stands at a path, and every other byte as it was.
  ///
  /// A statement takes the comment in its line and the comment lines directly above it along, a
  /// table all its headers, an entry of an inline table or an array one comma.
  ///
  /// - Parameter path: What to remove.
  /// - Returns: The new document.
  /// - Throws: `EditError` if the path leads nowhere.
  public func removing(_ path: Path) throws(EditError) -> Document {
    guard isValid else { throw EditError(.invalidDocument, at: path) }
    guard !path.steps.isEmpty, let node = self[path] else { throw EditError(.notFound, at: path) }
    let removal = Removal(storage: storage, node: node.index)
    var document = applying(removal.splices)
    // Dotted keys of one table within braces go one by one, as each changes the commas.
    while removal.isPartial, let rest = document[path] {
      document = document.applying(Removal(storage: document.storage, node: rest.index).splices)
    }
    return document
  }
}
