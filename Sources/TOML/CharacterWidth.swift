/// How many columns of a terminal a character takes (Unicode Standard Annex 11 and UTS 51).
enum CharacterWidth {
  /// Joins two pictures into one.
  static let joiner: Unicode.Scalar = "\u{200D}"
  /// Asks for the picture of a character that has one.
  static let emojiSelector: Unicode.Scalar = "\u{FE0F}"

  /// The columns of a character that stands alone: two for a wide one, none for a mark.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    case .unassigned where scalar.value < 0xF900: return 1
    default: return isMedialJamo(scalar) ? 0 : isWide(scalar) ? 2 : 1
    }
  }

  /// Whether a character is, or can be, a picture.
  static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 && scalar.properties.isEmoji || scalar == emojiSelector
  }

  /// Whether two such characters in a row make a flag.
  static func isFlagLetter(_ scalar: Unicode.Scalar) -> Bool {
    0x1F1E6...0x1F1FF ~= scalar.value
  }

  /// Whether a vowel or a final consonant of Korean joins the syllable before it.
  private static func isMedialJamo(_ scalar: Unicode.Scalar) -> Bool {
    0x1160...0x11FF ~= scalar.value || 0xD7B0...0xD7FF ~= scalar.value
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3248...0x324F: false
    case 0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
      0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
      0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
