/// A number as it stands in a source: what kind it is, and what it is worth.
struct NumberLiteral {
  private let text: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { self.text = text }

  /// Whether the text is an integer or a float by the grammar, whatever its size.
  var kind: Node.Kind? {
    if radix != 10 { return isRadixInteger ? .integer : nil }
    if isSpecialFloat { return .float }
    var offset = unsigned
    let digits = digitsEnd(from: offset)
    guard digits > offset, digits == offset + 1 || text[offset] != .zero else { return nil }
    offset = digits
    if offset == text.endIndex { return .integer }
    if text[offset] == .dot {
      let fraction = digitsEnd(from: offset + 1)
      guard fraction > offset + 1 else { return nil }
      offset = fraction
    }
    return exponentEnd(from: offset) == text.endIndex ? .float : nil
  }

  /// The value of an integer, or `nil` if 64 bits cannot hold it.
  var integer: Int64? {
    let radix = Int64(radix)
    // Counting down reaches the least integer, which has no positive counterpart.
    var value: Int64 = 0
    for offset in (radix == 10 ? unsigned : text.startIndex + 2)..<text.endIndex {
      let byte = text[offset]
      if byte == .underscore { continue }
      let (product, overflow) = value.multipliedReportingOverflow(by: radix)
      let (sum, underflow) = product.subtractingReportingOverflow(Int64(byte.digitValue ?? 0))
      if overflow || underflow { return nil }
      value = sum
    }
    if text.first == .minus { return value }
    return value == .min ? nil : -value
  }

  /// The value of a float, or `nil` if it is finite in the source and too large for 64 bits.
  var float: Double? {
    if let exact = shortFloat { return exact }
    let digits = String(decoding: text.filter { $0 != .underscore }, as: UTF8.self)
    guard let value = Double(digits) else { return nil }
    return value.isFinite || isSpecialFloat ? value : nil
  }

  /// The value of a float of few digits, which one division makes as exactly as can be.
  ///
  /// Both operands are whole numbers that 64-bit floats hold exactly, and IEEE 754 rounds their
  /// quotient correctly.
  private var shortFloat: Double? {
    var mantissa: Int64 = 0
    var scale = 1.0
    var isFraction = false
    guard text.endIndex - unsigned <= 16 else { return nil }
    for offset in unsigned..<text.endIndex {
      let byte = text[offset]
      if byte.isDigit {
        mantissa = mantissa * 10 + Int64(byte &- .zero)
        if isFraction { scale *= 10 }
      } else if byte == .dot {
        isFraction = true
      } else if byte != .underscore {
        return nil
      }
    }
    let value = Double(mantissa) / scale
    return text.first == .minus ? -value : value
  }

  /// Whether the value must be worked out to know that it fits.
  func mayOverflow(_ kind: Node.Kind) -> Bool {
    let exponent = text.firstIndex { $0 | 0x20 == UInt8(ascii: "e") }
    guard kind == .float, let exponent, radix == 10 else { return text.count > 15 }
    // Of a hundred digits and an exponent of two none comes near the limit of 308.
    return exponent - text.startIndex > 100 || text.endIndex - exponent > 3
  }

  /// Where the number begins behind its sign.
  private var unsigned: Int {
    text.first == .plus || text.first == .minus ? text.startIndex + 1 : text.startIndex
  }

  private var isSpecialFloat: Bool {
    guard text.endIndex - unsigned == 3 else { return false }
    let word = text[unsigned...]
    return word.elementsEqual("inf".utf8) || word.elementsEqual("nan".utf8)
  }

  private var radix: UInt8 {
    guard text.count > 1, text.first == .zero else { return 10 }
    return switch text[text.startIndex + 1] {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: 10
    }
  }

  private var isRadixInteger: Bool {
    let start = text.startIndex + 2
    return start < text.endIndex && digitsEnd(from: start, radix: radix) == text.endIndex
  }

  private func exponentEnd(from offset: Int) -> Int? {
    guard offset < text.endIndex else { return offset }
    guard text[offset] | 0x20 == UInt8(ascii: "e") else { return nil }
    var start = offset + 1
    if start < text.endIndex, text[start] == .plus || text[start] == .minus { start += 1 }
    let end = digitsEnd(from: start)
    return end > start ? end : nil
  }

  /// The end of digits, between any two of which one underscore may stand; the start if there is
  /// none, or if an underscore comes last.
  private func digitsEnd(from start: Int, radix: UInt8 = 10) -> Int {
    var offset = start
    var afterDigit = false
    while offset < text.endIndex {
      let byte = text[offset]
      if let value = byte.digitValue, value < radix {
        afterDigit = true
      } else if byte == .underscore, afterDigit {
        afterDigit = false
      } else {
        break
      }
      offset += 1
    }
    return afterDigit ? offset : start
  }
}
