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
    self.key = key
    self.prefix = prefix
  }

  var mistake: Diagnostic {
    CurlyQuotes.mistake(in: text, at: range) { corrected(StringText.basic($0)) }
      ?? wordMistake ?? timeMistake ?? numberMistake ?? textMistake
  }

  /// The line with the value replaced, ready to paste.
  private func corrected(_ value: String) -> String {
    value.count > 80 ? "put it in double quotes" : (prefix ?? "") + value
  }

  private var shown: String { text.count > 40 ? text.prefix(39) + "…" : text }

  private func diagnostic(_ code: String, _ message: String, help: String) -> Diagnostic {
    Diagnostic(code: code, message, at: range, help: help)
  }

  private var wordMistake: Diagnostic? {
    switch text.lowercased() {
    case "true", "false":
      diagnostic(
        "invalid-boolean", "booleans are written in lower case, so `\(shown)` is not one",
        help: corrected(text.lowercased()))
    case "yes", "on":
      diagnostic("invalid-boolean", "`\(shown)` is not a TOML value", help: corrected("true"))
    case "no", "off":
      diagnostic("invalid-boolean", "`\(shown)` is not a TOML value", help: corrected("false"))
    case "null", "nil", "none":
      diagnostic(
        "invalid-value", "TOML has no `\(shown)`", help: "leave `\(key)` out where it has no value")
    case "inf", "+inf", "-inf", "nan", "+nan", "-nan", "infinity":
      diagnostic(
        "invalid-number", "`\(shown)` is not a TOML value",
        help: corrected(text.lowercased().replacingInfinity))
    default: nil
    }
  }

  private var timeMistake: Diagnostic? {
    let bytes = Array(text.utf8)[...]
    let hour = bytes.prefix(while: \.isDigit)
    if hour.count == 1, bytes.dropFirst().first == .colon, isTimeLike(bytes) {
      return diagnostic(
        "invalid-time", "the hour of `\(key)` needs two digits", help: corrected("0" + text))
    }
    let isDate = DateTimeLiteral.beginsWithDate(bytes) && bytes.dropFirst(5).first?.isDigit == true
    guard isDate || DateTimeLiteral.beginsWithTime(bytes), isTimeLike(bytes) else { return nil }
    return dateTimeMistake(bytes, code: isDate ? "invalid-date" : "invalid-time")
  }

  private func isTimeLike(_ bytes: ArraySlice<UInt8>) -> Bool {
    let marks: [UInt8] = [.colon, .minus, .plus, .dot, .space]
    let isTimeByte = bytes.allSatisfy { byte in
      byte.isDigit || marks.contains(byte) || "tTzZ".utf8.contains(byte)
    }
    // Two times with a hyphen between them are meant as a span of time, which is text.
    let colons = bytes.prefix { $0 != .minus || bytes.first?.isDigit == false }
    return isTimeByte && !(bytes.contains(.minus) && colons.contains(.colon))
      || isTimeByte && DateTimeLiteral.beginsWithDate(bytes)
  }

  private func dateTimeMistake(_ bytes: ArraySlice<UInt8>, code: String) -> Diagnostic? {
    // Only TOML 1.0 refuses what the newer edition accepts: a time without seconds.
    do throws(DateTimeLiteral.Fault) {
      _ = try DateTimeLiteral(bytes, version: .v11)
    } catch {
      return diagnostic(
        code, "\(error.message), in the value of `\(key)`",
        help: code == "invalid-date"
          ? "write it like 2025-12-31, 09:30:00 or 2025-12-31T09:30:00Z"
          : "write it like 09:30 or 09:30:00")
    }
    return diagnostic(
      code, "TOML 1.0 needs seconds in the time of `\(key)`", help: corrected(withSeconds))
  }

  private var withSeconds: String {
    guard let colon = text.firstIndex(of: ":") else { return text }
    let end = text.index(colon, offsetBy: 3, limitedBy: text.endIndex) ?? text.endIndex
    return text[..<end] + ":00" + text[end...]
  }

  private var numberMistake: Diagnostic? {
    let bytes = Array(text.utf8)[...]
    let unsigned = bytes.first == .minus || bytes.first == .plus ? bytes.dropFirst() : bytes
    guard unsigned.first?.isDigit == true || unsigned.first == .dot && unsigned.count > 1 else {
      return nil
    }
    if let kind = NumberLiteral(bytes).kind { return outOfRange(kind) }
    let plain = unsigned.drop { $0 == .zero }
    let sign = unsigned.count < bytes.count ? String(text.prefix(1)) : ""
    if unsigned.first == .zero, plain.first?.isDigit == true, NumberLiteral(plain).kind != nil {
      let number = sign + String(decoding: plain, as: UTF8.self)
      return diagnostic(
        "invalid-number", "the number `\(shown)` must not begin with a zero",
        help: corrected(number))
    }
    return unsigned.contains { $0.isDigit || $0 == .underscore || $0 == .dot }
      ? unit(unsigned) : nil
  }

  private func outOfRange(_ kind: Node.Kind) -> Diagnostic {
    kind == .integer
      ? diagnostic(
        "integer-out-of-range", "the value of `\(key)` does not fit into 64 bits",
        help: "whole numbers go from -9223372036854775808 to 9223372036854775807")
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
        help: corrected(StringText.basic(text)))
    }
    return diagnostic(
      "invalid-number", "`\(shown)` is not a number",
      help: "digits stand on both sides of a `.` or `_`, and 0x, 0o and 0b are in lower case")
  }

  private var textMistake: Diagnostic {
    let quoted = StringText.literal(text).flatMap { text.contains("\\") ? $0 : nil }
    return diagnostic(
      "unquoted-string", "text values need quotes, and the value of `\(key)` has none",
      help: corrected(quoted ?? StringText.basic(text)))
  }
}

extension String {
  /// The text with `infinity` written as TOML writes it.
  fileprivate var replacingInfinity: String { self == "infinity" ? "inf" : self }
}
