/// A piece of a document's source that means something by itself, be it only a blank.
public struct Token: Sendable {
  /// What a token can be.
  public enum Kind: Hashable, Sendable {
    /// U+FEFF at the very beginning.
    case byteOrderMark
    /// Spaces and tabs.
    case blank
    /// LF, or CR and LF.
    case lineBreak
    /// A comment from its `#` to the end of the line.
    case comment
    /// One part of a key, with its quotes.
    case key
    /// A scalar, with its quotes.
    case value
    /// The `=` between a key and its value.
    case equals
    /// The `.` between two parts of a key.
    case dot
    /// The `,` behind an element.
    case comma
    /// A `[` of an array or a header; `[[` is two of them.
    case openBracket
    /// A `]` of an array or a header.
    case closeBracket
    /// The `{` of an inline table.
    case openBrace
    /// The `}` of an inline table.
    case closeBrace
    /// Bytes that are no part of any of these; only in documents that are not valid.
    case invalid
  }

  /// What the token is.
  public let kind: Kind
  /// The bytes of the token in the source.
  public let range: Range<Int>
  /// The node that a key names or that a value is; `nil` for all other kinds, and for keys that
  /// name nothing because they contradict others.
  public let node: Node?
}

extension Document {
  /// The tokens of the source, which leave no byte out: joined, they are the source again.
  public var tokens: Tokens { Tokens(storage: storage) }
}

/// The tokens of a document in the order of its source, found as they are asked for.
///
/// Walking through them takes linear time.
public struct Tokens: Sequence, Sendable {
  let storage: Storage

  /// Starts at the beginning of the source.
  public func makeIterator() -> Iterator { Iterator(storage) }

  /// Walks through tokens.
  public struct Iterator: IteratorProtocol {
    private let storage: Storage
    private let tree: Tree
    private let source: Source
    private var position = 0
    private var key = 0
    private var record = 0

    init(_ storage: Storage) {
      self.storage = storage
      tree = storage.tree
      source = Source(bytes: tree.bytes, endsLinesWithReturns: false)
    }

    /// The next token, or `nil` at the end of the source.
    public mutating func next() -> Token? {
      guard position < source.count else { return nil }
      let start = position
      skipPassed()
      let keyStart = key < tree.keys.count ? tree.keys[key].range.lowerBound : .max
      let valueStart =
        record < tree.records.count
        ? tree.records[record].scalarRange.lowerBound : .max
      if keyStart == start { return takeKey() }
      if valueStart == start { return takeValue() }
      let (kind, end) = source.gapToken(at: start, limit: Swift.min(keyStart, valueStart))
      position = end
      return Token(kind: kind, range: start..<end, node: nil)
    }

    /// Skips keys and values that lie behind, and nodes that are no scalars.
    private mutating func skipPassed() {
      while key < tree.keys.count, tree.keys[key].range.lowerBound < position { key += 1 }
      while record < tree.records.count, !isAhead(tree.records[record]) { record += 1 }
    }

    private func isAhead(_ record: Record) -> Bool {
      !record.isContainer && record.kind != .invalid
        && record.scalarRange.lowerBound >= position
    }

    private mutating func takeKey() -> Token {
      let named = tree.keys[key]
      position = named.range.upperBound
      let isKnown = named.node != Record.none && tree[Int(named.node)].parent != Record.none
      let node = isKnown ? Node(storage: storage, index: Int(named.node)) : nil
      return Token(kind: .key, range: named.range, node: node)
    }

    private mutating func takeValue() -> Token {
      let range = tree[record].scalarRange
      position = range.upperBound
      return Token(kind: .value, range: range, node: Node(storage: storage, index: record))
    }
  }
}

extension Source {
  /// The token at an offset where neither a key nor a value begins, and its end.
  fileprivate func gapToken(at offset: Int, limit next: Int) -> (Token.Kind, Int) {
    let limit = min(next, count)
    let byte = bytes[offset]
    if let mark = Self.punctuation(byte) { return (mark, offset + 1) }
    if offset == 0, bytes.starts(with: ByteOrderMark.utf8) { return (.byteOrderMark, 3) }
    if isNewline(at: offset) { return (.lineBreak, offset + (byte == .newline ? 1 : 2)) }
    if byte == .hash { return (.comment, min(lineEnd(from: offset), limit)) }
    var end = offset
    if byte.isBlank {
      while end < limit, bytes[end].isBlank { end += 1 }
      return (.blank, end)
    }
    while end < limit, !endsGarbage(at: end) { end += 1 }
    return (.invalid, end)
  }

  private func endsGarbage(at offset: Int) -> Bool {
    bytes[offset].isBlank || bytes[offset] == .hash || isNewline(at: offset)
      || Self.punctuation(bytes[offset]) != nil
  }

  private static func punctuation(_ byte: UInt8) -> Token.Kind? {
    switch byte {
    case .equals: .equals
    case .dot: .dot
    case .comma: .comma
    case .openBracket: .openBracket
    case .closeBracket: .closeBracket
    case .openBrace: .openBrace
    case .closeBrace: .closeBrace
    default: nil
    }
  }
}
