/// Mistakes in strings.
extension Mistake {
  /// `line` is the statement up to the string's end, if it can be shown as a correction.
  static func unclosedString(
    _ key: String, at range: Range<Int>, of bytes: [UInt8], line: String?
  ) -> Diagnostic {
    let text = bytes[range]
    let quote = String(Unicode.Scalar(text.first ?? .quote))
    let owner = key.isEmpty ? "this key" : "the string for `\(key)`"
    let message =
      key.isEmpty ? "the quotes of this key are never closed" : "\(owner) is never closed"
    let help =
      if quote == "\"", text.dropFirst().suffix(2).elementsEqual([.backslash, .quote]) {
        "`\\\"` does not end a string; put single quotes around a text with backslashes"
      } else if let line, line.utf8.count < 80 {
        "add a quote at the end: \(line)\(quote)"
      } else {
        "add a quote at the end: \(quote)"
      }
    return Diagnostic(
      code: "unclosed-string", message, at: range, label: "opened here", help: help)
  }

  static func unclosedMultiline(
    _ key: String, at range: Range<Int>, _ quotes: String
  ) -> Diagnostic {
    Diagnostic(
      code: "unclosed-string", "the multi-line string for `\(key)` is never closed", at: range,
      label: "opened here", help: "add \(quotes) where it ends")
  }

  static func escape(_ fault: EscapeFault, in range: Range<Int>, of bytes: [UInt8]) -> Diagnostic {
    let escape = String(decoding: bytes[fault.range], as: UTF8.self)
    let message =
      switch fault.reason {
      case .unknown: "`\(escape)` means nothing in a string with double quotes"
      case .digits(let count):
        "`\(escape.prefix(2))` begins a Unicode escape and needs \(count) hexadecimal digits"
      case .scalar: "`\(escape)` is no Unicode scalar value"
      }
    return Diagnostic(
      code: "invalid-escape", message, at: fault.range, help: escapeHelp(bytes[range]))
  }

  private static func escapeHelp(_ string: ArraySlice<UInt8>) -> String {
    let content = String(decoding: string.dropFirst().dropLast(), as: UTF8.self)
    guard string.count < 80, !string.starts(with: [.quote, .quote, .quote]),
      let literal = StringText.literal(content)
    else { return "write `\\\\` for a backslash" }
    return "in single quotes a backslash is only a backslash: \(literal)"
  }
}
