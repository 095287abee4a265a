/// How strings are written.
enum StringText {
  /// A string in double quotes, with what must be escaped escaped.
  static func basic(_ string: String) -> String {
    guard string.utf8.contains(where: mustEscape) else { return "\"\(string)\"" }
    var text = "\""
    for scalar in string.unicodeScalars { append(scalar, to: &text) }
    return text + "\""
  }

  /// A string in single quotes, if it can be written so.
  static func literal(_ string: String) -> String? {
    let isPlain = string.utf8.allSatisfy { byte in
      byte != .apostrophe && (byte == .tab || !isControl(byte))
    }
    return isPlain ? "'\(string)'" : nil
  }

  /// A string in three double quotes that begins on a line of its own, if that reads better: if
  /// it has lines, and nothing in it would hide at the end of one.
  static func multiline(_ string: String) -> String? {
    guard string.utf8.dropLast().contains(.newline), !endsLineUnseen(string) else { return nil }
    var text = "\"\"\"\n"
    var quotes = 0
    for scalar in string.unicodeScalars {
      quotes = scalar == "\"" ? quotes + 1 : 0
      switch scalar {
      case "\n", "\t": text.unicodeScalars.append(scalar)
      case "\"" where quotes % 3 != 0: text += "\""
      default: append(scalar, to: &text)
      }
    }
    guard quotes % 3 != 0 else { return text + "\"\"\"" }
    // A quote at the very end would run into the three that close the string.
    text.unicodeScalars.removeLast()
    return text + "\\\"\"\"\""
  }

  /// Whether a blank stands at the end of a line, or a carriage return anywhere.
  private static func endsLineUnseen(_ string: String) -> Bool {
    var last: UInt8 = 0
    for byte in string.utf8 {
      if byte == .carriageReturn || byte == .newline && last.isBlank { return true }
      last = byte
    }
    return last.isBlank
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case _ where scalar.value < 0x80 && isControl(UInt8(scalar.value)):
      text += "\\u" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2)
      text += String(scalar.value, radix: 16, uppercase: true)
    default: text.unicodeScalars.append(scalar)
    }
  }

  private static func mustEscape(_ byte: UInt8) -> Bool {
    byte == .quote || byte == .backslash || isControl(byte)
  }

  private static func isControl(_ byte: UInt8) -> Bool { byte < .space || byte == .delete }
}
