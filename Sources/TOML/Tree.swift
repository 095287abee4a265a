/// The nodes of a document in one flat array, in the order in which they were first named.
///
/// There is no recursion here, nor when a tree is freed, so no nesting can exhaust the stack.
struct Tree: Sendable {
  /// Up to this many children are searched one by one, more through the index.
  static let smallTable: Int32 = 24

  let bytes: [UInt8]
  private(set) var records: [Record] = []
  private(set) var containers: [Container] = []
  /// Every part of every key, in the order of the source.
  private(set) var keys: [NamedKey] = []
  private(set) var index = KeyIndex()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // Pages that are not written to cost nothing, and growing would copy what there is.
    records.reserveCapacity(bytes.count / 16)
    keys.reserveCapacity(bytes.count / 16)
    containers.reserveCapacity(bytes.count / 32)
    containers.append(Container(range: 0..<bytes.count, depth: 0))
    records.append(Record(.table, .root, container: 0))
  }

  subscript(node: Int) -> Record { records[node] }

  func container(of node: Int) -> Container { containers[records[node].container] }

  /// How many tables and arrays there are around a table or an array.
  func depth(of node: Int) -> Int { Int(container(of: node).depth) }

  /// The bytes of a value, or of the header or the part of a key that made the table.
  func range(of node: Int) -> Range<Int> {
    let record = records[node]
    return record.isContainer ? containers[record.container].range : record.scalarRange
  }

  mutating func setRange(of node: Int, to range: Range<Int>) {
    containers[records[node].container].range = range
  }

  mutating func setOrigin(of node: Int, to origin: Record.Origin) {
    records[node].origin = origin
  }

  /// The bytes of the key that named a node with quotes; empty where it has none.
  func keyRange(of node: Int) -> Range<Int> {
    let key = records[node].key
    return key == Record.none ? 0..<0 : keys[Int(key)].range
  }

  /// Whether a key was named without any value, be it a broken one.
  func lacksValue(_ node: Int) -> Bool {
    records[node].kind == .invalid && records[node].scalarRange == keyRange(of: node)
  }

  /// Adds a scalar, or a text that is no value.
  mutating func add(
    _ kind: Node.Kind, scalar range: Range<Int>, key: KeyPart?, to parent: Int?
  ) -> Int {
    add(Record(kind, .value, scalar: range), key: key, to: parent)
  }

  /// Adds a table or an array.
  mutating func add(
    _ kind: Node.Kind, _ origin: Record.Origin, range: Range<Int>, key: KeyPart?, to parent: Int?
  ) -> Int {
    let depth = parent.map { containers[records[$0].container].depth + 1 } ?? 1
    containers.append(Container(range: range, depth: depth))
    return add(Record(kind, origin, container: containers.count - 1), key: key, to: parent)
  }

  /// Adds a node under `parent`; with no parent it is kept, but nobody finds it.
  private mutating func add(_ record: Record, key: KeyPart?, to parent: Int?) -> Int {
    var record = record
    let node = records.count
    if let key {
      record.key = Int32(truncatingIfNeeded: keys.count)
      record.keyHash = Self.hash(key.hash, in: parent ?? 0)
      keys.append(NamedKey(key.range, node: node))
    }
    if let parent { record.parent = Int32(truncatingIfNeeded: parent) }
    records.append(record)
    if let parent { link(node, to: parent) }
    return node
  }

  /// Notes that a key names a node again, or names none.
  mutating func mention(_ node: Int?, as key: KeyPart) {
    keys.append(NamedKey(key.range, node: node ?? Int(Record.none)))
  }

  /// The hash of a key in one table; the index holds the keys of all.
  static func hash(_ hash: UInt32, in parent: Int) -> UInt32 {
    hash &+ UInt32(truncatingIfNeeded: parent) &* 0x9E37_79B1
  }

  private mutating func link(_ node: Int, to parent: Int) {
    let container = records[parent].container
    let last = containers[container].adopt(
      Int32(truncatingIfNeeded: node), hash: records[node].keyHash)
    if last != Record.none { records[Int(last)].nextSibling = Int32(truncatingIfNeeded: node) }
    if containers[container].childCount > Self.smallTable, records[parent].kind == .table {
      indexChildren(of: parent, latest: node)
    }
  }

  private mutating func indexChildren(of parent: Int, latest: Int) {
    if container(of: parent).childCount == Self.smallTable + 1 {
      for child in children(of: parent) { index.insert(child, hash: records[child].keyHash) }
    } else {
      index.insert(latest, hash: records[latest].keyHash)
    }
  }

  /// The child of a table under a key.
  func child(_ key: KeyPart, of parent: Int, in source: [UInt8]) -> Int? {
    let hash = Self.hash(key.hash, in: parent)
    let container = containers[records[parent].container]
    guard container.mayHold(hash) else { return nil }
    guard container.childCount <= Self.smallTable else {
      return index.first(hash: hash) {
        records[$0].parent == Int32(truncatingIfNeeded: parent) && isNamed($0, key, in: source)
      }
    }
    var child = container.firstChild
    while child != Record.none {
      if records[Int(child)].keyHash == hash, isNamed(Int(child), key, in: source) {
        return Int(child)
      }
      child = records[Int(child)].nextSibling
    }
    return nil
  }

  private func isNamed(_ node: Int, _ key: KeyPart, in source: [UInt8]) -> Bool {
    let part = KeyPart(keyRange(of: node), of: bytes)
    guard part.isEscaped || key.isEscaped else {
      return bytes[part.content].elementsEqual(source[key.content])
    }
    return part.name(in: bytes).utf8.elementsEqual(key.name(in: source).utf8)
  }

  /// The key of a node with quotes and escapes resolved.
  func keyName(of node: Int) -> String { KeyPart(keyRange(of: node), of: bytes).name(in: bytes) }

  /// The nodes of a table or an array in their order; none of a scalar.
  func children(of parent: Int) -> Children {
    let record = records[parent]
    let first = record.isContainer ? containers[record.container].firstChild : Record.none
    return Children(records: records, following: first)
  }

  /// The keys that lead from the root to a node; elements of arrays have none.
  func keys(to node: Int) -> [String] {
    var names: [String] = []
    var node = node
    while node > 0 {
      if records[node].key != Record.none { names.append(keyName(of: node)) }
      node = Int(records[node].parent)
    }
    return names.reversed()
  }
}

extension Tree {
  /// The keys that lead to a node, as a message names it, of which it shows no more than the start.
  func shownName(of node: Int) -> String {
    var way: [Int] = []
    var node = node
    while node > 0 {
      if records[node].key != Record.none { way.append(node) }
      node = Int(records[node].parent)
    }
    var names: [String] = []
    var length = 0
    while length <= 80, let next = way.popLast() {
      let range = keyRange(of: next)
      let isLong = range.count > 80
      names.append(
        isLong
          ? String(decoding: bytes[range].prefix(80), as: UTF8.self)
          : KeyText.written(keyName(of: next)))
      length += range.count
    }
    return names.joined(separator: ".")
  }
}

/// The nodes below one, in their order.
struct Children: Sequence, IteratorProtocol {
  let records: [Record]
  fileprivate var following: Int32

  mutating func next() -> Int? {
    guard following != Record.none else { return nil }
    defer { following = records[Int(following)].nextSibling }
    return Int(following)
  }
}
