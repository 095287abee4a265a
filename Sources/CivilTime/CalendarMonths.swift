/// The months that match and the days within them, all as bits from 1.
struct CalendarMonths {
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
    return days(length: CivilDate.length(ofMonth: month, year: year), weekday: (first + 3) % 7)
  }

  /// Those of the years a chain names, or of all, that have a matching day.
  ///
  /// A year is one of fourteen: it begins on one of seven weekdays, and is a leap year or not.
  func years(among chain: CalendarChain?) -> YearSet {
    var kinds = 0
    for kind in 0..<14 where hasDay(firstWeekday: kind >> 1, isLeap: kind & 1 == 1) {
      kinds |= 1 << kind
    }
    guard kinds != 0 else { return .none }
    guard kinds != 1 << 14 - 1 || chain != nil else { return .all }
    return YearSet { year in
      let weekday = (CivilDate.dayNumber(year: year, month: 1, day: 1) + 3) % 7
      let kind = weekday << 1 | (CivilDate.isLeap(year) ? 1 : 0)
      return kinds >> kind & 1 == 1 && chain?.contains(year) ?? true
    }
  }
}

extension CalendarMonths {
  /// The days that match of a month so long that begins on a weekday.
  private func days(length: Int, weekday: Int) -> UInt64 {
    let candidates = countsFromEnd ? days.reversed(length + 1) : days & ((2 << length) - 1)
    return candidates & (weekdays >> weekday) << 1
  }

  private func hasDay(firstWeekday: Int, isLeap: Bool) -> Bool {
    var weekday = firstWeekday
    for month in 1...12 {
      let length = CivilDate.length(ofMonth: month, year: isLeap ? 2000 : 2001)
      if numbers >> month & 1 == 1, days(length: length, weekday: weekday) != 0 { return true }
      weekday = (weekday + length) % 7
    }
    return false
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
