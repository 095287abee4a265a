/// A place that one value is encoded into, bit by bit.
final class EncodingSlot {
  private enum Content {
    /// Nothing, or `nil`.
    case nothing
    case scalar(Value)
    case array([EncodingSlot])
    case table([(key: String, slot: EncodingSlot)])
  }

  let trail: Trail
  let userInfo: [CodingUserInfoKey: any Sendable]
  private var content = Content.nothing

  init(trail: Trail, userInfo: [CodingUserInfoKey: any Sendable]) {
    self.trail = trail
    self.userInfo = userInfo
  }

  /// What was encoded, without the keys that got nothing; `nil` if nothing was.
  var value: Value? {
    switch content {
    case .nothing: nil
    case .scalar(let value): value
    case .array(let slots): .array(slots.compactMap(\.value))
    case .table(let members):
      .table(
        Pairs(members.lazy.compactMap { key, slot in slot.value.map { (key, $0) } }))
    }
  }

  var count: Int { if case .array(let slots) = content { slots.count } else { 0 } }

  /// Encodes a whole value.
  func encode<T: Encodable>(_ value: T) throws {
    guard trail.depth <= Parser.nestingLimit else {
      throw refusal(value, "values nest more than \(Parser.nestingLimit) levels deep")
    }
    if let scalar = value as? any ScalarEncodable {
      guard let value = scalar.tomlValue else {
        throw refusal(value, "\(value) is more than the integers of TOML can hold")
      }
      content = .scalar(value)
    } else if let members = value as? any SortedEncodable {
      try members.encodeSorted(into: self)
    } else {
      try value.encode(to: SlotEncoder(slot: self))
    }
  }

  func encodeNil() { content = .nothing }

  /// Makes the slot a table, unless it is one already.
  func openTable() {
    if case .table = content { return }
    precondition(isUnused, "\(trail.name) is encoded as a table and as something else")
    content = .table([])
  }

  /// Makes the slot an array, unless it is one already.
  func openArray() {
    if case .array = content { return }
    precondition(isUnused, "\(trail.name) is encoded as an array and as something else")
    content = .array([])
  }

  private var isUnused: Bool { if case .nothing = content { true } else { false } }

  /// The slot for a new key of a table.
  func member(_ key: any CodingKey) -> EncodingSlot {
    let slot = EncodingSlot(trail: trail.appending(key), userInfo: userInfo)
    if case .table(var members) = content {
      // The table must not be shared with the copy while it grows.
      content = .nothing
      members.append((key.stringValue, slot))
      content = .table(members)
    }
    return slot
  }

  /// The slot for a new element of an array.
  func element() -> EncodingSlot {
    let slot = EncodingSlot(trail: trail.appending(IndexKey(count)), userInfo: userInfo)
    if case .array(var slots) = content {
      // The array must not be shared with the copy while it grows.
      content = .nothing
      slots.append(slot)
      content = .array(slots)
    }
    return slot
  }

  /// Encodes a value that must not be `nil` as a new element of an array.
  func append<T: Encodable>(_ value: T) throws {
    let slot = element()
    try slot.encode(value)
    guard !slot.isUnused else {
      throw slot.refusal(value, "an array of TOML cannot hold nil")
    }
  }

  func refusal(_ value: Any, _ reason: String) -> EncodingError {
    .invalidValue(
      value, EncodingError.Context(codingPath: trail.codingPath, debugDescription: reason))
  }
}

/// A type that is one value of TOML.
protocol ScalarEncodable {
  /// The value, if TOML can hold it.
  var tomlValue: Value? { get }
}

extension ScalarEncodable where Self: BinaryInteger {
  var tomlValue: Value? { Int64(exactly: self).map(Value.integer) }
}

extension Int: ScalarEncodable {}
extension Int8: ScalarEncodable {}
extension Int16: ScalarEncodable {}
extension Int32: ScalarEncodable {}
extension Int64: ScalarEncodable {}
extension UInt: ScalarEncodable {}
extension UInt8: ScalarEncodable {}
extension UInt16: ScalarEncodable {}
extension UInt32: ScalarEncodable {}
extension UInt64: ScalarEncodable {}

extension String: ScalarEncodable {
  var tomlValue: Value? { .string(self) }
}

extension Bool: ScalarEncodable {
  var tomlValue: Value? { .boolean(self) }
}

extension Double: ScalarEncodable {
  var tomlValue: Value? { .float(self) }
}

extension Float: ScalarEncodable {
  /// The shortest number that is read as the same `Float`: 0.1, not 0.10000000149011612.
  var tomlValue: Value? {
    let short = Double("\(self)").flatMap { Float($0) == self ? $0 : nil }
    return .float(short ?? Double(self))
  }
}

extension LocalDate: ScalarEncodable {
  var tomlValue: Value? { .localDate(self) }
}

extension LocalTime: ScalarEncodable {
  var tomlValue: Value? { .localTime(self) }
}

extension LocalDateTime: ScalarEncodable {
  var tomlValue: Value? { .localDateTime(self) }
}

extension OffsetDateTime: ScalarEncodable {
  var tomlValue: Value? { .offsetDateTime(self) }
}

extension Value: ScalarEncodable {
  var tomlValue: Value? { self }
}

extension Pairs: ScalarEncodable {
  var tomlValue: Value? { .table(self) }
}

/// A dictionary, whose keys are sorted so that equal ones are encoded alike.
private protocol SortedEncodable {
  func encodeSorted(into slot: EncodingSlot) throws
}

extension Dictionary: SortedEncodable where Key == String, Value: Encodable {
  func encodeSorted(into slot: EncodingSlot) throws {
    slot.openTable()
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      try slot.member(NameKey(key)).encode(value)
    }
  }
}
