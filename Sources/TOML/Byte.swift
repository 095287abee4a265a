/// The ASCII bytes to which TOML gives a meaning.
extension UInt8 {
  static var tab: UInt8 { 0x09 }
  static var newline: UInt8 { 0x0A }
  static var carriageReturn: UInt8 { 0x0D }
  static var space: UInt8 { 0x20 }
  static var quote: UInt8 { 0x22 }
  static var hash: UInt8 { 0x23 }
  static var apostrophe: UInt8 { 0x27 }
  static var closeParenthesis: UInt8 { 0x29 }
  static var plus: UInt8 { 0x2B }
  static var comma: UInt8 { 0x2C }
  static var minus: UInt8 { 0x2D }
  static var dot: UInt8 { 0x2E }
  static var zero: UInt8 { 0x30 }
  static var colon: UInt8 { 0x3A }
  static var equals: UInt8 { 0x3D }
  static var openBracket: UInt8 { 0x5B }
  static var backslash: UInt8 { 0x5C }
  static var closeBracket: UInt8 { 0x5D }
  static var underscore: UInt8 { 0x5F }
  static var openBrace: UInt8 { 0x7B }
  static var closeBrace: UInt8 { 0x7D }
  static var delete: UInt8 { 0x7F }

  var isDigit: Bool { self &- 0x30 < 10 }

  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// Whether a key may hold this byte without quotes.
  var isBareKey: Bool { ByteSet.bareKey.contains(self) }

  var isBlank: Bool { self == .space || self == .tab }

  /// Whether this byte continues a scalar value of UTF-8 begun before it.
  var isContinuation: Bool { self & 0xC0 == 0x80 }

  /// What this byte counts for as a digit, in any base up to sixteen.
  var digitValue: UInt8? {
    if isDigit { return self &- 0x30 }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }
}

/// A set of ASCII bytes, one bit for each.
struct ByteSet {
  private let low: UInt64
  private let high: UInt64

  /// `A`-`Z`, `a`-`z`, `0`-`9`, `-` and `_`.
  static var bareKey: ByteSet {
    ByteSet(low: 0x03FF_2000_0000_0000, high: 0x07FF_FFFE_87FF_FFFE)
  }

  /// What a scalar without quotes may hold: everything that can be seen but `#`, `,`, `]`, `}`.
  static var bareScalar: ByteSet {
    ByteSet(low: 0xFFFF_EFF6_0000_0000, high: 0x5FFF_FFFF_DFFF_FFFF)
  }

  func contains(_ byte: UInt8) -> Bool {
    let word = byte < 0x40 ? low : high
    return byte < 0x80 && word &>> UInt64(byte) & 1 == 1
  }
}
