/// The marks with which some editors begin a file.
enum ByteOrderMark {
  /// U+FEFF in UTF-8, which a document may begin with.
  static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
  /// U+FEFF in UTF-16 and UTF-32, little-endian.
  static let littleEndian: [UInt8] = [0xFF, 0xFE]
  /// U+FEFF in UTF-16, big-endian.
  static let bigEndian: [UInt8] = [0xFE, 0xFF]
}
