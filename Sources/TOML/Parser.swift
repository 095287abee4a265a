/// Reads a source into a tree in one pass, and notes every mistake on the way.
///
/// The parser keeps its own stack of open brackets, so nesting costs no call stack. After a mistake
/// it goes on where the next statement begins: see `Parser+Recovery`.
struct Parser {
  /// How deeply values may be nested, and how many parts a key may have.
  static let nestingLimit = 128

  let bytes: [UInt8]
  let version: Version
  var tree: Tree
  var sections: [Section]
  var diagnostics: [Diagnostic]
  var position = 0

  /// The parts of the key that was read last.
  var parts: [KeyPart] = []
  /// The brackets that are open around the current position.
  var frames: [Frame] = []
  /// The table that statements go to.
  var table = 0
  /// The whole key whose value is being read.
  var keyRange = 0..<0
  /// Where the current statement begins.
  var statementStart = 0
  /// Mistakes of form before this offset follow from one that is already reported.
  var mutedUntil = 0
  /// Whether brackets without partners may be left over from one that was reported as unclosed.
  var toleratesClosers = false

  private let hasBadBytes: Bool
  let endsLinesWithReturns: Bool

  init(_ bytes: [UInt8], version: Version) {
    self.bytes = bytes
    self.version = version
    diagnostics = Self.unreadable(bytes) ?? EncodingCheck(bytes).diagnostics
    hasBadBytes = !diagnostics.isEmpty
    endsLinesWithReturns = hasBadBytes && !bytes.contains(.newline)
    tree = Tree(bytes)
    sections = [Section(node: 0, header: 0..<0, end: 0)]
    if Self.unreadable(bytes) != nil { position = bytes.count }
  }

  /// The mistakes in the order of the file.
  var orderedDiagnostics: [Diagnostic] {
    diagnostics.enumerated()
      .sorted {
        ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
      }
      .map(\.element)
  }

  mutating func parse() {
    if position == 0, bytes.starts(with: ByteOrderMark.utf8) { position = 3 }
    skipBlankLines()
    while position < bytes.count {
      statementStart = position
      if current == .openBracket { readHeader() } else { readStatement() }
      skipBlankLines()
    }
  }

  /// Why a source cannot be read at all, if so.
  private static func unreadable(_ bytes: [UInt8]) -> [Diagnostic]? {
    guard bytes.count < Int32.max else {
      return [Diagnostic(code: "too-large", "the file is larger than 2 GiB", at: 0..<0)]
    }
    let marks = [ByteOrderMark.littleEndian, ByteOrderMark.bigEndian]
    guard marks.contains(where: bytes.starts) else { return nil }
    let message = "the file is UTF-16, but TOML is UTF-8"
    let help = "save the file in the encoding UTF-8"
    return [Diagnostic(code: "not-utf8", message, at: 0..<2, help: help)]
  }

  /// The byte at the position; zero, which no valid document holds, also stands for the end.
  var current: UInt8 { byte(at: position) }

  func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  func isNewline(at offset: Int) -> Bool {
    switch byte(at: offset) {
    case .newline: true
    case .carriageReturn: endsLinesWithReturns || byte(at: offset + 1) == .newline
    default: false
    }
  }

  /// Whether the line ends here, not counting a comment.
  var isAtLineEnd: Bool { position >= bytes.count || isNewline(at: position) }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Skips blanks within a line, and what only looks like a blank.
  mutating func skipBlanks() {
    var offset = position
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte > .space, byte < .delete { break }
      if byte.isBlank {
        offset += 1
      } else {
        position = offset
        guard !isNewline(at: offset), skipLookalike() else { return }
        offset = position
      }
    }
    position = offset
  }

  mutating func skipBlankLines() {
    while true {
      skipBlanks()
      if current == .hash { position = lineEnd(from: position) }
      guard position < bytes.count, isNewline(at: position) else { return }
      position += current == .carriageReturn && byte(at: position + 1) == .newline ? 2 : 1
    }
  }

  /// Notes a mistake of form, unless it follows from one that is already noted.
  mutating func report(_ diagnostic: Diagnostic) {
    let start = diagnostic.range.lowerBound
    guard start >= mutedUntil, !(hasBadBytes && isLineBad(around: start)) else { return }
    diagnostics.append(diagnostic)
  }

  /// Whether the line holds a byte that the check of the encoding has reported.
  private func isLineBad(around offset: Int) -> Bool {
    // Looking no further than this keeps very long lines from taking quadratic time.
    let reach = 4096
    let lineEnd = lineEnd(from: offset) + (endsLinesWithReturns ? 1 : 0)
    let end = min(lineEnd, offset + reach, bytes.count)
    let before = bytes[max(0, offset - reach)..<offset].reversed().prefix { $0 != .newline }
    let line = before.reversed() + bytes[offset..<end]
    let hasControl = line.contains { $0 < .space && $0 != .tab || $0 == .delete }
    return hasControl || !isWellFormed(line)
  }

  private func isWellFormed(_ text: some Sequence<UInt8>) -> Bool {
    String(validating: text, as: UTF8.self) != nil
  }
}
