/// Years of the calendar that expressions are about, as one bit each.
struct YearSet {
  /// Bit n of all is the year 1970 + n.
  private var bits = SIMD4<UInt64>(repeating: 0)

  private static let bounds = CalendarField.year.bounds

  static let all = YearSet { _ in true }
  static let none = YearSet { _ in false }

  /// All years that a test holds for.
  init(where matches: (Int) -> Bool) {
    for year in Self.bounds where matches(year) {
      let (word, bit) = Self.place(of: year)
      bits[word] |= 1 << bit
    }
  }

  /// One year within the calendar of expressions.
  init(_ year: Int) {
    let (word, bit) = Self.place(of: year)
    bits[word] = 1 << bit
  }

  var isEmpty: Bool { bits == SIMD4(repeating: 0) }

  func contains(_ year: Int) -> Bool {
    guard Self.bounds.contains(year) else { return false }
    let (word, bit) = Self.place(of: year)
    return bits[word] >> bit & 1 == 1
  }

  /// The first year of the set that is not before another.
  func first(atOrAfter year: Int) -> Int? {
    guard year <= Self.bounds.upperBound else { return nil }
    var (word, bit) = Self.place(of: max(year, Self.bounds.lowerBound))
    while word < 4 {
      if let bit = bits[word].lowestBit(from: bit) {
        return Self.bounds.lowerBound + word * 64 + bit
      }
      (word, bit) = (word + 1, 0)
    }
    return nil
  }

  /// The last year of the set that is not after another.
  func last(atOrBefore year: Int) -> Int? {
    guard year >= Self.bounds.lowerBound else { return nil }
    var (word, bit) = Self.place(of: min(year, Self.bounds.upperBound))
    while word >= 0 {
      if let bit = bits[word].highestBit(upTo: bit) {
        return Self.bounds.lowerBound + word * 64 + bit
      }
      (word, bit) = (word - 1, 63)
    }
    return nil
  }

  private static func place(of year: Int) -> (word: Int, bit: Int) {
    let number = year - bounds.lowerBound
    return (number >> 6, number & 63)
  }
}

extension UInt64 {
  /// The lowest bit set that is not below another, which is not negative.
  func lowestBit(from bit: Int) -> Int? {
    let rest = self >> bit
    return rest == 0 ? nil : bit + rest.trailingZeroBitCount
  }

  /// The highest bit set that is not above another, which is below 64.
  func highestBit(upTo bit: Int) -> Int? {
    guard bit >= 0 else { return nil }
    let rest = self << (63 - bit)
    return rest == 0 ? nil : bit - rest.leadingZeroBitCount
  }
}
