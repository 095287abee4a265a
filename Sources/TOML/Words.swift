/// Eight neighbouring bytes, looked at in one step.
///
/// Marks have the highest bit of each byte set for which something is true, and are exact: no byte
/// disturbs its neighbours.
struct Word {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  let bits: UInt64

  /// The bytes that are equal to one.
  func marks(of byte: UInt8) -> UInt64 {
    let difference = bits ^ (Self.ones &* UInt64(byte))
    return ~(((difference & ~Self.highs) &+ ~Self.highs) | difference) & Self.highs
  }

  /// The bytes below the blank, which are the control characters but one.
  var controlMarks: UInt64 {
    ~(((bits & ~Self.highs) &+ Self.ones &* 0x60) | bits) & Self.highs
  }

  /// The bytes beyond ASCII, and DEL.
  var highMarks: UInt64 { (((bits & ~Self.highs) &+ Self.ones) | bits) & Self.highs }

  /// How many bytes stand before the first that is marked.
  static func countBefore(_ marks: UInt64) -> Int { marks.trailingZeroBitCount >> 3 }
}

extension [UInt8] {
  /// The eight bytes from an offset on, of which there must be so many.
  ///
  /// This is the only unsafe operation of the library. A load is unsafe because it could make a
  /// value of a type that has invalid ones; an integer of 64 bits has none. The bounds are checked.
  func word(at offset: Int) -> Word {
    let bits = unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return Word(bits: UInt64(littleEndian: bits))
  }

  /// The first eight bytes or fewer of a range, with zeros in place of the missing ones.
  func partialWord(in range: Range<Int>) -> UInt64 {
    guard range.lowerBound + 8 > count else {
      let unused = 64 - 8 * Swift.min(range.count, 8)
      return (word(at: range.lowerBound).bits << unused) >> unused
    }
    return self[range].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Where the first byte at or behind an offset stands of which a word marks one, or the end.
  func firstOffset(
    from offset: Int, marks: (Word) -> UInt64, orByte matches: (UInt8) -> Bool
  ) -> Int {
    var offset = offset
    while offset + 8 <= count {
      let found = marks(word(at: offset))
      if found != 0 { return offset + Word.countBefore(found) }
      offset += 8
    }
    while offset < count, !matches(self[offset]) { offset += 1 }
    return offset
  }

  /// Where a byte first stands at or behind an offset, or the end.
  func firstOffset(of byte: UInt8, from offset: Int) -> Int {
    firstOffset(from: offset, marks: { $0.marks(of: byte) }, orByte: { $0 == byte })
  }
}
