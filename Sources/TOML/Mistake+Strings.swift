/// Mistakes in strings.
extension Mistake {
  /// `line` is the statement up to the string's end, if it can be shown as a correction.
  static func unclosedString(
    _ key: String, at range: Range<Int>, of bytes: [UInt8], line: String?
  ) -> Diagnostic {
    let text = bytes[range]
    let quote = String(Unicode.Scalar(text.first ?? .quote))
    let message =
      key.isEmpty
      ? "the quotes of this key are never closed" : "the string for `\(short(key))` is never closed"
    let endsEscaped =
      quote == "\"" && text.dropFirst().suffix(2).elementsEqual([.backslash, .quote])
    let help =
      if endsEscaped {
        "`\\\"` does not end a string; put single quotes around a text with backslashes"
      } else if let line, line.utf8.count < 80 {
        "add a quote at the end: \(line)\(quote)"
      } else {
        "add a \(quote) where it ends"
      }
    return Diagnostic(
      code: "unclosed-string", message, at: range, label: "opened here", help: help,
      correction: line == nil || endsEscaped
        ? nil : Diagnostic.Correction(quote, at: range.upperBound..<range.upperBound))
  }

  static func brokenString(_ key: String, at range: Range<Int>, quote: UInt8) -> Diagnostic {
    let quotes = String(repeating: String(Unicode.Scalar(quote)), count: 3)
    return Diagnostic(
      code: "unclosed-string", "the string for `\(short(key))` is not closed in its line",
      at: range,
      label: "opened here", help: "put \(quotes) on both sides of a text over several lines")
  }

  static func unclosedMultiline(
    _ key: String, at range: Range<Int>, _ quotes: String
  ) -> Diagnostic {
    Diagnostic(
      code: "unclosed-string", "the multi-line string for `\(short(key))` is never closed",
      at: range,
      label: "opened here", help: "add \(quotes) where it ends")
  }

  static func escape(_ fault: EscapeFault, in range: Range<Int>, of bytes: [UInt8]) -> Diagnostic {
    let escape = String(decoding: bytes[fault.range], as: UTF8.self)
    let message =
      switch fault.reason {
      case .unknown: "`\(escape)` means nothing in a string with double quotes"
      case .digits(let count):
        "`\(escape.prefix(2))` begins a Unicode escape and needs \(count) hexadecimal digits"
      case .scalar: "`\(escape)` stands for no character"
      }
    let isSurrogate = fault.reason == .scalar
    let isUnfinished = fault.range.count > 2
    let literal = isSurrogate || isUnfinished ? nil : literal(for: bytes[range])
    return Diagnostic(
      code: "invalid-escape", message, at: fault.range,
      help: literal.map { "in single quotes a backslash is only a backslash: \($0)" }
        ?? (isSurrogate ? "write the character itself" : "write `\\\\` for a backslash"),
      correction: literal.map { Diagnostic.Correction($0, at: range) })
  }

  /// The same text in single quotes, if it is short and can stand so.
  private static func literal(for string: ArraySlice<UInt8>) -> String? {
    guard string.count < 80, !string.starts(with: [.quote, .quote, .quote]) else { return nil }
    return StringText.literal(String(decoding: string.dropFirst().dropLast(), as: UTF8.self))
  }
}
