/// How characters look in a terminal: how wide they are, and what stands for those that hide.
enum DisplayText {
  /// Columns from one tab stop to the next.
  static let tabStop = 4

  /// The columns that a character takes (Unicode Standard Annex 11).
  static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  /// The columns that a text takes.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  /// A character as it is shown: itself, or its code point if it is a control or deceives the eye.
  static func visible(_ scalar: Unicode.Scalar) -> String {
    if scalar.value >= 0x20, scalar.value < 0x7F { return String(scalar) }
    let isJoiner = scalar == "\u{200D}"
    let hides = scalar.properties.generalCategory == .control || scalar.isInvisible && !isJoiner
    return hides ? "<\(ControlNames.codePoint(of: scalar))>" : String(scalar)
  }

  /// A text with all that hides shown.
  static func visible(_ text: String) -> String {
    text.unicodeScalars.map(visible).joined()
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
      0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
