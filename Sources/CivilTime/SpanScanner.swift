/// A number with its unit, as it stands in a text.
struct SpanTerm {
  let whole: UInt64
  /// The digits after the decimal point, each 0 to 9.
  let fraction: [UInt64]
  let unit: SpanUnit?
  let range: Range<Int>

  /// The length where the unit is as long as `SpanUnit` says, or `nil` if that is too long.
  ///
  /// Each digit after the point is cut at the microsecond, as systemd does.
  func microseconds(unit fallback: UInt64) -> UInt64? {
    let unit = unit?.microseconds ?? fallback
    let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
    guard !overflow else { return nil }
    var total = product
    var tenth = unit / 10
    for digit in fraction where tenth > 0 {
      total = total.addingSaturated(digit * tenth)
      tenth /= 10
    }
    return total == .max ? nil : total
  }
}

/// Takes a text apart into the terms of a span, after systemd.time(7), "Parsing Time Spans".
struct SpanScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
    skipSpaces()
  }

  /// All that has not been read, without the spaces at its end.
  var rest: (text: String, range: Range<Int>) {
    let end = (bytes.lastIndex { !Self.isSpace($0) } ?? -1) + 1
    let range = position..<max(position, end)
    return (String(decoding: bytes[range], as: UTF8.self), range)
  }

  /// The next term, or `nil` at the end of the text.
  mutating func next() throws(TimeSpanError) -> SpanTerm? {
    skipSpaces()
    guard position < bytes.count else { return nil }
    let start = position
    let whole = try number()
    let fraction = try fraction()
    guard whole != nil || fraction != nil else { throw unexpected() }
    let unit = try unit()
    return SpanTerm(
      whole: whole ?? 0, fraction: fraction ?? [], unit: unit, range: start..<position)
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private mutating func skipSpaces() {
    while let byte, Self.isSpace(byte) { position += 1 }
  }

  private mutating func number() throws(TimeSpanError) -> UInt64? {
    let start = position
    if byte == UInt8(ascii: "-") {
      throw TimeSpanError("A span cannot be negative", at: position..<position + 1)
    }
    if byte == UInt8(ascii: "+"), position + 1 < bytes.count, bytes[position + 1].isDigit {
      position += 1
    }
    var value: Int64?
    while let byte, byte.isDigit {
      let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int64(byte.digit))
      guard !overflow, !carry else {
        let end = bytes[position...].firstIndex { !$0.isDigit } ?? bytes.count
        throw TimeSpanError("The number is too large", at: start..<end)
      }
      value = sum
      position += 1
    }
    return value.map(UInt64.init)
  }

  private mutating func fraction() throws(TimeSpanError) -> [UInt64]? {
    guard byte == UInt8(ascii: ".") else { return nil }
    position += 1
    var digits: [UInt64] = []
    while let byte, byte.isDigit {
      digits.append(UInt64(byte.digit))
      position += 1
    }
    guard !digits.isEmpty else {
      throw TimeSpanError("Digits must follow the decimal point", at: position - 1..<position)
    }
    return digits
  }

  private mutating func unit() throws(TimeSpanError) -> SpanUnit? {
    let end = position
    skipSpaces()
    if let (unit, count) = SpanUnit.prefix(of: bytes[position...]) {
      position += count
      return unit
    }
    guard position > end || position == bytes.count else { throw unexpected() }
    return nil
  }

  private func unexpected() -> TimeSpanError {
    let tail = bytes[position...]
    let letters = tail.prefix { $0.isLetter || $0 >= 0x80 }
    guard letters.isEmpty else { return unknown(letters) }
    let end = tail.firstIndex(where: Self.isSpace) ?? bytes.count
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    return TimeSpanError(
      "“\(text)” is not a number with a unit", hint: "write for example 2h 30min",
      at: position..<end)
  }

  private func unknown(_ letters: ArraySlice<UInt8>) -> TimeSpanError {
    let word = String(decoding: letters, as: UTF8.self)
    let lower = word.lowercased()
    if SpanUnit.allCases.contains(where: { $0.spellings.contains(word) }) {
      return TimeSpanError(
        "“\(word)” has no number before it", hint: "write for example 2 days",
        at: letters.startIndex..<letters.endIndex)
    }
    if SpanUnit.allCases.contains(where: { $0.spellings.contains(lower) }) {
      return TimeSpanError(
        "“\(word)” is not a unit of time", hint: "units are written small: \(lower)",
        at: letters.startIndex..<letters.endIndex)
    }
    return TimeSpanError(
      "“\(word)” is not a unit of time",
      hint: "write s, min, h, days, weeks, months or years",
      at: letters.startIndex..<letters.endIndex)
  }
}
