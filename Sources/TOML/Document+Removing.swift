extension Document {
  /// The document without what stands at a path, and every other byte as it was, but for the blanks
  /// that keep a comment in the column it shares with a neighbour.
  ///
  /// A statement takes the comment in its line and the comment lines directly above it along, a
  /// table all its headers and what is under them, an entry of an inline table or an array one
  /// comma. Blank lines that would be left doubled, or at the beginning or the end of the
  /// document, become one or none. A table that is only there because a key has dots or a longer
  /// header names it goes with the last that was in it, an array of tables with its last element.
  ///
  /// - Parameter path: What to remove.
  /// - Returns: The new document.
  /// - Throws: `EditError` with one of the reasons `invalidDocument`, or `notFound` if the path is
  ///   empty or leads nowhere.
  public func removing(_ path: Path) throws(EditError) -> Document {
    try checkEdit(at: path)
    guard !path.steps.isEmpty, let node = self[path] else { throw EditError(.notFound, at: path) }
    var removal = Removal(from: storage)
    removal.remove(node.index)
    return try applying(removal.splices, at: path)
  }
}
