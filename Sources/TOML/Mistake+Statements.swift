/// Mistakes around the `=`, and in lines that hold more or something else.
extension Mistake {
  /// `substitute` is what stands in place of the `=`, or empty where it is missing.
  static func missingEquals(
    _ key: String, at substitute: Range<Int>, value: Range<Int>, isValueAhead: Bool,
    in source: Source
  ) -> Diagnostic {
    let key = short(key)
    let mark = source.text(substitute)
    let rest = value.count > 160 ? nil : source.text(value)
    let meant = rest.map { isValueAhead ? $0 : StringText.basic($0) }
    let (help, correction): (String, Diagnostic.Correction?) =
      if value.isEmpty {
        ("give it a value: \(key) = 1", nil)
      } else if let rest, isStatement(rest) {
        ("write \(rest)", nil)
      } else if let meant {
        (
          "\(key) = \(meant)",
          Diagnostic.Correction(" = \(meant)", at: substitute.lowerBound..<value.upperBound)
        )
      } else {
        ("write key = value", nil)
      }
    let message =
      mark.isEmpty
      ? "expected `=` and a value after the key `\(key)`"
      : "TOML writes `=`, not `\(mark)`, between the key `\(key)` and its value"
    return Diagnostic(
      code: "missing-equals", message, at: substitute, help: help, correction: correction)
  }

  /// Whether a text is a key with its value, as behind `let` and `export`.
  private static func isStatement(_ text: String) -> Bool {
    let rest = text.utf8.drop(while: \.isBareKey).drop(while: \.isBlank)
    return rest.first == .equals && text.utf8.first?.isLetter == true
  }

  static func missingValue(of key: String, at range: Range<Int>, inBraces: Bool) -> Diagnostic {
    let key = short(key)
    return Diagnostic(
      code: "missing-value", "`\(key)` has no value", at: range,
      help: inBraces
        ? "an empty text is \"\"; to leave `\(key)` unset, remove the key"
        : "its value stands in the same line; to leave `\(key)` unset, remove the line")
  }

  /// `range` is what stands behind a value or a header in its line.
  static func trailingText(
    at range: Range<Int>, of key: String, in source: Source
  ) -> Diagnostic {
    let (message, help, correction) = trailing(range, short(key), in: source)
    return Diagnostic(
      code: "unexpected-text", message, at: range, help: help, correction: correction)
  }

  private static func trailing(
    _ range: Range<Int>, _ key: String, in source: Source
  ) -> (message: String, help: String, correction: Diagnostic.Correction?) {
    let text = source.text(range.lowerBound..<min(range.upperBound, range.lowerBound + 200))
    if text == "," || text == ";" {
      let correction = Diagnostic.Correction("", at: range)
      return ("no `\(text)` stands at the end of a line", "remove it", correction)
    }
    if let mark = ["//", "--", "/*", ";"].first(where: text.hasPrefix) {
      let start = range.lowerBound..<range.lowerBound + mark.utf8.count
      return (
        "a comment begins with `#`, not with `\(mark)`", "write # in the place of \(mark)",
        Diagnostic.Correction("#", at: start)
      )
    }
    if let quoteHelp = helpWithQuotes(range, in: source) {
      return ("the string for `\(key)` ends before this", quoteHelp, nil)
    }
    if text.hasPrefix(","), !text.contains("=") {
      let isNumber = text.utf8.dropFirst().first?.isDigit == true
      let help = isNumber ? "no commas stand in numbers; several values" : "several values"
      return ("`\(key)` has one value, and this is more", "\(help) stand in [ ]", nil)
    }
    let help = "begin a new line for each key and each header, and put `#` before a comment"
    return ("unexpected text in the line of `\(key)`", help, nil)
  }

  /// What to do about a string that holds quotes of its own, if that is what ended it.
  private static func helpWithQuotes(_ range: Range<Int>, in source: Source) -> String? {
    guard range.lowerBound > 0 else { return nil }
    let quote = source.bytes[range.lowerBound - 1]
    guard source.bytes[range].contains(quote), source.bytes[range.lowerBound] != .comma else {
      return nil
    }
    switch quote {
    case .apostrophe: return "put double quotes around a text with an apostrophe in it"
    case .quote: return "write \\\" for a quote in a text, or put single quotes around the text"
    default: return nil
    }
  }

  static func unclosedHeader(
    _ name: String, at range: Range<Int>, isElement: Bool, in source: Source
  ) -> Diagnostic {
    let name = short(name)
    let rest = range.upperBound..<source.textEnd(from: range.upperBound)
    let open =
      source.bytes[rest].contains(.closeBracket) && isElement ? "]" : isElement ? "]]" : "]"
    let isAlone = rest.isEmpty || source.text(rest) == "]"
    return Diagnostic(
      code: "unclosed-header",
      "the header of `\(name)` is not closed by `\(isElement ? "]]" : "]")`", at: range,
      help: isAlone
        ? "write \(isElement ? "[[\(name)]]" : "[\(name)]")"
        : "close it, or put a name with other characters than A-Z, a-z, 0-9, - and _ in quotes",
      correction: isAlone ? Diagnostic.Correction(open, at: rest.upperBound..<rest.upperBound) : nil
    )
  }

  static func json(at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      code: "json-document", "this is JSON, not TOML", at: range,
      help: "write key = value in lines of their own, and the name of an object as a [header]")
  }

  static func conflict(at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      code: "merge-conflict", "two sides of a merge did not agree here", at: range,
      help: "keep one of the two, and remove the lines with <<<<<<<, ======= and >>>>>>>")
  }
}
