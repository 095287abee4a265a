import TOML

/// Names and values to write, drawn from a document's own bytes.
struct Choices {
  private var state: UInt64
  private let bytes: [UInt8]

  init(seed: UInt64, bytes: [UInt8]) {
    state = seed
    self.bytes = bytes
  }

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, limit)))
  }

  mutating func text() -> String {
    let start = next(below: bytes.count + 1)
    let end = min(bytes.count, start + next(below: 12))
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  mutating func value() -> Value {
    switch next(below: 8) {
    case 0: .integer(Int64(truncatingIfNeeded: next(below: .max)) &- 1 << 30)
    case 1: .float(Double(bitPattern: UInt64(next(below: .max)) << 32 | 1))
    case 2: .boolean(next(below: 2) == 0)
    case 3: .array([.string(text()), .array([]), .integer(-1)])
    case 4: .table([text(): .table([:]), text(): .string(text())])
    case 5: .localTime(LocalTime(hour: 23, minute: next(below: 60), second: 0))
    default: .string(text())
    }
  }
}
