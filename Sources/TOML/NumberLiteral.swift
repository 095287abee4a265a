/// A number as it stands in the source: what kind it is, and what it is worth.
struct NumberLiteral {
  private let text: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { self.text = text }

  /// Whether the text is an integer or a float by the grammar, whatever its size.
  var kind: Node.Kind? {
    if radix != 10 { return isRadixInteger ? .integer : nil }
    if isSpecialFloat { return .float }
    var rest = unsigned
    let digits = takeDigits(&rest)
    guard digits > 0, digits == 1 || unsigned.first != .zero else { return nil }
    if rest.isEmpty { return .integer }
    if rest.first == .dot {
      rest = rest.dropFirst()
      guard takeDigits(&rest) > 0 else { return nil }
    }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == .plus || rest.first == .minus { rest = rest.dropFirst() }
      guard takeDigits(&rest) > 0 else { return nil }
    }
    return rest.isEmpty ? .float : nil
  }

  /// The value of an integer, or `nil` if 64 bits cannot hold it.
  var integer: Int64? {
    let digits = radix == 10 ? unsigned : text.dropFirst(2)
    // Counting down reaches the least integer, which has no positive counterpart.
    var value: Int64 = 0
    for byte in digits where byte != .underscore {
      let (product, overflow) = value.multipliedReportingOverflow(by: Int64(radix))
      let (sum, underflow) = product.subtractingReportingOverflow(Int64(byte.digitValue ?? 0))
      if overflow || underflow { return nil }
      value = sum
    }
    if text.first == .minus { return value }
    return value == .min ? nil : -value
  }

  /// The value of a float, or `nil` if it is finite in the source and too large for 64 bits.
  var float: Double? {
    let digits = String(decoding: text.filter { $0 != .underscore }, as: UTF8.self)
    guard let value = Double(digits) else { return nil }
    return value.isFinite || isSpecialFloat ? value : nil
  }

  /// Whether the value must be worked out to know that it fits.
  var mayOverflow: Bool { text.count > 15 || text.contains { $0 | 0x20 == UInt8(ascii: "e") } }

  private var unsigned: ArraySlice<UInt8> {
    text.first == .plus || text.first == .minus ? text.dropFirst() : text
  }

  private var isSpecialFloat: Bool {
    unsigned.elementsEqual("inf".utf8) || unsigned.elementsEqual("nan".utf8)
  }

  private var radix: Int {
    guard text.count > 1, text.first == .zero else { return 10 }
    return switch text[text.startIndex + 1] {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: 10
    }
  }

  private var isRadixInteger: Bool {
    var rest = text.dropFirst(2)
    return takeDigits(&rest, radix: radix) > 0 && rest.isEmpty
  }

  /// Takes digits, between any two of which one underscore may stand; says how many bytes.
  private func takeDigits(_ rest: inout ArraySlice<UInt8>, radix: Int = 10) -> Int {
    let start = rest.startIndex
    var afterDigit = false
    while let byte = rest.first {
      if let value = byte.digitValue, Int(value) < radix {
        afterDigit = true
      } else if byte == .underscore, afterDigit {
        afterDigit = false
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    return afterDigit ? rest.startIndex - start : 0
  }
}
