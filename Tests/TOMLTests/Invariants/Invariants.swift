import TOML

/// What is always true of the library, whatever the bytes: tests and the fuzz target hold the same.
///
/// Each function names what does not hold, so an empty list is what everybody hopes for.
enum Invariants {
  /// What does not hold of reading, printing and decoding the bytes in both versions, and of some
  /// edits in one.
  static func breaches(of bytes: [UInt8]) -> [String] {
    let seed = fingerprint(of: bytes)
    let documents = Version.allCases.map { Document(recovering: bytes, version: $0) }
    let edited = documents[Int(seed >> 7 & 1)]
    return documents.flatMap { breaches(ofReading: bytes, as: $0) }
      + breaches(between: documents[0], and: documents[1])
      + (edited.isValid ? breaches(ofEditing: edited, seed: seed) : [])
  }

  /// What does not hold of a document that was made of bytes.
  static func breaches(ofReading bytes: [UInt8], as document: Document) -> [String] {
    let plain = Plain(document.root.node)
    var breaches = breaches(of: document.diagnostics, about: bytes)
    breaches += self.breaches(of: document.root.node, in: document)
    if document.bytes != bytes { breaches.append("the bytes are not kept") }
    if document.isValid != document.diagnostics.isEmpty {
      breaches.append("it is valid or it is not")
    }
    if !plain.isDecoded { breaches.append("a node cannot be decoded as its kind") }
    breaches += self.breaches(ofTokens: document)
    if document.isValid { breaches += self.breaches(ofPrinting: document, saying: plain) }
    if document.isValid { breaches += self.breaches(ofWriting: document, saying: plain) }
    return breaches.map { "\($0) (\(document.version))" }
  }

  private static func breaches(ofPrinting document: Document, saying plain: Plain) -> [String] {
    guard Array(document.source.utf8) == document.bytes else { return ["the print differs"] }
    let again = try? Document(parsing: document.source, version: document.version)
    guard let again else { return ["the print cannot be read"] }
    return Plain(again.root.node) == plain ? [] : ["the print says something else"]
  }

  /// The values of a document, written anew, say the same in both editions.
  private static func breaches(ofWriting document: Document, saying plain: Plain) -> [String] {
    guard let value = document.root.value else { return ["a valid document has no value"] }
    guard Plain(.table(value)) == plain else { return ["the value differs from the nodes"] }
    let written = Version.allCases.map { try? Document(writing: value, version: $0) }
    let isSame = written.allSatisfy { $0?.isValid == true && $0?.root.node.isSaying(plain) == true }
    return isSame ? [] : ["the value cannot be written or is another when it is read"]
  }

  private static func breaches(ofTokens document: Document) -> [String] {
    var end = 0
    var isWhole = true
    var isClean = true
    for token in document.tokens {
      isWhole = isWhole && token.range.lowerBound == end && !token.range.isEmpty
      isClean = isClean && token.kind != .invalid
      end = token.range.upperBound
    }
    var breaches = isWhole && end == document.bytes.count ? [] : ["the tokens are not the source"]
    if document.isValid, !isClean { breaches.append("a token of a valid document is invalid") }
    return breaches
  }

  /// What TOML 1.0 allows means the same in 1.1.
  private static func breaches(between old: Document, and new: Document) -> [String] {
    guard old.isValid else { return [] }
    let isSame = new.isValid && Plain(old.root.node) == Plain(new.root.node)
    return isSame ? [] : ["TOML 1.1 reads something else than 1.0"]
  }

  /// A number that stands for the bytes (FNV-1a), so that a finding can be repeated from them alone.
  static func fingerprint(of bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

// Diagnostics.
extension Invariants {
  private static func breaches(of diagnostics: [Diagnostic], about bytes: [UInt8]) -> [String] {
    let places = diagnostics.map(\.range.lowerBound)
    let ranges = diagnostics.flatMap { [$0.range] + ($0.related.map { [$0.range] } ?? []) }
    let text = diagnostics.rendered(source: bytes, path: "fuzz.toml")
    var breaches: [String] = []
    if places != places.sorted() { breaches.append("the diagnostics are out of order") }
    if ranges.contains(where: { $0.upperBound > bytes.count }) {
      breaches.append("a diagnostic stands outside the source")
    }
    if Set(diagnostics).count < diagnostics.count { breaches.append("a mistake is told twice") }
    if text.isEmpty != diagnostics.isEmpty || !(text.isEmpty || text.hasSuffix("\n")) {
      breaches.append("the diagnostics are not lines")
    }
    if text.unicodeScalars.contains(where: isDeceptive) {
      breaches.append("the text of a diagnostic can drive a terminal")
    }
    return breaches
  }

  /// Whether a terminal would obey a character instead of showing it.
  private static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

// The tree.
extension Invariants {
  private static func breaches(of node: Node, in document: Document) -> [String] {
    var breaches: [String] = []
    let children = node.array ?? node.table?.entries.map(\.value) ?? []
    if node.range.upperBound > document.bytes.count { breaches.append("a node stands outside") }
    if document.isValid, document.isBracketed(node), !isNested(children, in: node.range) {
      breaches.append("a value stands outside its brackets")
    }
    if document.isText, document[node.path]?.range != node.range {
      breaches.append("a path leads elsewhere")
    }
    if let table = node.table { breaches += self.breaches(of: table, in: document) }
    for child in children { breaches += self.breaches(of: child, in: document) }
    return breaches
  }

  private static func breaches(of table: Table, in document: Document) -> [String] {
    let entries = table.entries
    var breaches: [String] = []
    if table.count != entries.count || table.isEmpty != entries.isEmpty {
      breaches.append("a table miscounts its keys")
    }
    for entry in entries {
      let found = table[entry.key.name]
      if document.isText, found?.range != entry.value.range || found?.kind != entry.value.kind {
        breaches.append("a key is not found")
      }
      if entry.value.key != entry.key { breaches.append("a value does not know its key") }
      if document.isValid, document.isWritten(entry.value),
        entry.key.range.upperBound > entry.value.range.lowerBound
      {
        breaches.append("a value stands before its key")
      }
    }
    return breaches
  }

  /// Whether values stand within brackets, one behind the other.
  private static func isNested(_ children: [Node], in range: Range<Int>) -> Bool {
    var end = range.lowerBound + 1
    for child in children where child.kind != .table {
      guard child.range.lowerBound >= end else { return false }
      end = child.range.upperBound
    }
    return children.allSatisfy { range.contains($0.range.lowerBound) } && end < range.upperBound
  }
}

extension Node {
  fileprivate func isSaying(_ plain: Plain) -> Bool { Plain(self) == plain }
}

extension Document {
  /// Whether the source is UTF-8, so that every key has a name of its own.
  fileprivate var isText: Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// Whether a node was written as a value, rather than by headers or the dots of a key.
  func isWritten(_ node: Node) -> Bool {
    switch node.kind {
    case .table: bytes[node.range].first == UInt8(ascii: "{") && node.range.count > 1
    case .array: !node.isArrayOfTables
    default: true
    }
  }

  /// Whether a node is an array or a table in brackets.
  func isBracketed(_ node: Node) -> Bool {
    isWritten(node) && (node.kind == .array || node.kind == .table)
  }
}
