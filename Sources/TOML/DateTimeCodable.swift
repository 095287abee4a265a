/// What dates and times have in common when they are encoded and decoded.
///
/// In TOML they are values of their own, in other formats texts as TOML writes them.
protocol DateTimeCodable: Scalar, Codable, CustomStringConvertible {
  init?(_ value: Value?)
}

extension DateTimeCodable {
  static func decoded(from decoder: any Decoder) throws -> Self {
    let container = try decoder.singleValueContainer()
    guard !(decoder is PlaceDecoder) else { return try container.decode(Self.self) }
    let text = try container.decode(String.self)
    guard let value = Self(Node.scalar(text)?.value) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "`\(text)` is not \(noun) such as \(example)")
    }
    return value
  }

  func encodeText(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension LocalDate: DateTimeCodable {
  init?(_ value: Value?) {
    guard case .localDate(let value) = value else { return nil }
    self = value
  }

  /// Decodes the day; from other formats than TOML out of the text that `description` gives.
  ///
  /// - Throws: `DecodingError` if there is none.
  public init(from decoder: any Decoder) throws {
    self = try Self.decoded(from: decoder)
  }

  /// Encodes the day; in other formats than TOML as the text that `description` gives.
  ///
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    try encodeText(to: encoder)
  }
}

extension LocalTime: DateTimeCodable {
  init?(_ value: Value?) {
    guard case .localTime(let value) = value else { return nil }
    self = value
  }

  /// Decodes the time; from other formats than TOML out of the text that `description` gives.
  ///
  /// - Throws: `DecodingError` if there is none.
  public init(from decoder: any Decoder) throws {
    self = try Self.decoded(from: decoder)
  }

  /// Encodes the time; in other formats than TOML as the text that `description` gives.
  ///
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    try encodeText(to: encoder)
  }
}

extension LocalDateTime: DateTimeCodable {
  init?(_ value: Value?) {
    guard case .localDateTime(let value) = value else { return nil }
    self = value
  }

  /// Decodes the day and the time; from other formats than TOML out of the text that `description` gives.
  ///
  /// - Throws: `DecodingError` if there is none.
  public init(from decoder: any Decoder) throws {
    self = try Self.decoded(from: decoder)
  }

  /// Encodes the day and the time; in other formats than TOML as the text that `description` gives.
  ///
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    try encodeText(to: encoder)
  }
}

extension OffsetDateTime: DateTimeCodable {
  init?(_ value: Value?) {
    guard case .offsetDateTime(let value) = value else { return nil }
    self = value
  }

  /// Decodes the instant; from other formats than TOML out of the text that `description` gives.
  ///
  /// - Throws: `DecodingError` if there is none.
  public init(from decoder: any Decoder) throws {
    self = try Self.decoded(from: decoder)
  }

  /// Encodes the instant; in other formats than TOML as the text that `description` gives.
  ///
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    try encodeText(to: encoder)
  }
}
