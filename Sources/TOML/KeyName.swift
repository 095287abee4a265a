/// A key as its bytes say it once quotes and escapes are resolved, with its hash.
struct KeyName: Sendable {
  let bytes: ArraySlice<UInt8>
  let hash: UInt32

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    hash = Self.hash(of: bytes)
  }

  init(_ name: String) { self.init(Array(name.utf8)[...]) }

  /// Hashes eight bytes at a time with the standard library's seeded hash.
  ///
  /// The seed differs per process, so no file can be written whose keys collide.
  private static func hash(of bytes: ArraySlice<UInt8>) -> UInt32 {
    var hasher = Hasher()
    var word: UInt64 = 0
    var filled = 0
    for byte in bytes {
      word = word << 8 | UInt64(byte)
      filled += 1
      if filled & 7 == 0 { hasher.combine(word) }
    }
    hasher.combine(word)
    hasher.combine(filled)
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }
}
