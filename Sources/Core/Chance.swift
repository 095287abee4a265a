/// Reproducible choice: the same seed and key give the same answer on every machine.
///
/// A key names an occurrence, never a "now", so that a reload, a restart or a clock change rolls
/// nothing again.
struct Chance: Equatable, Sendable {
  let seed: UInt64

  /// A number for the key, evenly spread over all 64 bits.
  func bits(_ key: String) -> UInt64 {
    // FNV-1a gathers the key; the finalizer of SplitMix64 spreads it.
    var gathered: UInt64 = 0xcbf2_9ce4_8422_2325 ^ seed
    for byte in key.utf8 { gathered = (gathered ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Chance.spread(gathered ^ Chance.spread(seed))
  }

  /// A number for the key in 0..<1.
  func fraction(_ key: String) -> Double { Double(bits(key) >> 11) * 0x1p-53 }

  private static func spread(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9e37_79b9_7f4a_7c15
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
