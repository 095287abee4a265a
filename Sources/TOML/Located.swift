/// A decoded value that remembers where it stands.
///
/// With it a program reports what only it can know in the form of all other mistakes:
///
/// ```swift
/// struct Hours: Decodable {
///   var quiet: Located<Window>
/// }
///
/// if hours.quiet.value.end < hours.quiet.value.start {
///   let mistake = Diagnostic(
///     code: "quiet-backwards", "quiet ends before it starts", at: hours.quiet.range)
///   throw TOMLError(diagnostics: [mistake])
/// }
/// ```
///
/// An initializer that is still decoding may throw such an error, too; its diagnostics then join
/// the others. Other decoders and encoders see just the value.
public struct Located<Value> {
  /// The value.
  public var value: Value
  /// The bytes of the value in the document, as in `Node.range`; empty and at 0 where it was not
  /// decoded from one.
  public var range: Range<Int>

  /// Puts a value at a place.
  public init(_ value: Value, at range: Range<Int>) {
    self.value = value
    self.range = range
  }
}

extension Located: Sendable where Value: Sendable {}

extension Located: Equatable where Value: Equatable {}

extension Located: Hashable where Value: Hashable {}

extension Located: Decodable where Value: Decodable {
  /// Decodes the value, and takes its place from a `TOMLDecoder`.
  ///
  /// - Throws: What the decoder throws of the value.
  public init(from decoder: any Decoder) throws {
    let node = (decoder as? PlaceDecoder)?.place.node
    range = node?.range ?? 0..<0
    value = try decoder.singleValueContainer().decode(Value.self)
  }
}

extension Located: Encodable where Value: Encodable {
  /// Encodes the value alone.
  ///
  /// - Throws: What the encoder throws of the value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

/// A type that adds something to a value of another.
protocol Wrapping {
  static var wrapped: Any.Type { get }
}

extension Located: Wrapping {
  static var wrapped: Any.Type { Value.self }
}
