import TOML

/// One edit that a document allows.
enum Edit {
  case set(Path, Value)
  case remove(Path)

  var path: Path {
    switch self {
    case .set(let path, _), .remove(let path): path
    }
  }

  func applied(to document: Document) throws(EditError) -> Document {
    switch self {
    case .set(let path, let value): try document.setting(path, to: value)
    case .remove(let path): try document.removing(path)
    }
  }
}

// Edits do what they say and nothing else.
extension Invariants {
  /// How many edits of one document are tried; a small document has all of its edits tried.
  private static let editLimit: UInt64 = 24

  /// How long the paths are to which values are written, so that nothing gets nested too deeply.
  private static let depthLimit = 100

  /// What does not hold of the edits that a valid document allows.
  ///
  /// The seed chooses among them, where there are many, and what they write.
  static func breaches(ofEditing document: Document, seed: UInt64) -> [String] {
    let edits = edits(of: document, seed: seed)
    let plain = Plain(document.root.node)
    let step = max(1, (UInt64(edits.count) + editLimit - 1) / editLimit)
    return stride(from: Int(seed % step), to: edits.count, by: Int(step)).flatMap { position in
      breaches(of: edits[position], in: document, saying: plain).map {
        "\($0) (\(edits[position]), \(document.version))"
      }
    }
  }

  private static func edits(of document: Document, seed: UInt64) -> [Edit] {
    var choices = Choices(seed: seed, bytes: document.bytes)
    var edits: [Edit] = []
    var pending = [(path: Path([]), node: document.root.node)]
    while let (path, node) = pending.popLast() {
      if !path.steps.isEmpty { edits.append(.remove(path)) }
      if document.isWritten(node), path.steps.count < depthLimit {
        edits.append(.set(path, choices.value()))
      }
      for (position, element) in (node.array ?? []).enumerated() {
        pending.append((Path(path.steps + [.index(position)]), element))
      }
      guard let table = node.table else { continue }
      for entry in table.entries {
        pending.append((Path(path.steps + [.key(entry.key.name)]), entry.value))
      }
      edits += newKeys(below: path, of: table, &choices)
    }
    return edits
  }

  /// New keys for a table, as long as the result is not nested too deeply.
  private static func newKeys(below path: Path, of table: Table, _ choices: inout Choices) -> [Edit]
  {
    guard path.steps.count < depthLimit else { return [] }
    return (1...2).compactMap { count in
      let names = (0..<count).map { _ in choices.text() }
      guard table[names[0]] == nil else { return nil }
      return .set(Path(path.steps + names.map(Path.Step.key)), choices.value())
    }
  }

  /// What does not hold of one edit.
  static func breaches(
    of edit: Edit, in document: Document, saying plain: Plain
  ) -> [String] {
    guard let edited = try? edit.applied(to: document) else { return ["an edit is refused"] }
    guard edited.isValid else { return ["an edit breaks the document"] }
    var breaches: [String] = []
    if Plain(edited.root.node) != outcome(of: edit, in: document, saying: plain) {
      breaches.append("an edit says something else")
    }
    if texts(beside: edit, after: edited) != texts(beside: edit, before: document) {
      breaches.append("an edit changes the text of another value")
    }
    if case .set(let path, _) = edit, document[path] == nil,
      comments(of: edited) != comments(of: document)
    {
      breaches.append("an edit changes a comment")
    }
    if !isMinimal(edit, from: document, to: edited) {
      breaches.append("an edit changes other bytes")
    }
    return breaches
  }

  private static func comments(of document: Document) -> [ArraySlice<UInt8>] {
    document.tokens.filter { $0.kind == .comment }.map { document.bytes[$0.range] }
  }

  /// What a document must say after an edit.
  private static func outcome(of edit: Edit, in document: Document, saying plain: Plain) -> Plain {
    switch edit {
    case .set(let path, let value): return plain.setting(path.steps[...], to: Plain(value))
    case .remove(let path):
      let vanishes = path.steps.indices.map { depth in
        document[Path(Array(path.steps[...depth]))].map(document.vanishesEmpty) ?? false
      }
      return plain.removing(path.steps[...], vanishes: vanishes[...])
    }
  }

  /// Whether an edit replaced one value, added bytes, or took bytes, as its kind may.
  private static func isMinimal(_ edit: Edit, from old: Document, to new: Document) -> Bool {
    switch edit {
    case .remove: return isSubsequence(new.bytes[...], of: old.bytes[...])
    case .set(let path, _):
      guard let range = old[path]?.range else { return isAddition(from: old.bytes, to: new.bytes) }
      return new[path]?.range.lowerBound == range.lowerBound
        && new.bytes.starts(with: old.bytes[..<range.lowerBound])
        && rest(of: new, behind: new[path]?.range.upperBound ?? 0)
          == rest(of: old, behind: range.upperBound)
    }
  }

  /// What stands behind a value, but for the blanks that keep its comment in its column.
  private static func rest(of document: Document, behind offset: Int) -> ArraySlice<UInt8> {
    let rest = document.bytes[offset...]
    let text = rest.drop { $0 == 0x20 || $0 == 0x09 }
    let isComment = text.first == UInt8(ascii: "#") && text.count < rest.count
    return ArraySlice(Array(isComment ? text : rest))
  }

  /// Whether all that went are the blanks between the braces of an empty table.
  private static func isAddition(from old: [UInt8], to new: [UInt8]) -> Bool {
    if isSubsequence(old[...], of: new[...]) { return true }
    let start = zip(old, new).prefix { $0 == $1 }.count
    let length = min(old.count, new.count) - start
    let end = zip(old.reversed(), new.reversed()).prefix(length).prefix { $0 == $1 }.count
    return old[start..<old.count - end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private static func isSubsequence(_ part: ArraySlice<UInt8>, of whole: ArraySlice<UInt8>) -> Bool
  {
    var rest = part
    for byte in whole where byte == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}

extension Document {
  /// Whether a node is gone when nothing is left in it: what only longer names made.
  fileprivate func vanishesEmpty(_ node: Node) -> Bool {
    switch node.kind {
    case .table: !isWritten(node) && bytes[node.range].first != UInt8(ascii: "[")
    case .array: node.isArrayOfTables
    default: false
    }
  }
}

// The text of values without values of their own, with that of their keys, in the order of the file.
extension Invariants {
  /// Those that an edit of this document should leave alone.
  private static func texts(beside edit: Edit, before document: Document) -> [[UInt8]] {
    texts(in: document, beside: edit.path.steps[...], endsBelow: false)
  }

  /// Those that an edit left alone; when an element is gone, the next stands in its place.
  private static func texts(beside edit: Edit, after document: Document) -> [[UInt8]] {
    switch edit {
    case .set(let path, _): texts(in: document, beside: path.steps[...], endsBelow: false)
    case .remove(let path): texts(in: document, beside: path.steps.dropLast(), endsBelow: true)
    }
  }

  /// Those that are not on a path, nor below its end unless `endsBelow` says to go on there.
  private static func texts(
    in document: Document, beside path: ArraySlice<Path.Step>, endsBelow: Bool
  ) -> [[UInt8]] {
    var leaves: [(start: Int, text: [UInt8])] = []
    var pending = [(node: document.root.node, rest: ArraySlice<Path.Step>?.some(path))]
    while let (node, rest) = pending.popLast() {
      if rest?.isEmpty == true, !endsBelow { continue }
      let children = node.array ?? node.table?.entries.map(\.value) ?? []
      if children.isEmpty, rest == nil, document.isWritten(node) {
        let key = node.key.map { document.bytes[$0.range] } ?? []
        leaves.append((node.range.lowerBound, key + [0] + document.bytes[node.range]))
      }
      for (position, child) in children.enumerated() {
        let leads = rest?.first.map { matches($0, child, at: position) } ?? false
        pending.append((child, leads ? rest?.dropFirst() : nil))
      }
    }
    return leaves.sorted { $0.start < $1.start }.map(\.text)
  }

  private static func matches(_ step: Path.Step, _ child: Node, at position: Int) -> Bool {
    switch step {
    case .key(let key): child.key?.name.utf8.elementsEqual(key.utf8) ?? false
    case .index(let index): index == position
    }
  }
}

/// Names and values to write, drawn from a document's own bytes.
private struct Choices {
  private var state: UInt64
  private let bytes: [UInt8]

  init(seed: UInt64, bytes: [UInt8]) {
    state = seed
    self.bytes = bytes
  }

  private mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, limit)))
  }

  mutating func text() -> String {
    let start = next(below: bytes.count + 1)
    let end = min(bytes.count, start + next(below: 12))
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  mutating func value() -> Value {
    switch next(below: 8) {
    case 0: .integer(Int64(truncatingIfNeeded: next(below: .max)) &- 1 << 30)
    case 1: .float(Double(bitPattern: UInt64(next(below: .max)) << 32 | 1))
    case 2: .boolean(next(below: 2) == 0)
    case 3: .array([.string(text()), .array([]), .integer(-1)])
    case 4: .table([text(): .table([:]), text(): .string(text())])
    case 5: .localTime(LocalTime(hour: 23, minute: next(below: 60), second: 0))
    default: .string(text())
    }
  }
}
