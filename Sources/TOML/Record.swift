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

  let kind: Node.Kind
  var origin: Origin
  var keyHash: UInt32 = 0
  var parent = Record.none
  var nextSibling = Record.none
  /// The place in the tree's keys of the one that named the node.
  var key = Record.none
  /// Where a scalar begins and ends; of a table or an array, the place of its `Container`.
  private var start: UInt32 = 0
  private var end: UInt32 = 0

  init(_ kind: Node.Kind, _ origin: Origin, scalar range: Range<Int>) {
    self.kind = kind
    self.origin = origin
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    end = UInt32(truncatingIfNeeded: range.upperBound)
  }

  init(_ kind: Node.Kind, _ origin: Origin, container: Int) {
    self.kind = kind
    self.origin = origin
    start = UInt32(truncatingIfNeeded: container)
  }

  var isContainer: Bool { kind == .table || kind == .array }

  /// The bytes of a scalar, with quotes.
  var scalarRange: Range<Int> { Int(start)..<Int(end) }

  /// The place of the container of a table or an array.
  var container: Int { Int(start) }
}

/// What a table or an array holds, and where it stands.
struct Container: Sendable {
  /// The bytes between and with its brackets, of its header, or of the key that made it.
  private var start: UInt32
  private var end: UInt32
  private(set) var firstChild = Record.none
  private(set) var lastChild = Record.none
  private(set) var childCount: Int32 = 0
  /// One bit for the hash of each key it has, so that most keys it does not have are told at once.
  private var seen: UInt64 = 0
  /// How many tables and arrays there are around it.
  let depth: Int32

  init(range: Range<Int>, depth: Int32) {
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    end = UInt32(truncatingIfNeeded: range.upperBound)
    self.depth = depth
  }

  func mayHold(_ hash: UInt32) -> Bool { seen &>> UInt64(hash &>> 26) & 1 == 1 }

  /// Takes a node in as the last, and says which was the last before it.
  mutating func adopt(_ node: Int32, hash: UInt32) -> Int32 {
    seen |= 1 &<< UInt64(hash &>> 26)
    childCount += 1
    let last = lastChild
    lastChild = node
    if last == Record.none { firstChild = node }
    return last
  }

  var range: Range<Int> {
    get { Int(start)..<Int(end) }
    set {
      start = UInt32(truncatingIfNeeded: newValue.lowerBound)
      end = UInt32(truncatingIfNeeded: newValue.upperBound)
    }
  }
}

/// One part of a key as the source spells it, and the node that it names.
struct NamedKey: Sendable {
  private let start: UInt32
  private let end: UInt32
  let node: Int32

  init(_ range: Range<Int>, node: Int) {
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    end = UInt32(truncatingIfNeeded: range.upperBound)
    self.node = Int32(truncatingIfNeeded: node)
  }

  /// Its bytes, with quotes.
  var range: Range<Int> { Int(start)..<Int(end) }
}
