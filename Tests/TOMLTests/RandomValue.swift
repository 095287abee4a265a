import TOML

/// Values that a seed names, made of all that is hard to write.
struct RandomValue {
  private static let scalars = Array(
    "ab-_09.\"\"\"'\\\n\n\r\t #=[]{},é\u{301}🚲\u{0}\u{1F}\u{7F}\u{85}\u{FEFF}".unicodeScalars)

  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// A table that nests others up to a depth.
  mutating func pairs(depth: Int = 4) -> Pairs {
    var pairs = Pairs()
    for _ in 0..<below(depth == 4 ? 8 : 4) { pairs[string(below(4))] = value(depth: depth) }
    return pairs
  }

  private mutating func value(depth: Int) -> Value {
    switch below(depth > 0 ? 13 : 9) {
    case 0: .string(string(below(12)))
    case 1: .integer(integer())
    case 2: .float(float())
    case 3: .boolean(below(2) == 0)
    case 4: .localDate(date())
    case 5: .localTime(time())
    case 6: .localDateTime(LocalDateTime(date: date(), time: time()))
    case 7:
      .offsetDateTime(
        OffsetDateTime(date: date(), time: time(), offsetInMinutes: below(2 * 1_440 - 1) - 1_439))
    case 8: .string(string(below(60)))
    case 9: .array((0..<below(5)).map { _ in value(depth: depth - 1) })
    case 10: .array((0..<below(4)).map { _ in .table(pairs(depth: depth - 1)) })
    default: .table(pairs(depth: depth - 1))
    }
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  private mutating func string(_ count: Int) -> String {
    var view = String.UnicodeScalarView()
    for _ in 0..<count { view.append(Self.scalars[below(Self.scalars.count)]) }
    return String(view)
  }

  private mutating func integer() -> Int64 {
    [0, -1, .max, .min, Int64(below(1_000))][below(5)]
  }

  private mutating func float() -> Double {
    let bits = Double(bitPattern: generator.next())
    let listed = [0, -0.0, 1e20, .leastNonzeroMagnitude, .infinity, -.infinity, 1e16, 100, 0.1]
    let float = below(2) == 0 ? bits : listed[below(listed.count)]
    return float.isNaN ? 1.5 : float
  }

  private mutating func date() -> LocalDate {
    LocalDate(year: below(10_000), month: 1 + below(12), day: 1 + below(28))
  }

  private mutating func time() -> LocalTime {
    let nanosecond = [0, 1, 250_000_000, 999_999_999][below(4)]
    return LocalTime(
      hour: below(24), minute: below(60), second: below(2) * below(61), nanosecond: nanosecond)
  }
}
