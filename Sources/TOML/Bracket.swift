/// An inline table or an array in brackets, with what edits must know of its entries.
struct Bracket {
  /// An element of an array, or `key = value` between braces.
  struct Entry {
    let node: Int
    /// From the beginning of its key, if it has one, to the end of its value.
    let range: Range<Int>
    /// Where the comma behind it stands.
    let comma: Int?
  }

  let storage: Storage
  let node: Int
  let entries: [Entry]

  init(_ node: Int, in storage: Storage) {
    self.storage = storage
    self.node = node
    let isArray = storage.tree[node].kind == .array
    let nodes = isArray ? Array(storage.tree.children(of: node)) : storage.leaves(below: node)
    entries = nodes.map { node in
      let value = storage.tree.range(of: node)
      let start = isArray ? value.lowerBound : storage.statementStart(of: node)
      let next = storage.nextToken(after: value.upperBound)
      let comma = storage.bytes[next] == .comma ? next : nil
      return Entry(node: node, range: start..<value.upperBound, comma: comma)
    }
  }

  /// The bytes between the brackets.
  var inside: Range<Int> {
    let range = storage.tree.range(of: node)
    return range.lowerBound + 1..<range.upperBound - 1
  }

  var isArray: Bool { storage.tree[node].kind == .array }

  /// The end of the entry before a position, or the opening bracket.
  func end(before position: Int) -> Int {
    position > 0 ? entries[position - 1].range.upperBound : inside.lowerBound
  }

  /// Whether an entry has the lines that it stands in for itself, its comma and its comment.
  func isAlone(_ position: Int) -> Bool {
    let entry = entries[position]
    let start = storage.blankStart(before: entry.range.lowerBound, behind: inside.lowerBound)
    guard start > inside.lowerBound, storage.bytes[start - 1] == .newline else { return false }
    var end = storage.blankEnd(from: entry.range.upperBound)
    if end == entry.comma { end = storage.blankEnd(from: end + 1) }
    return storage.bytes[end] == .hash || storage.isLineBreak(at: end)
  }

  /// Whether no comment stands in a range in which no string stands either.
  func isFreeOfComments(_ range: Range<Int>) -> Bool { !storage.bytes[range].contains(.hash) }
}
