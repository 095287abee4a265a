/// The types that the compiler encodes by name: put down at once if TOML can hold the value.
extension KeyedSlot {
  func encode(_ value: Bool, forKey key: Key) throws { try put(value, key) }

  func encode(_ value: String, forKey key: Key) throws { try put(value, key) }

  func encode(_ value: Double, forKey key: Key) throws { try put(value, key) }

  func encode(_ value: Float, forKey key: Key) throws { try put(value, key) }

  func encode(_ value: Int, forKey key: Key) throws { try put(value, key) }

  func encode(_ value: Int8, forKey key: Key) throws { try put(value, key) }

  func encode(_ value: Int16, forKey key: Key) throws { try put(value, key) }

  func encode(_ value: Int32, forKey key: Key) throws { try put(value, key) }

  func encode(_ value: Int64, forKey key: Key) throws { try put(value, key) }

  func encode(_ value: UInt, forKey key: Key) throws { try put(value, key) }

  func encode(_ value: UInt8, forKey key: Key) throws { try put(value, key) }

  func encode(_ value: UInt16, forKey key: Key) throws { try put(value, key) }

  func encode(_ value: UInt32, forKey key: Key) throws { try put(value, key) }

  func encode(_ value: UInt64, forKey key: Key) throws { try put(value, key) }

  private func put<T: Encodable & ScalarEncodable>(_ value: T, _ key: Key) throws {
    guard slot.isShallow, let scalar = value.tomlValue else {
      return try slot.member(key).encode(value)
    }
    slot.put(scalar, under: key.stringValue)
  }
}

/// The same types as elements of an array.
extension UnkeyedSlot {
  func encode(_ value: Bool) throws { try put(value) }

  func encode(_ value: String) throws { try put(value) }

  func encode(_ value: Double) throws { try put(value) }

  func encode(_ value: Float) throws { try put(value) }

  func encode(_ value: Int) throws { try put(value) }

  func encode(_ value: Int8) throws { try put(value) }

  func encode(_ value: Int16) throws { try put(value) }

  func encode(_ value: Int32) throws { try put(value) }

  func encode(_ value: Int64) throws { try put(value) }

  func encode(_ value: UInt) throws { try put(value) }

  func encode(_ value: UInt8) throws { try put(value) }

  func encode(_ value: UInt16) throws { try put(value) }

  func encode(_ value: UInt32) throws { try put(value) }

  func encode(_ value: UInt64) throws { try put(value) }

  private func put<T: Encodable & ScalarEncodable>(_ value: T) throws {
    guard slot.isShallow, let scalar = value.tomlValue else { return try slot.append(value) }
    slot.put(scalar)
  }
}
