/// The hash of the bytes of a key, mixed with a seed that differs per process.
///
/// Keys come from files that others may have written; without the seed nobody can choose keys
/// that collide. Words are folded by multiplying them to 128 bits and joining the halves.
struct KeyHash {
  private static let seed = UInt64.random(in: .min ... .max)
  private static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let second: UInt64 = 0xD1B5_4A32_D192_ED03

  private var state: UInt64

  init(of range: Range<Int>, in bytes: [UInt8]) {
    state = Self.seed ^ UInt64(truncatingIfNeeded: range.count)
    var offset = range.lowerBound
    while offset + 8 < range.upperBound {
      mix(bytes.word(at: offset).bits)
      offset += 8
    }
    mix(bytes.partialWord(in: offset..<range.upperBound))
    mix(Self.second)
  }

  /// The hash of the same bytes as those of a key in a source.
  init(of name: String) {
    state = Self.seed ^ UInt64(truncatingIfNeeded: name.utf8.count)
    var word: UInt64 = 0
    var shift: UInt64 = 0
    for byte in name.utf8 {
      if shift == 64 {
        mix(word)
        (word, shift) = (0, 0)
      }
      word |= UInt64(byte) &<< shift
      shift += 8
    }
    mix(word)
    mix(Self.second)
  }

  var value: UInt32 { UInt32(truncatingIfNeeded: state) }

  private mutating func mix(_ word: UInt64) {
    let product = (state ^ word).multipliedFullWidth(by: Self.first)
    state = product.low ^ product.high &+ Self.second
  }
}
