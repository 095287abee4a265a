/// How strings are written.
enum StringText {
  /// A string in double quotes, with what must be escaped escaped.
  static func basic(_ string: String) -> String { .written { writeBasic(string, to: &$0) } }

  /// A string in single quotes, if it can be written so.
  static func literal(_ string: String) -> String? {
    let isPlain = string.utf8.allSatisfy { byte in
      byte != .apostrophe && (byte == .tab || !isControl(byte))
    }
    return isPlain ? "'\(string)'" : nil
  }

  /// Appends a string in double quotes, with what must be escaped escaped.
  static func writeBasic(_ string: String, to text: inout [UInt8]) {
    text.append(.quote)
    if string.utf8.contains(where: mustEscape) {
      for byte in string.utf8 { write(byte, to: &text) }
    } else {
      text += string.utf8
    }
    text.append(.quote)
  }

  /// Whether a string reads better in three double quotes: if it has lines, and nothing in it would
  /// hide at the end of one.
  static func prefersLines(_ string: String) -> Bool {
    var last: UInt8 = 0
    var hasLines = false
    for byte in string.utf8 {
      if last == .newline { hasLines = true }
      if byte == .carriageReturn || byte == .newline && last.isBlank { return false }
      last = byte
    }
    return hasLines && !last.isBlank
  }

  /// Appends a string in three double quotes that begins on a line of its own.
  static func writeMultiline(_ string: String, to text: inout [UInt8]) {
    text += "\"\"\"\n".utf8
    var quotes = 0
    for byte in string.utf8 {
      quotes = byte == .quote ? quotes + 1 : 0
      switch byte {
      case .newline, .tab: text.append(byte)
      case .quote where quotes % 3 != 0: text.append(byte)
      default: write(byte, to: &text)
      }
    }
    if quotes % 3 != 0 {
      // A quote at the very end would run into the three that close the string.
      text.removeLast()
      text += "\\\"".utf8
    }
    text += "\"\"\"".utf8
  }

  /// Appends a byte of a string, escaped if it must be.
  private static func write(_ byte: UInt8, to text: inout [UInt8]) {
    switch byte {
    case .quote: text += "\\\"".utf8
    case .backslash: text += "\\\\".utf8
    case .newline: text += "\\n".utf8
    case .carriageReturn: text += "\\r".utf8
    case .tab: text += "\\t".utf8
    case _ where isControl(byte):
      text += (byte < 16 ? "\\u000" : "\\u00").utf8
      text += String(byte, radix: 16, uppercase: true).utf8
    default: text.append(byte)
    }
  }

  private static func mustEscape(_ byte: UInt8) -> Bool {
    byte == .quote || byte == .backslash || isControl(byte)
  }

  private static func isControl(_ byte: UInt8) -> Bool { byte < .space || byte == .delete }
}
