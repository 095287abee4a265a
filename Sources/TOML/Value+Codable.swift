extension Value: Codable {
  /// Decodes whatever is there.
  ///
  /// Decoders of other formats give texts, numbers, truth values, arrays and tables; dates and times
  /// come out of them as the texts that they are.
  ///
  /// - Throws: `DecodingError` if what is there is none of these.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if decoder is PlaceDecoder {
      self = try container.decode(Value.self)
    } else if let boolean = try? container.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let integer = try? container.decode(Int64.self) {
      self = .integer(integer)
    } else if let float = try? container.decode(Double.self) {
      self = .float(float)
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let elements = try? container.decode([Value].self) {
      self = .array(elements)
    } else {
      self = .table(try container.decode(Pairs.self))
    }
  }

  /// Encodes the value; in other formats dates and times are texts.
  ///
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .string(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .float(let value): try container.encode(value)
    case .boolean(let value): try container.encode(value)
    case .offsetDateTime(let value): try container.encode(value)
    case .localDateTime(let value): try container.encode(value)
    case .localDate(let value): try container.encode(value)
    case .localTime(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .table(let value): try container.encode(value)
    }
  }
}

extension Pairs: Codable {
  /// Decodes a table with all that is in it.
  ///
  /// - Throws: `DecodingError` if there is no table, or something in it is no value of TOML.
  public init(from decoder: any Decoder) throws {
    guard !(decoder is PlaceDecoder) else {
      self = try decoder.singleValueContainer().decode(Pairs.self)
      return
    }
    let container = try decoder.container(keyedBy: NameKey.self)
    self.init()
    for key in container.allKeys {
      self[key.stringValue] = try container.decode(Value.self, forKey: key)
    }
  }

  /// Encodes the keys and values in their order.
  ///
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: NameKey.self)
    for (key, value) in self { try container.encode(value, forKey: NameKey(key)) }
  }
}
