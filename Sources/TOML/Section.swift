/// A header and the statements under it, up to the next header; the first one has no header.
struct Section: Sendable {
  /// The table that the statements fill, or the root.
  let node: Int
  /// The bytes of the header with its brackets; empty at the start of the document for the root.
  let header: Range<Int>
  /// Where the last statement ends, without the blanks and the comment behind it.
  var end: Int
}
