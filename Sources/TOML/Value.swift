/// A value that can be written into a document.
public enum Value: Hashable, Sendable {
  /// A text.
  case string(String)
  /// A whole number.
  case integer(Int64)
  /// A floating-point number.
  case float(Double)
  /// A truth value.
  case boolean(Bool)
  /// An array, written on one line.
  case array([Value])

  /// The value as TOML writes it, with strings in single quotes where they can and should be.
  func written(prefersLiteral: Bool = false) -> String {
    switch self {
    case .string(let string):
      prefersLiteral
        ? StringText.literal(string) ?? StringText.basic(string) : StringText.basic(string)
    case .integer(let integer): "\(integer)"
    case .float(let float): float.isNaN ? "nan" : "\(float)"
    case .boolean(let boolean): "\(boolean)"
    case .array(let elements):
      "["
        + elements.map { $0.written(prefersLiteral: prefersLiteral) }.joined(separator: ", ")
        + "]"
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
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

  /// Makes an array.
  public init(arrayLiteral elements: Value...) {
    self = .array(elements)
  }
}
