/// A value of TOML on its own: what can be written into a document, or was read from one.
///
/// Values are equal if they are of the same kind and hold the same; tables are, whatever the order
/// of their keys. As everywhere in Swift, `nan` does not equal itself, -0.0 equals 0.0, and texts
/// are equal if they are canonically equivalent in Unicode.
public enum Value: Hashable, Sendable {
  /// A text.
  case string(String)
  /// A whole number.
  case integer(Int64)
  /// A floating-point number.
  case float(Double)
  /// A truth value.
  case boolean(Bool)
  /// A date and a time with an offset from UTC.
  indirect case offsetDateTime(OffsetDateTime)
  /// A date and a time without an offset.
  indirect case localDateTime(LocalDateTime)
  /// A date.
  indirect case localDate(LocalDate)
  /// A time of day.
  indirect case localTime(LocalTime)
  /// An array, whose elements may differ in kind.
  case array([Value])
  /// A table.
  case table(Pairs)

  /// The value as TOML writes it on one line, with strings in single quotes where they can and
  /// should be.
  ///
  /// Nothing is checked: dates that are none come out as they are.
  func written(prefersLiteral: Bool = false) -> String {
    .written { write(to: &$0, prefersLiteral: prefersLiteral) }
  }

  /// Appends the value as TOML writes it on one line.
  func write(to text: inout [UInt8], prefersLiteral: Bool = false) {
    switch self {
    case .string(let string):
      if prefersLiteral, let literal = StringText.literal(string) { return text += literal.utf8 }
      StringText.writeBasic(string, to: &text)
    case .integer(let integer): text += integer.description.utf8
    case .float(let float): text += (float.isNaN ? "nan" : float.description).utf8
    case .boolean(let boolean): text += (boolean ? "true" : "false").utf8
    case .offsetDateTime(let value): value.write(to: &text)
    case .localDateTime(let value): value.write(to: &text)
    case .localDate(let value): value.write(to: &text)
    case .localTime(let value): value.write(to: &text)
    case .array(let elements): Self.write(elements, to: &text, prefersLiteral)
    case .table(let pairs): Self.write(pairs, to: &text, prefersLiteral)
    }
  }

  private static func write(_ elements: [Value], to text: inout [UInt8], _ prefersLiteral: Bool) {
    text.append(.openBracket)
    for (position, element) in elements.enumerated() {
      if position > 0 { text += ", ".utf8 }
      element.write(to: &text, prefersLiteral: prefersLiteral)
    }
    text.append(.closeBracket)
  }

  private static func write(_ pairs: Pairs, to text: inout [UInt8], _ prefersLiteral: Bool) {
    guard !pairs.isEmpty else { return text += "{}".utf8 }
    text += "{ ".utf8
    for (position, pair) in pairs.enumerated() {
      if position > 0 { text += ", ".utf8 }
      KeyText.write(pair.key, to: &text)
      text += " = ".utf8
      pair.value.write(to: &text, prefersLiteral: prefersLiteral)
    }
    text += " }".utf8
  }
}

extension String {
  /// What is written in UTF-8.
  static func written(by write: (inout [UInt8]) -> Void) -> String {
    var text: [UInt8] = []
    write(&text)
    return String(decoding: text, as: UTF8.self)
  }
}

extension Value: CustomStringConvertible {
  /// The value as TOML writes it on one line; a table stands in braces.
  public var description: String { written() }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  /// Makes a text.
  public init(stringLiteral value: String) {
    self = .string(value)
  }

  /// Makes a whole number.
  public init(integerLiteral value: Int64) {
    self = .integer(value)
  }

  /// Makes a floating-point number.
  public init(floatLiteral value: Double) {
    self = .float(value)
  }

  /// Makes a truth value.
  public init(booleanLiteral value: Bool) {
    self = .boolean(value)
  }
}

extension Value: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// Makes an array.
  public init(arrayLiteral elements: Value...) {
    self = .array(elements)
  }

  /// Makes a table; of a key that comes more than once, the last value counts.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self = .table(Pairs(elements))
  }
}
