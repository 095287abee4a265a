/// The bytes of a document, and what can be told of any place among them.
///
/// It is kept apart from the parser, and small, so that asking it costs no copy of the parser.
struct Source: Sendable {
  let bytes: [UInt8]
  /// Whether a carriage return alone ends a line, as in a broken document without any other end.
  let endsLinesWithReturns: Bool

  var count: Int { bytes.count }

  /// The byte at an offset; zero, which no valid document holds, also stands for the end.
  func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func isNewline(at offset: Int) -> Bool {
    switch byte(at: offset) {
    case .newline: true
    case .carriageReturn: endsLinesWithReturns || byte(at: offset + 1) == .newline
    default: false
    }
  }

  /// The end of the line that holds an offset.
  func lineEnd(from offset: Int) -> Int {
    guard !endsLinesWithReturns else {
      return bytes.firstOffset(of: .carriageReturn, from: offset)
    }
    let end = bytes.firstOffset(of: .newline, from: offset)
    let hasReturn = end > offset && end < bytes.count && bytes[end - 1] == .carriageReturn
    return hasReturn ? end - 1 : end
  }

  /// The end of the text from an offset to a comment or the line's end, without blanks.
  ///
  /// Only a `#` behind a blank begins a comment here, since the text is not TOML anyway.
  func textEnd(from offset: Int) -> Int {
    let lineEnd = lineEnd(from: offset)
    var end = offset
    while end < lineEnd {
      if bytes[end] == .hash, end > offset, bytes[end - 1].isBlank { break }
      end += 1
    }
    while end > offset, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  /// The beginning of a text, as a message may quote it, of which it shows less.
  func beginning(of range: Range<Int>) -> String {
    var end = min(range.upperBound, range.lowerBound + 80)
    while end < range.upperBound, bytes[end].isContinuation { end -= 1 }
    return text(range.lowerBound..<end)
  }

  /// The end of a run of bytes of a set.
  func end(of set: ByteSet, from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, set.contains(bytes[end]) { end += 1 }
    return end
  }

  /// The end of the text of a basic or literal string from an offset: where a quote, a backslash
  /// or a control character stands.
  func stringTextEnd(from offset: Int, quote: UInt8) -> Int {
    bytes.firstOffset(from: offset) { word in
      word.marks(of: quote) | word.marks(of: .backslash) | word.controlMarks
    } orByte: { byte in
      byte == quote || byte == .backslash || byte < .space
    }
  }

  /// The end of the text of a multi-line string from an offset: where a quote or a backslash
  /// stands.
  func multilineTextEnd(from offset: Int, quote: UInt8) -> Int {
    bytes.firstOffset(from: offset) { word in
      word.marks(of: quote) | word.marks(of: .backslash)
    } orByte: { byte in
      byte == quote || byte == .backslash
    }
  }

  /// The character at an offset, if it is well-formed and beyond ASCII.
  func scalar(at offset: Int) -> Unicode.Scalar? {
    guard byte(at: offset) >= 0x80 else { return nil }
    var decoder = UTF8()
    var iterator = bytes[offset..<min(offset + 4, bytes.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return scalar
  }
}

extension Unicode.Scalar {
  /// Whether the character shows as nothing or as a blank, though it is not ASCII.
  var isInvisible: Bool {
    value >= 0x80 && (properties.isWhitespace || properties.generalCategory == .format)
  }
}
