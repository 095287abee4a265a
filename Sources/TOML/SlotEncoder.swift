/// What a type encodes itself into: one slot.
struct SlotEncoder: Encoder {
  let slot: EncodingSlot

  var codingPath: [any CodingKey] { slot.trail.codingPath }

  var userInfo: [CodingUserInfoKey: Any] { slot.run.userInfo }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    slot.openTable()
    return KeyedEncodingContainer(KeyedSlot<Key>(slot: slot))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    slot.openArray()
    return UnkeyedSlot(slot: slot)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension SlotEncoder: SingleValueEncodingContainer {
  func encodeNil() { slot.encodeNil() }

  func encode<T: Encodable>(_ value: T) throws { try slot.encode(value) }
}

/// A table that is being encoded.
struct KeyedSlot<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let slot: EncodingSlot

  var codingPath: [any CodingKey] { slot.trail.codingPath }

  func encodeNil(forKey key: Key) {}

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    guard let value = slot.part(value) else { return try slot.member(key).encode(value) }
    slot.put(value, under: key.stringValue)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    SlotEncoder(slot: slot.member(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    SlotEncoder(slot: slot.member(key)).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { SlotEncoder(slot: slot.member(NameKey("super"))) }

  func superEncoder(forKey key: Key) -> any Encoder { SlotEncoder(slot: slot.member(key)) }
}

/// An array that is being encoded.
struct UnkeyedSlot: UnkeyedEncodingContainer {
  let slot: EncodingSlot

  var codingPath: [any CodingKey] { slot.trail.codingPath }

  var count: Int { slot.count }

  func encodeNil() throws { try slot.append(Value?.none) }

  func encode<T: Encodable>(_ value: T) throws {
    guard let value = slot.part(value) else { return try slot.append(value) }
    slot.put(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    SlotEncoder(slot: slot.element()).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    SlotEncoder(slot: slot.element()).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { SlotEncoder(slot: slot.element()) }
}
