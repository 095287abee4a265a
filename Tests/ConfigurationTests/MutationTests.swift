import Configuration
import Foundation
import TOML
import Testing

@Suite struct MutationTests {
  @Test func `a damaged config never crashes, and its errors have places in order`() throws {
    let url = ExampleTests.root.appending(path: "config/attune.toml")
    let example = Array(try Data(contentsOf: url))
    for seed in 0..<400 {
      let file = ConfigFile(path: "attune.toml", bytes: damaged(example, seed: UInt64(seed)))
      let loaded = PlanReader.ours.read(file)
      let places = loaded.diagnostics.map(\.range)
      let isFaulty = loaded.diagnostics.contains { $0.severity == .error }
      #expect((loaded.plan == nil) == isFaulty, "seed \(seed)")
      #expect(places.map(\.lowerBound) == places.map(\.lowerBound).sorted(), "seed \(seed)")
      #expect(places.allSatisfy { $0.upperBound <= file.bytes.count }, "seed \(seed)")
    }
  }

  /// Some bytes with a few of them replaced, removed or doubled.
  private func damaged(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
    var bytes = bytes
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    for _ in 0...(seed % 4) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let place = Int(state >> 33) % bytes.count
      switch state >> 20 & 3 {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: state >> 24)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(bytes[place], at: place)
      default: bytes.swapAt(place, (place + 1) % bytes.count)
      }
    }
    return bytes
  }
}
