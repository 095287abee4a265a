/// The months that match and the days within them, all as bits from 1.
struct CalendarMonths {
  /// Which months match at all.
  let numbers: UInt64
  private let days: UInt64
  private let countsFromEnd: Bool
  /// Bit n is set where weekday n % 7 matches, for months that begin on any weekday.
  let weekdays: UInt64

  init(_ fields: CalendarFields) {
    numbers = fields.month?.bits ?? 0x1FFE
    countsFromEnd = fields.day?.field == .dayFromEnd
    days = fields.day?.bits ?? 0xFFFF_FFFE
    let week = UInt64(fields.weekdays == 0 ? 0x7F : fields.weekdays)
    weekdays = (0..<9).reduce(0) { $0 | week << ($1 * 7) }
  }

  /// The days of a month that match.
  func days(of month: Int, _ year: Int) -> UInt64 {
    guard numbers >> month & 1 == 1 else { return 0 }
    let first = CivilDate.dayNumber(year: year, month: month, day: 1)
    let length = CivilDate.length(ofMonth: month, year: year)
    let candidates = countsFromEnd ? days.reversed(length + 1) : days & ((2 << length) - 1)
    return candidates & (weekdays >> ((first + 3) % 7)) << 1
  }

  /// The number of the first day that matches in a month of a year, or in a later month.
  func firstDay(from month: Int, of year: Int) -> Int? {
    var month = month
    while let next = numbers.lowestBit(from: month) {
      let days = self.days(of: next, year)
      if days != 0 {
        return CivilDate.dayNumber(year: year, month: next, day: days.trailingZeroBitCount)
      }
      month = next + 1
    }
    return nil
  }

  /// The number of the last day that matches in a month of a year, or in an earlier month.
  func lastDay(upTo month: Int, of year: Int) -> Int? {
    var month = month
    while let next = numbers.highestBit(upTo: month) {
      let days = self.days(of: next, year)
      if days != 0 {
        return CivilDate.dayNumber(year: year, month: next, day: 63 - days.leadingZeroBitCount)
      }
      month = next - 1
    }
    return nil
  }

  /// Those of the years a chain names, or of all, that have a matching day.
  func years(among chain: CalendarChain?) -> YearSet {
    if let year = chain?.single {
      return firstDay(from: 1, of: year) == nil ? .none : YearSet(year)
    }
    var kinds = 0
    for (kind, year) in Self.kinds where firstDay(from: 1, of: year) != nil { kinds |= 1 << kind }
    guard kinds != 0 else { return .none }
    guard kinds != 1 << 14 - 1 || chain != nil else { return .all }
    return YearSet { kinds >> Self.kind(of: $0) & 1 == 1 && chain?.contains($0) ?? true }
  }

  /// A year of each kind: it begins on one of seven weekdays, and is a leap year or not.
  ///
  /// All kinds come in the 28 years from 2000 on.
  private static let kinds = (0..<14).map { kind in
    (kind, (2000..<2028).first { Self.kind(of: $0) == kind } ?? 2000)
  }

  private static func kind(of year: Int) -> Int {
    let weekday = (CivilDate.dayNumber(year: year, month: 1, day: 1) + 3) % 7
    return weekday << 1 | (CivilDate.isLeap(year) ? 1 : 0)
  }
}

extension UInt64 {
  /// Bit n becomes bit `sum` - n; what falls off either end is dropped.
  fileprivate func reversed(_ sum: Int) -> UInt64 {
    var bits = self
    bits = bits >> 1 & 0x5555_5555_5555_5555 | (bits & 0x5555_5555_5555_5555) << 1
    bits = bits >> 2 & 0x3333_3333_3333_3333 | (bits & 0x3333_3333_3333_3333) << 2
    bits = bits >> 4 & 0x0F0F_0F0F_0F0F_0F0F | (bits & 0x0F0F_0F0F_0F0F_0F0F) << 4
    return bits.byteSwapped >> (63 - sum)
  }
}
