/// One part of a dotted key as it stands in a source.
struct KeyPart: Sendable {
  /// Its bytes, with quotes.
  let range: Range<Int>
  /// Its bytes without quotes.
  let content: Range<Int>
  /// Whether it holds escapes, so that its bytes are not its name.
  let isEscaped: Bool
  let hash: UInt32

  /// A key that stands without quotes.
  init(bare range: Range<Int>, of bytes: [UInt8]) {
    self.range = range
    content = range
    isEscaped = false
    hash = KeyHash(of: range, in: bytes).value
  }

  /// A key in quotes that is valid.
  init(quoted range: Range<Int>, isEscaped: Bool, of bytes: [UInt8]) {
    self.range = range
    content = range.lowerBound + 1..<range.upperBound - 1
    self.isEscaped = isEscaped
    if isEscaped {
      let name = Array(StringLiteral(bytes[range]).value.utf8)
      hash = KeyHash(of: name.indices, in: name).value
    } else {
      hash = KeyHash(of: content, in: bytes).value
    }
  }

  /// A key that has been read before, without its hash.
  init(_ range: Range<Int>, of bytes: [UInt8]) {
    self.range = range
    hash = 0
    let isBare = range.isEmpty || bytes[range.lowerBound].isBareKey
    content = isBare ? range : range.lowerBound + 1..<range.upperBound - 1
    isEscaped =
      !isBare && bytes[range.lowerBound] == .quote && bytes[content].contains(.backslash)
  }

  /// The name, with quotes and escapes resolved.
  func name(in bytes: [UInt8]) -> String {
    isEscaped
      ? StringLiteral(bytes[range]).value : String(decoding: bytes[content], as: UTF8.self)
  }
}
