/// A TOML document: its source, byte for byte, and the tree that the source describes.
///
/// Documents are values. An edit makes a new document that differs from the old one only in the
/// bytes that the edit had to change. A document can be made of any bytes; if they are not TOML,
/// `diagnostics` says all that is wrong, and the tree holds whatever could be understood.
public struct Document: Sendable {
  let storage: Storage

  /// Reads a source that must be valid.
  ///
  /// - Parameters:
  ///   - source: The document in UTF-8; a byte order mark at its start is ignored.
  ///   - version: The edition of TOML to hold it against.
  /// - Throws: `TOMLError` with every mistake in the source, in the order of the file.
  public init(parsing source: [UInt8], version: Version = .v11) throws(TOMLError) {
    self.init(recovering: source, version: version)
    guard isValid else { throw TOMLError(diagnostics: diagnostics) }
  }

  /// Reads a source that must be valid.
  ///
  /// - Parameters:
  ///   - source: The document.
  ///   - version: The edition of TOML to hold it against.
  /// - Throws: `TOMLError` with every mistake in the source, in the order of the file.
  public init(parsing source: String, version: Version = .v11) throws(TOMLError) {
    try self.init(parsing: Array(source.utf8), version: version)
  }

  /// Reads any source: understands what it can and lists what is wrong in `diagnostics`.
  ///
  /// A key whose value is broken has a node of the kind `invalid`, so it does not seem missing.
  public init(recovering source: [UInt8], version: Version = .v11) {
    var parser = Parser(source, version: version)
    parser.parse()
    storage = Storage(
      tree: parser.tree, sections: parser.sections,
      diagnostics: parser.orderedDiagnostics, version: version)
  }

  /// Reads any source: understands what it can and lists what is wrong in `diagnostics`.
  public init(recovering source: String, version: Version = .v11) {
    self.init(recovering: Array(source.utf8), version: version)
  }

  /// The bytes the document was read from, unchanged.
  public var bytes: [UInt8] { storage.tree.bytes }

  /// The text the document was read from; bytes that are not UTF-8 show as U+FFFD.
  public var source: String { String(decoding: bytes, as: UTF8.self) }

  /// The text in a range of the source, such as that of a node, a key or a comment.
  ///
  /// - Parameter range: Bytes counted from zero; those beyond the end of the source are left out.
  /// - Returns: The text; bytes that are not UTF-8 show as U+FFFD.
  public func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The edition of TOML the document was held against.
  public var version: Version { storage.version }

  /// What is wrong with the source, in the order of the file.
  public var diagnostics: [Diagnostic] { storage.diagnostics }

  /// Whether the source is TOML.
  public var isValid: Bool { diagnostics.isEmpty }

  /// The table that holds all others.
  public var root: Table { Table(storage: storage, index: 0) }

  /// The node at the end of a path, if there is one.
  ///
  /// Every step takes the time that `Node` states for a key or a position.
  public subscript(path: Path) -> Node? {
    path.steps.reduce(Node?(Node(storage: storage, index: 0))) { node, step in
      switch step {
      case .key(let key): node?.table?[key]
      case .index(let index): node?.element(at: index)
      }
    }
  }
}

extension Document: Hashable {
  /// Whether both have the same bytes and were held against the same edition of TOML.
  public static func == (left: Document, right: Document) -> Bool {
    left.storage === right.storage || (left.version == right.version && left.bytes == right.bytes)
  }

  /// Feeds the bytes and the edition of TOML into a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(bytes)
    hasher.combine(version)
  }
}

/// What all views onto one document share.
final class Storage: Sendable {
  let tree: Tree
  let sections: [Section]
  let diagnostics: [Diagnostic]
  let version: Version

  init(tree: Tree, sections: [Section], diagnostics: [Diagnostic], version: Version) {
    self.tree = tree
    self.sections = sections
    self.diagnostics = diagnostics
    self.version = version
  }
}
