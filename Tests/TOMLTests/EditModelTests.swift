import TOML
import Testing

/// Random edits of odd documents, each held against the same edit of a plain value.
@Suite struct EditModelTests {
  /// How many documents a test looks at.
  private static let seeds = 0..<UInt64(3000)

  /// Edits one odd document many times, and hands every step to a check.
  private func run(
    _ seed: UInt64, _ check: (_ edit: ModelEdit, _ old: Document, _ new: Document) throws -> Void
  ) throws {
    let odd = OddDocument(seed: seed)
    var document = try Document(parsing: odd.bytes, version: odd.version)
    var random = RandomEdit(seed: seed)
    for _ in 0..<6 {
      guard let edit = random.edit(of: document) else { continue }
      let edited = try edit.applied(to: document)
      try check(edit, document, edited)
      document = edited
    }
  }

  @Test func `an edit of a document is the edit of its value`() throws {
    for seed in Self.seeds {
      try run(seed) { edit, old, new in
        let value = try #require(old.root.node.value)
        let intended = edit.applied(to: value, of: old)
        #expect(new.isValid && new.root.node.value == intended, "seed \(seed): \(edit)\n\(old.source)\n-----\n\(new.source)")
      }
    }
  }

  @Test func `what is not edited keeps its bytes and its comments`() throws {
    for seed in Self.seeds {
      try run(seed) { edit, old, new in
        for path in old.root.node.keyPaths {
          let renamed = edit.path(after: path)
          guard let node = old[path], let other = new[renamed], other.value == node.value,
            !edit.touches(path)
          else { continue }
          let place: Comment = "seed \(seed): \(path) in \(edit)\n\(old.source)\n-----\n\(new.source)"
          #expect(old.text(node.trailingComment) == new.text(other.trailingComment), place)
          let comments = node.leadingComments.map(old.text)
          #expect(other.leadingComments.map(new.text).suffix(comments.count) == comments[...], place)
          if old.isWritten(node), !edit.renamesBelow(path) {
            #expect(old.text(node.range) == new.text(other.range), place)
          }
        }
      }
    }
  }

  @Test func `what comes in takes nothing away, what goes adds nothing`() throws {
    for seed in Self.seeds {
      try run(seed) { edit, old, new in
        let place: Comment = "seed \(seed): \(edit)\n\(old.source)\n-----\n\(new.source)"
        switch edit {
        case .insert: #expect(old.visibleBytes.isSubsequence(of: new.visibleBytes), place)
        case .remove: #expect(new.visibleBytes.isSubsequence(of: old.visibleBytes), place)
        case .set, .rename: break
        }
      }
    }
  }
}

/// Edits that a seed names.
private struct RandomEdit {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed &+ 1_000_000) }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  mutating func edit(of document: Document) -> ModelEdit? {
    let paths = document.root.node.paths
    guard let path = paths.randomElement(using: &generator), let node = document[path] else {
      return .set(["first"], value(depth: 2))
    }
    switch below(5) {
    case 0: return .remove(path)
    case 1: return rename(path, in: document)
    case 2: return insertion(into: node, of: document)
    case 3: return .set(path, replacement(of: node, in: document))
    default: return .set(path, mutated(node.value ?? 1))
    }
  }

  private mutating func rename(_ path: Path, in document: Document) -> ModelEdit? {
    guard case .key = path.steps.last else { return nil }
    let name = ["n\(below(99))", "a new name", "it's", "é", "12"][below(5)]
    let place = Path(path.steps.dropLast() + [.key(name)])
    return document[place] == nil ? .rename(path, name) : nil
  }

  private mutating func insertion(into node: Node, of document: Document) -> ModelEdit? {
    let path = node.path
    if let array = node.array {
      let value = node.isArrayOfTables ? .table(pairs(depth: 2)) : value(depth: 2)
      return .insert(value, Path(path.steps + [.index(below(array.count + 1))]))
    }
    let table = node.table ?? document.root
    let steps: [Path.Step] = ["new", .key("n\(below(9))")]
    guard table["new"] == nil else { return nil }
    return .insert(value(depth: 2), Path(table.node.path.steps + steps.prefix(1 + below(2))))
  }

  /// Any value, but for elements of arrays of tables a table.
  private mutating func replacement(of node: Node, in document: Document) -> Value {
    let parent = document[Path(Array(node.path.steps.dropLast()))]
    return parent?.isArrayOfTables == true ? .table(pairs(depth: 2)) : value(depth: 2)
  }

  /// A value of the same kind, of which parts have changed.
  private mutating func mutated(_ value: Value) -> Value {
    switch value {
    case .array(let elements):
      let isOfTables = !elements.isEmpty && elements.allSatisfy(\.isTable)
      var result: [Value] = []
      for element in elements {
        switch below(6) {
        case 0: continue
        case 1: result += [isOfTables ? .table(pairs(depth: 1)) : self.value(depth: 1), element]
        case 2: result.append(mutated(element))
        default: result.append(element)
        }
      }
      return .array(result)
    case .table(let pairs):
      var result = Pairs()
      for (key, value) in pairs {
        switch below(6) {
        case 0: continue
        case 1: result[key] = self.value(depth: 1)
        case 2: result[key] = mutated(value)
        default: result[key] = value
        }
      }
      if below(2) == 0 { result["added"] = self.value(depth: 2) }
      return .table(result)
    default: return self.value(depth: 1)
    }
  }

  private mutating func value(depth: Int) -> Value {
    switch below(depth > 0 ? 10 : 6) {
    case 0: .string(["", "text", "it's # \"\\", "a\nb", "é🚲"][below(5)])
    case 1: .float([0.5, -0.0, .infinity, 1e300][below(4)])
    case 2: .boolean(true)
    case 3: .localTime(LocalTime(hour: below(24), minute: 5))
    case 4, 5: .integer(Int64(below(1_000_000)))
    case 6: .array((0..<below(4)).map { _ in value(depth: depth - 1) })
    case 7: .array((0..<below(3)).map { _ in .table(pairs(depth: depth - 1)) })
    default: .table(pairs(depth: depth - 1))
    }
  }

  private mutating func pairs(depth: Int) -> Pairs {
    var pairs = Pairs()
    for number in 0..<below(4) { pairs[["p\(number)", "p q", "k1"][below(3)]] = value(depth: depth) }
    return pairs
  }
}

extension Value {
  fileprivate var isTable: Bool { if case .table = self { true } else { false } }
}

extension ModelEdit {
  private var place: Path {
    switch self {
    case .set(let path, _), .insert(_, let path), .remove(let path), .rename(let path, _): path
    }
  }

  /// Whether the edit is about what stands at a path, or at a way to or from it.
  fileprivate func touches(_ path: Path) -> Bool {
    if case .rename = self { return false }
    return place.steps.starts(with: path.steps)
  }

  fileprivate func renamesBelow(_ path: Path) -> Bool {
    guard case .rename(let place, _) = self else { return false }
    return place.steps.starts(with: path.steps) || path.steps.starts(with: place.steps)
  }

  fileprivate func path(after path: Path) -> Path {
    guard case .rename(let place, let name) = self, path.steps.starts(with: place.steps) else {
      return path
    }
    return Path(
      place.steps.dropLast() + [.key(name)] + path.steps.dropFirst(place.steps.count))
  }
}

extension Node {
  /// The paths of all nodes below.
  fileprivate var paths: [Path] {
    let children = array ?? table?.entries.map(\.value) ?? []
    return children.flatMap { [$0.path] + $0.paths }
  }

  /// The paths of all nodes below to which only keys lead.
  fileprivate var keyPaths: [Path] {
    let children = table?.entries.map(\.value) ?? []
    return children.flatMap { [$0.path] + $0.keyPaths }
  }
}

extension Document {
  fileprivate func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  fileprivate func text(_ range: Range<Int>?) -> String? { range.map(text) }

  /// Whether the range of a node is all of it.
  fileprivate func isWritten(_ node: Node) -> Bool {
    if node.table != nil { return bytes[node.range.lowerBound] == UInt8(ascii: "{") }
    return !node.isArrayOfTables
  }

  fileprivate var visibleBytes: [UInt8] {
    bytes.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
  }
}

extension [UInt8] {
  fileprivate func isSubsequence(of whole: [UInt8]) -> Bool {
    var position = startIndex
    for byte in whole where position < endIndex && byte == self[position] { position += 1 }
    return position == endIndex
  }
}
