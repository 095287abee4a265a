/// Mistakes around the `=`, and in lines that hold more or something else.
extension Mistake {
  /// `substitute` is what stands in place of the `=`, or empty where it is missing.
  static func missingEquals(
    _ keyRange: Range<Int>, at substitute: Range<Int>, value: Range<Int>, in source: Source
  ) -> Diagnostic {
    let key = short(source.beginning(of: keyRange))
    let mark = source.text(substitute)
    let meant =
      keyRange.count + value.count > 160
      ? nil : statementMeant(by: source.text(keyRange), mark, source.text(value))
    let correction = meant.map {
      Diagnostic.Correction(
        $0, at: keyRange.lowerBound..<max(value.upperBound, substitute.upperBound))
    }
    let message =
      mark.isEmpty
      ? "expected `=` and a value after the key `\(key)`"
      : "TOML writes `=`, not `\(mark)`, between the key `\(key)` and its value"
    return Diagnostic(
      code: "missing-equals", message, at: substitute,
      help: meant.map { "write \($0)" } ?? help(for: key, value, in: source),
      correction: correction)
  }

  private static func help(for key: String, _ value: Range<Int>, in source: Source) -> String {
    if key == "-" { return "TOML writes a list as key = [1, 2], and no `-`" }
    if value.isEmpty { return "give it a value: \(key) = 1" }
    let isTable = source.bytes[value.lowerBound] == .openBrace && value.count < 80
    return isTable ? "write \(key) = \(source.text(value))" : "write key = value"
  }

  /// What most likely was meant by a key and the rest of its line; `nil` if nobody could tell.
  private static func statementMeant(
    by key: String, _ mark: String, _ rest: String
  ) -> String? {
    // What is meant is read to see that it is valid; only braces could lead back here from there.
    guard !rest.isEmpty, key != "-", !rest.contains("{") else { return nil }
    if rest == "]" { return "[\(key)]" }
    if isValue(rest) { return "\(key) = \(rest)" }
    guard rest.first?.isLetter == true else { return nil }
    guard mark.isEmpty, let equals = rest.firstIndex(of: "=") else {
      return "\(key) = \(StringText.basic(rest))"
    }
    let words = BareValue.trimmed(rest[..<equals])
    let statement = statement(key, words, rest[rest.index(after: equals)...])
    return Document(recovering: statement).isValid ? statement : nil
  }

  /// Words before an `=`, of which the first may belong to another language.
  private static func statement(
    _ first: String, _ others: String, _ value: Substring
  ) -> String {
    let value = BareValue.trimmed(value)
    let isKeyword = ["let", "var", "const", "export", "set", "local", "my"].contains(first)
    if isKeyword, others.utf8.allSatisfy(\.isBareKey) { return "\(others) = \(value)" }
    return "\(StringText.basic("\(first) \(others)")) = \(value)"
  }

  private static func isValue(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    let begins = first.isDigit || "\"'[+-tfin".utf8.contains(first)
    return begins && Document(recovering: "a = \(text)").isValid
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
    if text == "]" {
      return ("this `]` closes nothing", "remove it", Diagnostic.Correction("", at: range))
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
    if text.hasPrefix("+") {
      return ("texts and numbers are not added up in TOML", "write the one value", nil)
    }
    if text.hasPrefix("\"") || text.hasPrefix("'") {
      return ("`\(key)` has one value, and this is more", "several values stand in [ ]", nil)
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
