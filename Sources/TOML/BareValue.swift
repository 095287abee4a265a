/// A text without quotes that was meant as a number or another value, and how TOML writes it.
enum BareValue {
  /// Whether a text is a value of TOML that needs no quotes.
  static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)[...]
    return text == "true" || text == "false" || NumberLiteral(bytes).kind != nil
      || (try? DateTimeLiteral(bytes, version: .v11)) != nil
  }

  /// The number that a text is with its dots, underscores and letters put right, if it is one.
  static func number(_ text: String) -> String? {
    let underscored = rewritten(Array(text.lowercased().utf8)) { before, byte, next in
      let stands = byte != .underscore || before.digitValue != nil && next.digitValue != nil
      return stands ? [byte] : []
    }
    let bytes = rewritten(underscored) { before, byte, next in
      guard byte == .dot else { return [byte] }
      return (before.isDigit ? [] : [.zero]) + [byte] + (next.isDigit ? [] : [.zero])
    }
    return NumberLiteral(bytes[...]).kind == nil ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// Bytes with each replaced by what is made of it and its neighbours, which are zero at the ends.
  private static func rewritten(
    _ bytes: [UInt8], _ replacement: (_ before: UInt8, UInt8, _ next: UInt8) -> [UInt8]
  ) -> [UInt8] {
    bytes.indices.flatMap { index in
      replacement(
        index > 0 ? bytes[index - 1] : 0, bytes[index],
        index + 1 < bytes.count ? bytes[index + 1] : 0)
    }
  }

  /// The value that a text is with each look-alike of an ASCII character replaced, if it is one.
  static func withoutLookalikes(_ text: String) -> (value: String, lookalike: Unicode.Scalar)? {
    let scalars = text.unicodeScalars
    guard let first = scalars.first(where: { ascii(for: $0) != nil }) else { return nil }
    let value = String(String.UnicodeScalarView(scalars.map { ascii(for: $0) ?? $0 }))
    return isValid(value) ? (value, first) : nil
  }

  /// The ASCII character that another looks like: the dashes, and the wide forms.
  static func ascii(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212, 0xFE63: "-"
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
    default: nil
    }
  }

  /// A text with commas as an array of its parts, if it can be one.
  static func list(_ text: String) -> String? {
    let isTuple = text.hasPrefix("(") && text.hasSuffix(")")
    let content = isTuple ? text.dropFirst().dropLast() : text[...]
    let parts = content.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
    let isPlain = text.utf8.count < 60 && !text.contains("\"") && !text.contains("'")
    guard isPlain, parts.count > 1, !parts.contains("") else { return nil }
    let values = parts.map { isValid($0) ? $0 : StringText.basic($0) }
    return "[\(values.joined(separator: ", "))]"
  }

  /// A text without the blanks at its ends.
  static func trimmed(_ text: Substring) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let start = text.drop(while: isBlank)
    return String(start.prefix(start.count - start.reversed().prefix(while: isBlank).count))
  }
}
