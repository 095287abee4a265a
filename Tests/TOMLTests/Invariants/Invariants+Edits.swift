import TOML

/// One edit that a document allows.
enum Edit {
  case set(Path, Value)
  case insert(Value, Path)
  case remove(Path)
  case rename(Path, String)

  var path: Path {
    switch self {
    case .set(let path, _), .insert(_, let path), .remove(let path), .rename(let path, _): path
    }
  }

  func applied(to document: Document) throws(EditError) -> Document {
    switch self {
    case .set(let path, let value): try document.setting(path, to: value)
    case .insert(let value, let path): try document.inserting(value, at: path)
    case .remove(let path): try document.removing(path)
    case .rename(let path, let name): try document.renaming(path, to: name)
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
      if node.array != nil, path.steps.count < depthLimit {
        edits.append(insertion(into: node, at: path, &choices))
      }
      for (position, element) in (node.array ?? []).enumerated() {
        pending.append((Path(path.steps + [.index(position)]), element))
      }
      guard let table = node.table else { continue }
      for entry in table.entries {
        let place = Path(path.steps + [.key(entry.key.name)])
        pending.append((place, entry.value))
        let name = choices.text()
        if table[name] == nil { edits.append(.rename(place, name)) }
      }
      edits += newKeys(below: path, of: table, &choices)
    }
    return edits
  }

  private static func insertion(
    into array: Node, at path: Path, _ choices: inout Choices
  ) -> Edit {
    let count = array.array?.count ?? 0
    let value = array.isArrayOfTables ? .table(["a": choices.value()]) : choices.value()
    return .insert(value, Path(path.steps + [.index(choices.next(below: count + 1))]))
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
    if edit.keepsComments(of: document), comments(of: edited) != comments(of: document) {
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
  static func outcome(of edit: Edit, in document: Document, saying plain: Plain) -> Plain {
    switch edit {
    case .set(let path, let value): return plain.setting(path.steps[...], to: Plain(value))
    case .insert(let value, let path): return plain.inserting(Plain(value), path.steps[...])
    case .rename(let path, let name): return plain.renaming(path.steps[...], to: name)
    case .remove(let path):
      let vanishes = path.steps.indices.map { depth in
        document[Path(Array(path.steps[...depth]))].map(document.vanishesEmpty) ?? false
      }
      return plain.removing(path.steps[...], vanishes: vanishes[...])
    }
  }

  /// Whether an edit replaced one value, added bytes, or took bytes, as its kind may.
  ///
  /// Blanks do not count, as comments may move to keep their column.
  private static func isMinimal(_ edit: Edit, from old: Document, to new: Document) -> Bool {
    switch edit {
    case .remove: return isSubsequence(visible(new.bytes)[...], of: visible(old.bytes)[...])
    case .insert: return isSubsequence(visible(old.bytes)[...], of: visible(new.bytes)[...])
    case .rename: return texts(betweenKeysOf: old) == texts(betweenKeysOf: new)
    case .set(let path, _):
      guard let range = old[path]?.range else {
        return isSubsequence(visible(old.bytes)[...], of: visible(new.bytes)[...])
      }
      return new[path]?.range.lowerBound == range.lowerBound
        && new.bytes.starts(with: old.bytes[..<range.lowerBound])
        && rest(of: new, behind: new[path]?.range.upperBound ?? 0)
          == rest(of: old, behind: range.upperBound)
    }
  }

  private static func visible(_ bytes: [UInt8]) -> [UInt8] {
    bytes.filter { $0 != 0x20 && $0 != 0x09 }
  }

  /// Everything but keys and blanks.
  private static func texts(betweenKeysOf document: Document) -> [ArraySlice<UInt8>] {
    document.tokens.filter { $0.kind != .key && $0.kind != .blank }
      .map { document.bytes[$0.range] }
  }

  /// What stands behind a value, but for the blanks that keep the comment of its line in its column.
  private static func rest(of document: Document, behind offset: Int) -> [UInt8] {
    let bytes = document.bytes
    let comment = document.tokens.first { $0.kind == .comment && $0.range.lowerBound >= offset }
    guard let comment = comment?.range.lowerBound,
      !bytes[offset..<comment].contains(UInt8(ascii: "\n"))
    else { return Array(bytes[offset...]) }
    let code = bytes[offset..<comment].reversed().drop { $0 == 0x20 || $0 == 0x09 }
    return code.reversed() + bytes[comment...]
  }

  private static func isSubsequence(_ part: ArraySlice<UInt8>, of whole: ArraySlice<UInt8>) -> Bool
  {
    var rest = part
    for byte in whole where byte == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}

extension Edit {
  /// Whether the edit only adds, or changes only names.
  fileprivate func keepsComments(of document: Document) -> Bool {
    switch self {
    case .set(let path, _): document[path] == nil
    case .insert, .rename: true
    case .remove: false
    }
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
