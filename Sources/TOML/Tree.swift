/// The nodes of a document in one flat array, in the order in which they were first named.
///
/// There is no recursion here, nor when a tree is freed, so no nesting can exhaust the stack.
struct Tree: Sendable {
  /// Up to this many children are searched one by one, more through the index.
  private static let smallTable: Int32 = 8

  let bytes: [UInt8]
  private(set) var records: [Record]
  private var index = KeyIndex()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    records = [Record(.table, .root, range: 0..<bytes.count)]
  }

  subscript(node: Int) -> Record {
    get { records[node] }
    set { records[node] = newValue }
  }

  /// Adds a node under `parent`; with no parent it is kept, but nobody finds it.
  mutating func add(_ record: Record, key: KeyPart? = nil, to parent: Int?) -> Int {
    var record = record
    let node = records.count
    if let key {
      record.keyRange = key.range
      record.keyIsEscaped = key.isEscaped
      record.keyHash = key.name.hash &+ UInt32(truncatingIfNeeded: parent ?? 0) &* 0x9E37_79B1
    }
    record.parent = parent.map(Int32.init) ?? Record.none
    records.append(record)
    if let parent { link(node, to: parent) }
    return node
  }

  private mutating func link(_ node: Int, to parent: Int) {
    let last = Int(records[parent].lastChild)
    if last < 0 {
      records[parent].firstChild = Int32(node)
    } else {
      records[last].nextSibling = Int32(node)
    }
    records[parent].lastChild = Int32(node)
    records[parent].childCount += 1
    if records[parent].kind == .table { indexChildren(of: parent, latest: node) }
  }

  private mutating func indexChildren(of parent: Int, latest: Int) {
    let count = records[parent].childCount
    if count == Self.smallTable + 1 {
      for child in children(of: parent) { index.insert(child, hash: records[child].keyHash) }
    } else if count > Self.smallTable {
      index.insert(latest, hash: records[latest].keyHash)
    }
  }

  /// The child of a table under a name.
  func child(_ name: KeyName, of parent: Int) -> Int? {
    let hash = name.hash &+ UInt32(truncatingIfNeeded: parent) &* 0x9E37_79B1
    guard records[parent].childCount <= Self.smallTable else {
      return index.first(hash: hash) { isNamed($0, name) && records[$0].parent == Int32(parent) }
    }
    var child = Int(records[parent].firstChild)
    while child >= 0 {
      if records[child].keyHash == hash, isNamed(child, name) { return child }
      child = Int(records[child].nextSibling)
    }
    return nil
  }

  private func isNamed(_ node: Int, _ name: KeyName) -> Bool {
    guard records[node].keyIsEscaped else {
      return bytes[unquoted(records[node].keyRange)].elementsEqual(name.bytes)
    }
    return keyName(of: node).utf8.elementsEqual(name.bytes)
  }

  /// The key of a node with quotes and escapes resolved.
  func keyName(of node: Int) -> String {
    let range = records[node].keyRange
    guard records[node].keyIsEscaped else {
      return String(decoding: bytes[unquoted(range)], as: UTF8.self)
    }
    return StringLiteral(bytes[range]).value
  }

  private func unquoted(_ range: Range<Int>) -> Range<Int> {
    guard let first = bytes[range].first, !first.isBareKey else { return range }
    return range.lowerBound + 1..<range.upperBound - 1
  }

  func children(of parent: Int) -> some Sequence<Int> {
    sequence(state: records[parent].firstChild) { next in
      guard next != Record.none else { return nil }
      defer { next = records[Int(next)].nextSibling }
      return Int(next)
    }
  }

  /// The keys that lead from the root to a node; elements of arrays have none.
  func keys(to node: Int) -> [String] {
    var keys: [String] = []
    var node = node
    while node > 0 {
      if !records[node].keyRange.isEmpty { keys.append(keyName(of: node)) }
      node = Int(records[node].parent)
    }
    return keys.reversed()
  }
}
