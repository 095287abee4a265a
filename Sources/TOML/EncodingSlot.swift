/// A place that one value is encoded into, bit by bit.
final class EncodingSlot {
  private enum Content {
    /// Nothing, or `nil`.
    case nothing
    case scalar(Value)
    case array([Part])
    case table([(key: String, part: Part)])
  }

  /// What stands under a key or as an element: a value, or a slot that may still get one.
  private enum Part {
    case value(Value)
    case slot(EncodingSlot)

    var value: Value? {
      switch self {
      case .value(let value): value
      case .slot(let slot): slot.value
      }
    }
  }

  let trail: Trail
  let run: EncodingRun
  private var content = Content.nothing

  init(trail: Trail, run: EncodingRun) {
    self.trail = trail
    self.run = run
  }

  /// What was encoded, without the keys that got nothing; `nil` if nothing was.
  var value: Value? {
    switch content {
    case .nothing: nil
    case .scalar(let value): value
    case .array(let parts): .array(parts.compactMap(\.value))
    case .table(let members): .table(Self.pairs(of: members))
    }
  }

  private static func pairs(of members: [(key: String, part: Part)]) -> Pairs {
    var pairs = Pairs()
    pairs.reserveCapacity(members.count)
    for (key, part) in members {
      if let value = part.value { pairs[key] = value }
    }
    return pairs
  }

  var count: Int { if case .array(let parts) = content { parts.count } else { 0 } }

  /// Encodes a whole value.
  func encode<T: Encodable>(_ value: T) throws {
    guard trail.depth <= Parser.nestingLimit else {
      throw refusal(value, "values nest more than \(Parser.nestingLimit) levels deep")
    }
    let shape = run.shape(of: T.self)
    if case .scalar = shape, let scalar = value as? any ScalarEncodable {
      guard let value = scalar.tomlValue else {
        throw refusal(value, "\(value) is more than the integers of TOML can hold")
      }
      content = .scalar(value)
    } else if case .sorted = shape, let members = value as? any SortedEncodable {
      try members.encodeSorted(into: self)
    } else {
      try value.encode(to: SlotEncoder(slot: self))
    }
  }

  /// A whole value that can be put in without a slot of its own.
  func part<T>(_ value: T) -> Value? {
    guard isShallow, case .scalar = run.shape(of: T.self) else {
      return nil
    }
    return (value as? any ScalarEncodable)?.tomlValue
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
    let slot = EncodingSlot(trail: trail.appending(key), run: run)
    add(.slot(slot), under: key.stringValue)
    return slot
  }

  /// The slot for a new element of an array.
  func element() -> EncodingSlot {
    let slot = EncodingSlot(trail: trail.appending(IndexKey(count)), run: run)
    add(.slot(slot))
    return slot
  }

  /// Whether what is in the slot may still nest one level more.
  var isShallow: Bool { trail.depth < Parser.nestingLimit }

  /// Puts a whole value under a new key of a table.
  func put(_ value: Value, under key: String) { add(.value(value), under: key) }

  /// Puts a whole value behind the elements of an array.
  func put(_ value: Value) { add(.value(value)) }

  private func add(_ part: Part, under key: String) {
    guard case .table(var members) = content else { return }
    // The table must not be shared with the copy while it grows.
    content = .nothing
    members.append((key, part))
    content = .table(members)
  }

  private func add(_ part: Part) {
    guard case .array(var parts) = content else { return }
    // The array must not be shared with the copy while it grows.
    content = .nothing
    parts.append(part)
    content = .array(parts)
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
protocol SortedEncodable {
  func encodeSorted(into slot: EncodingSlot) throws
}

extension Dictionary: SortedEncodable where Key == String, Value: Encodable {
  func encodeSorted(into slot: EncodingSlot) throws {
    slot.openTable()
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      if let value = slot.part(value) {
        slot.put(value, under: key)
      } else {
        try slot.member(NameKey(key)).encode(value)
      }
    }
  }
}
