/// A text without quotes that is no value, and the most helpful thing to say of it.
struct BareText {
  private let text: String
  private let range: Range<Int>
  private let key: String
  private let prefix: String?

  /// Takes the text, its key, and what stands before it in its line if the line can be shown.
  init(_ text: String, at range: Range<Int>, key: String, before prefix: String?) {
    self.text = text
    self.range = range
    self.key = Mistake.short(key)
    self.prefix = prefix
  }

  var mistake: Diagnostic {
    CurlyQuotes.mistake(in: text, at: range) { line(with: StringText.basic($0)) }
      ?? wordMistake ?? markMistake ?? BareTime(text).map(timeMistake) ?? lookalikeMistake
      ?? numberMistake ?? textMistake
  }

  /// The line with the value replaced, ready to paste.
  private func line(with value: String) -> String {
    if value.utf8.count > 160 { return "put it in double quotes" }
    guard let prefix else { return "write \(value)" }
    return prefix + (prefix.utf8.last == .equals ? " " : "") + value
  }

  private var shown: String { Mistake.short(text) }

  private func diagnostic(_ code: String, _ message: String, help: String) -> Diagnostic {
    Diagnostic(code: code, message, at: range, help: help)
  }

  /// A mistake that another value mends.
  private func diagnostic(
    _ code: String, _ message: String, write value: String, orElse alternative: String = ""
  ) -> Diagnostic {
    Diagnostic(
      code: code, message, at: range, help: line(with: value) + alternative,
      correction: Diagnostic.Correction(value, at: range))
  }

  private var wordMistake: Diagnostic? {
    switch text.lowercased() {
    case "true", "false":
      diagnostic(
        "invalid-boolean", "booleans are written in lower case, so `\(shown)` is not one",
        write: text.lowercased())
    case "yes", "on": booleanMistake("true")
    case "no", "off": booleanMistake("false")
    case "null", "nil", "none":
      diagnostic(
        "invalid-value", "TOML has no `\(shown)`",
        help: prefix == nil
          ? "leave it out" : "to leave `\(key)` unset, remove the line or put a `#` before it")
    case "inf", "+inf", "-inf", "nan", "+nan", "-nan":
      diagnostic(
        "invalid-number", "`\(shown)` is written in lower case", write: text.lowercased())
    case "infinity":
      diagnostic("invalid-number", "infinity is written `inf`", write: "inf")
    default: nil
    }
  }

  private func booleanMistake(_ value: String) -> Diagnostic {
    diagnostic(
      "invalid-boolean", "`\(shown)` is not a TOML value", write: value,
      orElse: ", or if you mean the word: \(StringText.basic(text))")
  }

  /// A mark of another language before or behind the value, or in its place.
  private var markMistake: Diagnostic? {
    switch text.first {
    case "=",
      ">" where text.first == "=" || prefix?.utf8.last == .equals:
      let value = BareValue.trimmed(text.drop { $0 == "=" || $0 == ">" })
      return value.isEmpty
        ? Mistake.missingValue(of: key, at: range, inBraces: prefix == nil)
        : diagnostic(
          "extra-equals", "one `=` stands between the key `\(key)` and its value, and nothing else",
          write: value)
    case "#" where text == "#" || text.hasPrefix("# ") || text.hasPrefix("#\t"):
      return Mistake.missingValue(
        of: key, at: range.lowerBound..<range.lowerBound, inBraces: prefix == nil)
    case "]" where text == "]", "}" where text == "}":
      return diagnostic(
        "unopened-bracket", "there is nothing that this `\(text)` could close",
        help: "give `\(key)` a value, or remove the line")
    default:
      let value = String(text.dropLast())
      guard text.last == ";", BareValue.isValid(value) else { return nil }
      return diagnostic("unexpected-text", "TOML has no `;` at the end of a line", write: value)
    }
  }

  private func timeMistake(_ time: BareTime) -> Diagnostic {
    let message =
      switch time.fault {
      case .hourDigits: "the hour of `\(key)` needs two digits"
      case .seconds: "TOML 1.0 needs seconds in the time of `\(key)`"
      case .halfDay: "TOML counts hours from 00 to 23, without am and pm, in the time of `\(key)`"
      case .dateForm: "TOML writes the date of `\(key)` as year-month-day"
      case .other(let message): "\(message), in the value of `\(key)`"
      }
    return time.corrected.map { diagnostic(time.code, message, write: $0) }
      ?? diagnostic(time.code, message, help: time.example)
  }

  private var lookalikeMistake: Diagnostic? {
    BareValue.withoutLookalikes(text).map { found in
      let code = ControlNames.codePoint(of: found.lookalike)
      let ascii = BareValue.ascii(for: found.lookalike).map { "`\($0)`" } ?? ""
      return diagnostic(
        "lookalike-character", "\(found.lookalike) (\(code)) looks like \(ascii) but is not",
        write: found.value)
    }
  }

  private var numberMistake: Diagnostic? {
    let bytes = Array(text.utf8)[...]
    let unsigned = bytes.first == .minus || bytes.first == .plus ? bytes.dropFirst() : bytes
    guard unsigned.first?.isDigit == true || unsigned.first == .dot && unsigned.count > 1 else {
      return nil
    }
    if let kind = NumberLiteral(bytes).kind { return outOfRange(kind) }
    // A version or an address is no number, however many digits it has.
    if bytes.count(where: { $0 == .dot }) > 1 { return nil }
    let plain = unsigned.drop { $0 == .zero }
    let sign = unsigned.count < bytes.count ? String(text.prefix(1)) : ""
    if unsigned.first == .zero, plain.first?.isDigit == true, NumberLiteral(plain).kind != nil {
      return diagnostic(
        "invalid-number", "the number `\(shown)` must not begin with a zero",
        write: sign + String(decoding: plain, as: UTF8.self),
        orElse: ", or to keep the zero: \(StringText.basic(text))")
    }
    return unsigned.contains { $0.isDigit || $0 == .underscore || $0 == .dot }
      ? unit(unsigned) : nil
  }

  private func outOfRange(_ kind: Node.Kind) -> Diagnostic {
    kind == .integer
      ? diagnostic(
        "integer-out-of-range", "the value of `\(key)` does not fit into 64 bits",
        help: "whole numbers go from -9223372036854775808 to 9223372036854775807; "
          + "put a longer one in quotes")
      : diagnostic(
        "float-out-of-range", "the value of `\(key)` is larger than any 64-bit number",
        help: "the largest is about 1.8e308; write inf if you mean infinity")
  }

  /// What to say of a number with something behind it, such as a unit.
  private func unit(_ unsigned: ArraySlice<UInt8>) -> Diagnostic? {
    let rest = unsigned.drop { $0.isDigit || $0 == .dot || $0 == .underscore }
    let isNumber = unsigned.first?.isDigit == true
    guard rest.allSatisfy({ $0.isLetter || $0 == .plus || $0 == .minus || $0.isDigit }) else {
      return nil
    }
    if isNumber, !rest.isEmpty, rest.allSatisfy(\.isLetter),
      !"xobeXOBE".utf8.contains(rest[rest.startIndex])
    {
      let unit = String(decoding: rest.prefix(20), as: UTF8.self)
      return diagnostic(
        "unquoted-string", "the value of `\(key)` is a number followed by `\(unit)`",
        write: StringText.basic(text))
    }
    if let number = BareValue.number(text) {
      return diagnostic(
        "invalid-number", "`\(shown)` is not how a number is written", write: number)
    }
    return diagnostic(
      "invalid-number", "`\(shown)` is not a number",
      help: "digits stand on both sides of a `.` or `_`, and 0x, 0o and 0b are in lower case")
  }

  private var textMistake: Diagnostic {
    let quoted = StringText.literal(text).flatMap { text.contains("\\") ? $0 : nil }
    return diagnostic(
      "unquoted-string", "text values need quotes, and the value of `\(key)` has none",
      write: quoted ?? StringText.basic(text),
      orElse: prefix == nil ? "" : BareValue.list(text).map { ", or for a list: \($0)" } ?? "")
  }
}
