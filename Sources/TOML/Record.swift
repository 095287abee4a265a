/// What a document remembers of one node: what it is, where it stands, who its kin are.
///
/// Nodes refer to each other by their place in the tree's array; `none` refers to nobody.
struct Record: Sendable {
  /// How a node came to be, which decides what may be added to it.
  enum Origin: UInt8, Sendable {
    /// Written as a value: a scalar or an array in brackets.
    case value
    /// Written as an inline table, which is complete at its brace.
    case inline
    /// The document itself.
    case root
    /// A table that a longer header passed through, and that may still get its own header.
    case implied
    /// A table with a header of its own.
    case header
    /// A table made by the dots of a key.
    case dotted
    /// A table that is one element of an array of tables.
    case element
    /// An array whose elements are tables with headers.
    case arrayOfTables
  }

  static let none: Int32 = -1

  var kind: Node.Kind
  var origin: Origin
  var keyIsEscaped = false
  var keyHash: UInt32 = 0
  var parent = Record.none
  var firstChild = Record.none
  var lastChild = Record.none
  var nextSibling = Record.none
  var childCount: Int32 = 0
  private var key: (start: UInt32, end: UInt32) = (0, 0)
  private var value: (start: UInt32, end: UInt32)
  private var statement: UInt32 = 0

  init(_ kind: Node.Kind, _ origin: Origin, range: Range<Int>) {
    self.kind = kind
    self.origin = origin
    value = (UInt32(range.lowerBound), UInt32(range.upperBound))
  }

  /// The bytes of the last part of its key with quotes; empty where it has none.
  var keyRange: Range<Int> {
    get { Int(key.start)..<Int(key.end) }
    set { key = (UInt32(newValue.lowerBound), UInt32(newValue.upperBound)) }
  }

  /// The bytes of the value, or of the header or the part of a key that made the table.
  var range: Range<Int> {
    get { Int(value.start)..<Int(value.end) }
    set { value = (UInt32(newValue.lowerBound), UInt32(newValue.upperBound)) }
  }

  /// Where the whole key begins whose last part made this node.
  var statementStart: Int {
    get { Int(statement) }
    set { statement = UInt32(newValue) }
  }
}
