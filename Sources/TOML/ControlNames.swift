/// What to call characters that cannot be seen.
enum ControlNames {
  /// A code point such as `U+001B`, with the name of the character where it has one.
  static func name(of scalar: Unicode.Scalar) -> String {
    let code = codePoint(of: scalar)
    if let name = scalar.properties.name { return "\(code) \(name)" }
    if let alias = aliases[scalar.value] { return "\(code) \(alias)" }
    return code
  }

  /// What Unicode calls the control characters that turn up most, which have no names proper.
  private static let aliases: [UInt32: String] = [
    0x00: "NULL", 0x07: "ALERT", 0x08: "BACKSPACE", 0x0B: "LINE TABULATION", 0x0C: "FORM FEED",
    0x1B: "ESCAPE", 0x7F: "DELETE",
  ]

  /// A byte in two digits, such as `0x0A`.
  static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 0x10 ? "0x0" : "0x") + String(byte, radix: 16, uppercase: true)
  }

  /// A code point in at least four digits, such as `U+00A0`.
  static func codePoint(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
