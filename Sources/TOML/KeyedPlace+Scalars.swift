/// The types that the compiler decodes by name: read at once while nothing is wrong.
extension KeyedPlace {
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
    try members.scalar(type, key.stringValue) ?? whole(type, key)
  }

  /// Decodes a value as any other, which also says what is wrong with it.
  private func whole<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T {
    try members.run.decode(type, at: members.child(key, type))
  }
}

/// The same types where a value may be missing.
extension KeyedPlace {
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? {
    try members.optionalScalar(type, key.stringValue) ?? perhaps(type, key)
  }

  /// Decodes a value as any other, which also says what is wrong with it.
  private func perhaps<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T? {
    try members.run.decode(T?.self, at: members.child(key, T?.self))
  }
}
