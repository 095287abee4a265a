/// How strings are written.
enum StringText {
  /// A string in double quotes, with what must be escaped escaped.
  static func basic(_ string: String) -> String {
    "\"" + string.unicodeScalars.map(escaped).joined() + "\""
  }

  /// A string in single quotes, if it can be written so.
  static func literal(_ string: String) -> String? {
    let isPlain = string.unicodeScalars.allSatisfy { $0 != "'" && ($0 == "\t" || !isControl($0)) }
    return isPlain ? "'\(string)'" : nil
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case _ where isControl(scalar):
      "\\u" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2)
        + String(scalar.value, radix: 16, uppercase: true)
    default: String(scalar)
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || scalar.value == 0x7F
  }
}
