/// Reads a source into a tree in one pass, and notes every mistake on the way.
///
/// The parser keeps its own stack of open brackets, so nesting costs no call stack. After a mistake
/// it goes on where the next statement begins: see `Parser+Recovery`.
struct Parser {
  /// How deeply values may be nested, and how many parts a key may have.
  static let nestingLimit = 128

  let source: Source
  let version: Version
  var tree: Tree
  var sections: [Section]
  var diagnostics: [Diagnostic]
  var position = 0

  /// The bytes of the document.
  var bytes: [UInt8] { source.bytes }

  /// The last part of the key that was read last.
  var lastPart: KeyPart?
  /// The parts before it, if it has dots.
  var prefix: [KeyPart] = []
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
  /// Whether one side of a merge is being read that two sides did not agree on.
  var isInConflict = false
  /// Whether brackets without partners may be left over from one that was reported as unclosed.
  var toleratesClosers = false

  /// Where the bytes stand that the check of the encoding has reported.
  private let badOffsets: [Int]

  init(_ bytes: [UInt8], version: Version) {
    self.version = version
    let unreadable = Self.unreadable(bytes)
    let check = EncodingCheck(unreadable == nil ? bytes : [])
    diagnostics = unreadable.map { [$0] } ?? check.diagnostics
    badOffsets = check.offsets
    source = Source(
      bytes: bytes, endsLinesWithReturns: !badOffsets.isEmpty && !bytes.contains(.newline))
    tree = Tree(bytes)
    sections = [Section(node: 0, header: 0..<0, end: 0)]
    if unreadable != nil { position = bytes.count }
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
    while position < source.count {
      statementStart = position
      if current == .openBracket { readHeader() } else { readStatement() }
      skipBlankLines()
    }
  }

  /// Why a source cannot be read at all, if so.
  private static func unreadable(_ bytes: [UInt8]) -> Diagnostic? {
    guard bytes.count < Int32.max else {
      return Diagnostic(code: "too-large", "the file is larger than 2 GiB", at: 0..<0)
    }
    let marks = [ByteOrderMark.littleEndian, ByteOrderMark.bigEndian]
    guard marks.contains(where: bytes.starts) else { return nil }
    let message = "the file is UTF-16, but TOML is UTF-8"
    let help = "save the file in the encoding UTF-8"
    return Diagnostic(code: "not-utf8", message, at: 0..<2, help: help)
  }

  /// The byte at the position, or zero at the end.
  var current: UInt8 { source.byte(at: position) }

  /// Whether the line ends here, not counting a comment.
  var isAtLineEnd: Bool { position >= source.count || source.isNewline(at: position) }

  /// Skips blanks within a line, and what only looks like a blank.
  mutating func skipBlanks() {
    var offset = position
    while offset < source.count {
      let byte = bytes[offset]
      if byte > .space, byte < .delete { break }
      if byte.isBlank {
        offset += 1
      } else {
        position = offset
        guard !source.isNewline(at: offset), skipLookalike() else { return }
        offset = position
      }
    }
    position = offset
  }

  mutating func skipBlankLines() {
    while true {
      skipBlanks()
      if current == .hash { position = source.lineEnd(from: position) }
      guard position < source.count, source.isNewline(at: position) else { return }
      position += current == .carriageReturn && source.byte(at: position + 1) == .newline ? 2 : 1
    }
  }

  /// Notes a mistake of form, unless it follows from one that is already noted.
  mutating func report(_ diagnostic: Diagnostic) {
    let start = diagnostic.range.lowerBound
    let follows = start < mutedUntil || !badOffsets.isEmpty && isLineBad(around: start)
    // Nothing follows from nothing.
    if !follows || diagnostics.isEmpty { diagnostics.append(diagnostic) }
  }

  /// Whether the line holds a byte that the check of the encoding has reported.
  private func isLineBad(around offset: Int) -> Bool {
    // Looking no further than this keeps very long lines from taking quadratic time.
    let reach = 4096
    let next = badOffsets.firstIndex(notBelow: offset)
    let after = next < badOffsets.count ? badOffsets[next] : .max
    let before = next > 0 ? badOffsets[next - 1] : -reach - 1
    return after - offset <= reach && !bytes[offset..<after].contains(.newline)
      || offset <= before + reach && !bytes[before..<offset].contains(.newline)
  }
}

extension [Int] {
  /// Where the first element stands that is not below a number, of elements in rising order.
  fileprivate func firstIndex(notBelow number: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
