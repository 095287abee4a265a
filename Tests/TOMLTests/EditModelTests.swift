import TOML
import Testing

/// Random edits of odd documents, each held against the same edit of a plain value.
@Suite struct EditModelTests {
  @Test func `an edit changes its value and nothing else`() throws {
    for seed in 0..<UInt64(2000) {
      let odd = OddDocument(seed: seed)
      var document = try Document(parsing: odd.bytes, version: odd.version)
      var random = RandomEdit(seed: seed)
      for _ in 0..<6 {
        guard let edit = random.edit(of: document) else { continue }
        guard let edited = try? edit.applied(to: document) else {
          Issue.record("seed \(seed): \(edit) is refused by\n\(document.source)")
          break
        }
        let step = EditStep(edit: edit, old: document, new: edited, seed: seed)
        step.checkValue()
        step.checkNeighbours()
        step.checkBytes()
        document = edited
      }
    }
  }
}

/// A document before and after an edit.
private struct EditStep {
  let edit: Edit
  let old: Document
  let new: Document
  let seed: UInt64

  private func place(_ path: Path = []) -> Comment {
    "seed \(seed): \(path) in \(edit)\n\(old.source)\n-----\n\(new.source)"
  }

  func checkValue() {
    let intended = Invariants.outcome(of: edit, in: old, saying: Plain(old.root.node))
    #expect(new.isValid && Plain(new.root.node) == intended, place())
  }

  /// What is not edited keeps its bytes and its comments.
  func checkNeighbours() {
    for path in old.root.node.paths where !edit.touches(path) {
      guard let renamed = edit.path(after: path), let node = old[path], let other = new[renamed],
        other.value == node.value, isSettled(path)
      else { continue }
      if let comment = node.trailingComment {
        #expect(old.text(in: comment) == other.trailingComment.map(new.text(in:)), place(path))
      }
      // A comment in the first line is one of the file, too, and stays on top.
      let isTop = node.leadingComments.first.map { !old.bytes[..<$0.lowerBound].contains(10) }
      let comments = isTop == true ? [] : node.leadingComments.map(old.text)
      #expect(
        other.leadingComments.map(new.text(in:)).suffix(comments.count) == comments[...],
        place(path))
      if old.isWritten(node), !edit.renamesBelow(path) {
        #expect(old.text(in: node.range) == new.text(in: other.range), place(path))
      }
    }
  }

  /// Whether it is clear which element of the new document an element of the old one is.
  private func isSettled(_ path: Path) -> Bool {
    guard case .set = edit else { return true }
    let keys = path.steps.prefix { step in if case .key = step { true } else { false } }
    guard keys.count < path.steps.count else { return true }
    let array = Path(Array(keys))
    return old[array]?.value == new[array]?.value
  }

  /// What comes in takes nothing away, what goes adds nothing.
  func checkBytes() {
    switch edit {
    case .insert: #expect(old.visibleBytes.isSubsequence(of: new.visibleBytes), place())
    case .remove: #expect(new.visibleBytes.isSubsequence(of: old.visibleBytes), place())
    case .set, .rename: break
    }
  }
}

/// Edits that a seed names.
private struct RandomEdit {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed &+ 1_000_000) }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  mutating func edit(of document: Document) -> Edit? {
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

  private mutating func rename(_ path: Path, in document: Document) -> Edit? {
    guard case .key = path.steps.last else { return nil }
    let name = ["n\(below(99))", "a new name", "it's", "é", "12"][below(5)]
    let place = Path(path.steps.dropLast() + [.key(name)])
    return document[place] == nil ? .rename(path, name) : nil
  }

  private mutating func insertion(into node: Node, of document: Document) -> Edit? {
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
    for number in 0..<below(4) {
      pairs[["p\(number)", "p q", "k1"][below(3)]] = value(depth: depth)
    }
    return pairs
  }
}

extension Value {
  fileprivate var isTable: Bool { if case .table = self { true } else { false } }
}

extension Edit {
  /// Whether the edit is about what stands at a path, or at a way to or from it.
  fileprivate func touches(_ path: Path) -> Bool {
    if case .rename = self { return false }
    if case .insert = self, path.steps.count == self.path.steps.count { return false }
    return self.path.steps.starts(with: path.steps)
  }

  fileprivate func renamesBelow(_ path: Path) -> Bool {
    guard case .rename(let place, _) = self else { return false }
    return place.steps.starts(with: path.steps) || path.steps.starts(with: place.steps)
  }

  /// Where a node stands after the edit; nowhere if it went.
  fileprivate func path(after path: Path) -> Path? {
    let head = self.path.steps.dropLast()
    guard path.steps.count > head.count, path.steps.starts(with: head) else { return path }
    let step = path.steps[head.count]
    let tail = path.steps.dropFirst(head.count + 1)
    switch (self, self.path.steps.last, step) {
    case (.rename(let path, let name), _, _) where step == path.steps.last:
      return Path(head + [.key(name)] + tail)
    case (.insert, .index(let index), .index(let own)) where own >= index:
      return Path(head + [.index(own + 1)] + tail)
    case (.remove, .index(let index), .index(let own)) where own >= index:
      return own == index ? nil : Path(head + [.index(own - 1)] + tail)
    default: return path
    }
  }
}

extension Node {
  /// The paths of all nodes below.
  fileprivate var paths: [Path] {
    let children = array ?? table?.entries.map(\.value) ?? []
    return children.flatMap { [$0.path] + $0.paths }
  }
}

extension Document {
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
