/// A valid string with its quotes, and what it says.
struct StringLiteral {
  private let text: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { self.text = text }

  private var isBasic: Bool { text.first == .quote }

  private var isMultiline: Bool {
    let start = text.startIndex
    return text.count >= 6 && text[start + 1] == text[start] && text[start + 2] == text[start]
  }

  /// The bytes of a string without its quotes if they are its value, as they mostly are: if it stands
  /// on one line, and holds no escapes.
  static func plainContent(of range: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    let quote = bytes[range.lowerBound]
    let content = range.lowerBound + 1..<range.upperBound - 1
    guard content.isEmpty || bytes[content.lowerBound] != quote else { return nil }
    guard quote == .quote else { return content }
    let end = bytes.firstOffset(from: content.lowerBound) { word in
      word.marks(of: .quote) | word.marks(of: .backslash)
    } orByte: { byte in
      byte == .quote || byte == .backslash
    }
    return end == content.upperBound ? content : nil
  }

  /// The string with escapes resolved, and its line ends as LF.
  var value: String {
    let isMultiline = isMultiline
    let quotes = isMultiline ? 3 : 1
    var content = text[text.startIndex + quotes..<text.endIndex - quotes]
    if isMultiline { dropNewline(&content) }
    let mustChange = isBasic || isMultiline
    guard mustChange, let special = content.firstIndex(where: Self.isSpecial) else {
      return String(decoding: content, as: UTF8.self)
    }
    return String(decoding: unescaped(content, from: special), as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == .backslash || byte == .carriageReturn
  }

  private func dropNewline(_ content: inout ArraySlice<UInt8>) {
    if content.starts(with: [.carriageReturn, .newline]) {
      content = content.dropFirst(2)
    } else if content.first == .newline {
      content = content.dropFirst()
    }
  }

  /// The bytes of the value, of which those before `special` are as they stand in the source.
  private func unescaped(_ content: ArraySlice<UInt8>, from special: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    result += content[..<special]
    var offset = special
    while offset < content.endIndex {
      let byte = content[offset]
      if byte == .backslash, isBasic {
        offset = appendEscape(at: offset + 1, of: content, to: &result)
      } else {
        let isBreak = byte == .carriageReturn && offset + 1 < content.endIndex
        if !isBreak || content[offset + 1] != .newline { result.append(byte) }
        offset += 1
      }
    }
    return result
  }

  /// Resolves the escape behind a backslash, and says where it ends.
  private func appendEscape(
    at offset: Int, of content: ArraySlice<UInt8>, to result: inout [UInt8]
  ) -> Int {
    guard offset < content.endIndex else { return offset }
    switch content[offset] {
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "t"): result.append(.tab)
    case UInt8(ascii: "n"): result.append(.newline)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "r"): result.append(.carriageReturn)
    case UInt8(ascii: "e"): result.append(0x1B)
    case UInt8(ascii: "x"): return appendScalar(2, at: offset + 1, of: content, to: &result)
    case UInt8(ascii: "u"): return appendScalar(4, at: offset + 1, of: content, to: &result)
    case UInt8(ascii: "U"): return appendScalar(8, at: offset + 1, of: content, to: &result)
    case .quote, .backslash: result.append(content[offset])
    default: return skippingBlanks(from: offset, in: content)
    }
    return offset + 1
  }

  /// The end of the blanks and line ends that a backslash at the end of a line takes along.
  private func skippingBlanks(from offset: Int, in content: ArraySlice<UInt8>) -> Int {
    content[offset...].firstIndex {
      !$0.isBlank && $0 != .newline && $0 != .carriageReturn
    } ?? content.endIndex
  }

  private func appendScalar(
    _ digits: Int, at offset: Int, of content: ArraySlice<UInt8>, to result: inout [UInt8]
  ) -> Int {
    let end = min(offset + digits, content.endIndex)
    let code = content[offset..<end].reduce(UInt32(0)) { $0 << 4 | UInt32($1.digitValue ?? 0) }
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return end
  }
}
