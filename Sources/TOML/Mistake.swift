/// What to say of each mistake that the parser can meet: here those of keys and headers.
enum Mistake {
  /// A name or a text as a sentence quotes it, which a very long one is not in full.
  static func short(_ text: String) -> String {
    guard text.utf8.count > 60 else { return text }
    return String(text.unicodeScalars.prefix(40)) + "…"
  }

  static func missingKey(at range: Range<Int>, found: UInt8) -> Diagnostic {
    let message =
      switch found {
      case .equals: "there is no key before the `=`"
      case .dot: "there is no key before the `.`"
      case .closeBracket: "a key is missing before the `]`"
      case _ where found > .space && found < .delete:
        "a key cannot begin with `\(Unicode.Scalar(found))`"
      default: "expected a key"
      }
    let help =
      switch found {
      case UInt8(ascii: "/"), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "%"):
        "a comment begins with `#`; a key with other characters than letters stands in quotes"
      case .openBrace: "write key = value in lines of their own, without braces around them"
      case .closeBrace: "remove it; no line opens what it could close"
      case .openBracket: "write [[name]] without blanks between the brackets"
      default:
        "a key is made of A-Z, a-z, 0-9, `-` and `_`, or stands in quotes; an empty key is \"\""
      }
    return Diagnostic(
      code: "missing-key", message, at: range, help: help)
  }

  static func unicodeKey(_ word: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      code: "unquoted-key", "a key with other characters than A-Z, a-z, 0-9, - and _ needs quotes",
      at: range,
      help: word.utf8.count > 60 ? "put it in quotes" : "write \(StringText.basic(word))",
      correction: Diagnostic.Correction(StringText.basic(word), at: range))
  }

  static func multilineKey(at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      code: "multi-line-key", "a key cannot be a multi-line string", at: range,
      help: "use one quote on each side")
  }

  static func deepKey(at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      code: "nested-too-deeply",
      "a key may have \(Parser.nestingLimit) parts, and this one has more", at: range)
  }

  static func deepTable(at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      code: "nested-too-deeply",
      "this table is nested more than \(Parser.nestingLimit) levels deep", at: range)
  }
}

/// Mistakes with brackets.
extension Mistake {
  static func deepValue(_ key: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      code: "nested-too-deeply",
      "the value of `\(short(key))` is nested more than \(Parser.nestingLimit) levels deep",
      at: range)
  }

  static func unclosedBracket(
    _ noun: String, _ key: String, at range: Range<Int>, closer: UInt8
  ) -> Diagnostic {
    Diagnostic(
      code: noun == "array" ? "unclosed-array" : "unclosed-inline-table",
      "the \(noun) for `\(short(key))` is never closed", at: range, label: "opened here",
      help: "add a `\(Unicode.Scalar(closer))` after its last value")
  }

  /// `missing` are the brackets that must come before this one, or none if it should be another.
  static func wrongCloser(
    _ frame: Frame, _ key: String, at range: Range<Int>, missing: [UInt8]
  ) -> Diagnostic {
    let closer = String(Unicode.Scalar(frame.closer))
    let text = missing.isEmpty ? closer : String(decoding: missing, as: UTF8.self)
    return Diagnostic(
      code: "mismatched-bracket", "the \(frame.noun) for `\(short(key))` ends with `\(closer)`",
      at: range, label: "expected `\(closer)` here",
      related: Diagnostic.Label("opened here", at: frame.start..<frame.start + 1),
      help: missing.isEmpty
        ? "write `\(closer)` in the place of this bracket"
        : "put `\(short(text))` before this bracket",
      correction: Diagnostic.Correction(
        text, at: missing.isEmpty ? range : range.lowerBound..<range.lowerBound))
  }

  static func extraComma(in noun: String, _ key: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      code: "extra-comma", "there is no value before this comma in the \(noun) for `\(short(key))`",
      at: range, help: "remove the comma", correction: Diagnostic.Correction("", at: range))
  }

  static func missingComma(_ things: String, of key: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      code: "missing-comma", "expected `,` between the \(things) of `\(short(key))`", at: range,
      help: "put a comma between every two \(things)",
      correction: Diagnostic.Correction(",", at: range))
  }

  static func pairInArray(_ pair: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      code: "pair-in-array", "an array holds values, and `\(short(pair))` is a key with its value",
      at: range, help: "put it in braces: { \(short(pair)) }")
  }

  static func breakInTable(_ key: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      code: "line-break-in-inline-table",
      "TOML 1.0 needs the inline table for `\(short(key))` to stand on one line", at: range,
      help: "write it on one line, or under a [header] of its own with one line for each key")
  }

  static func trailingComma(at comma: Int, in table: Range<Int>, of bytes: [UInt8]) -> Diagnostic {
    let reach = max(0, table.lowerBound - 60)
    let newline = bytes[reach..<table.lowerBound].lastIndex(of: .newline)
    let line = newline.map { $0 + 1 } ?? reach
    let before = bytes[line..<comma].drop(while: \.isBlank)
    let after = bytes[comma + 1..<table.upperBound]
    let isShort =
      table.count < 80 && !bytes[table].contains(.newline) && (newline != nil || reach == 0)
    return Diagnostic(
      code: "trailing-comma", "TOML 1.0 forbids a comma before the `}` of an inline table",
      at: comma..<comma + 1,
      help: isShort ? String(decoding: before + after, as: UTF8.self) : "remove the comma",
      correction: Diagnostic.Correction("", at: comma..<comma + 1))
  }
}
