/// A value in a document, with its place.
///
/// The accessors decode on demand and return `nil` where the node is of another kind. Nodes are
/// cheap to copy, and each keeps the document alive that it belongs to.
public struct Node: Sendable {
  /// What a node can be.
  public enum Kind: UInt8, Hashable, Sendable {
    /// A text.
    case string
    /// A whole number of 64 bits.
    case integer
    /// A floating-point number of 64 bits.
    case float
    /// `true` or `false`.
    case boolean
    /// A date and time with an offset from UTC.
    case offsetDateTime
    /// A date and time without an offset.
    case localDateTime
    /// A date.
    case localDate
    /// A time of day.
    case localTime
    /// An array, in brackets or of tables.
    case array
    /// A table of any form.
    case table
    /// A text that is no value; a diagnostic of the document says why.
    case invalid
  }

  let storage: Storage
  let index: Int

  private var record: Record { storage.tree[index] }

  private var text: ArraySlice<UInt8> { storage.tree.bytes[record.scalarRange] }

  /// What the node is.
  public var kind: Kind { record.kind }

  /// The bytes of the value.
  ///
  /// For a table with a header these are the header's, for one that only the dots of a key or a
  /// longer header made, the part of that key. For an array of tables it is its first header.
  public var range: Range<Int> { storage.tree.range(of: index) }

  /// The key that names the node; `nil` for the root and for the elements of an array.
  public var key: Key? {
    record.key == Record.none
      ? nil : Key(name: storage.tree.keyName(of: index), range: storage.tree.keyRange(of: index))
  }

  /// The way from the root to the node.
  ///
  /// It takes time in proportion to its length, and where it leads through an array that holds
  /// arrays or tables, to the position in that array.
  public var path: Path {
    var steps: [Path.Step] = []
    var node = index
    while storage.tree[node].parent >= 0 {
      let parent = Int(storage.tree[node].parent)
      steps.append(step(to: node, from: parent))
      node = parent
    }
    return Path(steps.reversed())
  }

  private func step(to node: Int, from parent: Int) -> Path.Step {
    if storage.tree[parent].kind == .table { return .key(storage.tree.keyName(of: node)) }
    if let run = storage.tree.childRun(of: parent) { return .index(node - run.lowerBound) }
    let position = storage.tree.children(of: parent).prefix { $0 != node }
    return .index(position.reduce(0) { count, _ in count + 1 })
  }

  /// The text, with escapes resolved and line ends as LF.
  public var string: String? {
    guard kind == .string else { return nil }
    guard let content = StringLiteral.plainContent(of: record.scalarRange, in: storage.tree.bytes)
    else { return StringLiteral(text).value }
    return String(decoding: storage.tree.bytes[content], as: UTF8.self)
  }

  /// The whole number.
  public var integer: Int64? { kind == .integer ? NumberLiteral(text).integer : nil }

  /// The floating-point number; an integer is not one.
  public var float: Double? { kind == .float ? NumberLiteral(text).float : nil }

  /// The truth value.
  public var boolean: Bool? { kind == .boolean ? text.first == UInt8(ascii: "t") : nil }

  /// The date and time with an offset from UTC.
  public var offsetDateTime: OffsetDateTime? {
    guard kind == .offsetDateTime, let literal = dateTimeLiteral, let date = literal.date,
      let time = literal.time, let offset = literal.offset
    else { return nil }
    return OffsetDateTime(date: date, time: time, offsetInMinutes: offset)
  }

  /// The date and time without an offset.
  public var localDateTime: LocalDateTime? {
    guard kind == .localDateTime, let literal = dateTimeLiteral, let date = literal.date,
      let time = literal.time
    else { return nil }
    return LocalDateTime(date: date, time: time)
  }

  /// The date.
  public var localDate: LocalDate? { kind == .localDate ? dateTimeLiteral?.date : nil }

  /// The time of day.
  public var localTime: LocalTime? { kind == .localTime ? dateTimeLiteral?.time : nil }

  /// The elements of an array in their order, be it in brackets or of tables.
  ///
  /// They are gathered anew each time, so keep them for a loop, or take one by its position.
  public var array: [Node]? {
    guard kind == .array else { return nil }
    var elements: [Node] = []
    elements.reserveCapacity(childCount)
    for child in children { elements.append(child) }
    return elements
  }

  /// The nodes in a table or an array, in their order.
  var children: some Sequence<Node> {
    storage.tree.children(of: index).lazy.map { Node(storage: storage, index: $0) }
  }

  /// How many nodes there are in a table or an array.
  var childCount: Int { Int(storage.tree.container(of: index).childCount) }

  /// What the key that names the node says; empty if there is none.
  var keyName: String { storage.tree.keyName(of: index) }

  /// The table.
  public var table: Table? { kind == .table ? Table(storage: storage, index: index) : nil }

  /// Whether the elements are tables with `[[headers]]` of their own.
  public var isArrayOfTables: Bool { record.origin == .arrayOfTables }

  /// The value of a key of a table, found in constant time; `nil` if there is none, or no table.
  public subscript(key: String) -> Node? { table?[key] }

  /// The element of an array at a position counted from zero; `nil` if there is none, or no array.
  ///
  /// It is found in constant time where no element is an array or a table itself, and otherwise in
  /// proportion to the position: to visit all elements, use `array`.
  public subscript(position: Int) -> Node? { element(at: position) }

  /// How many elements an array has, or keys a table, in constant time; `nil` of any other kind.
  public var count: Int? { record.isContainer ? childCount : nil }

  func element(at position: Int) -> Node? {
    guard kind == .array, position >= 0 else { return nil }
    if let run = storage.tree.childRun(of: index) {
      return position < run.count ? Node(storage: storage, index: run.lowerBound + position) : nil
    }
    let element = storage.tree.children(of: index).dropFirst(position).first { _ in true }
    return element.map { Node(storage: storage, index: $0) }
  }

  private var dateTimeLiteral: DateTimeLiteral? {
    try? DateTimeLiteral(text, version: storage.version)
  }
}

extension Tree {
  /// The nodes of an array, if they stand beside each other as scalars in brackets do.
  fileprivate func childRun(of parent: Int) -> Range<Int>? {
    let container = container(of: parent)
    let first = Int(container.firstChild)
    let end = Int(container.lastChild) + 1
    return first >= 0 && end - first == Int(container.childCount) ? first..<end : nil
  }
}
