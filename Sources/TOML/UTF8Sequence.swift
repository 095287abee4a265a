/// The bytes that make up one character, in a source that may not be UTF-8 throughout.
enum UTF8Sequence {
  /// The character at the beginning of some bytes; none if they do not begin with one.
  static func first(in bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let lead = bytes.first else { return nil }
    if lead < 0x80 { return Unicode.Scalar(lead) }
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, bytes.count >= length else { return nil }
    return String(validating: bytes.prefix(length), as: UTF8.self)?.unicodeScalars.first
  }

  /// The nearest place at or before an offset where a character may begin.
  static func start(around offset: Int, in line: Range<Int>, of bytes: [UInt8]) -> Int {
    guard line.contains(offset) else { return offset }
    // A character has at most three continuation bytes; more belong to no character.
    let earliest = max(line.lowerBound, offset - 3)
    return (earliest...offset).last { !bytes[$0].isContinuation } ?? offset
  }
}
