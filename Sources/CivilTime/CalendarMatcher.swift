/// Finds dates and times that match, on a wall where every day has 24 hours.
///
/// Points in time are microseconds since 1970-01-01 00:00 on that wall.
struct CalendarMatcher: Hashable {
  private let years: CalendarChain?
  private let months: UInt64
  private let days: UInt64
  private let countsFromEnd: Bool
  /// Bit n is set where weekday n % 7 matches, for months that begin on any weekday.
  private let weekdays: UInt64
  private let hours: UInt64
  private let minutes: UInt64
  private let seconds: CalendarChain

  init(_ fields: CalendarFields) {
    years = fields.year
    months = fields.month?.bits ?? 0x1FFE
    countsFromEnd = fields.day?.field == .dayFromEnd
    days = fields.day?.bits ?? 0xFFFF_FFFE
    let week = UInt64(fields.weekdays == 0 ? 0x7F : fields.weekdays)
    weekdays = (0..<9).reduce(0) { $0 | week << ($1 * 7) }
    hours = fields.hour?.bits ?? 0xFF_FFFF
    minutes = fields.minute?.bits ?? 0xFFF_FFFF_FFFF_FFFF
    seconds = fields.second
  }

  /// The first match that is not before a point, if there is one until the end of 2199.
  func first(atOrAfter wall: Int64) -> Int64? {
    let (day, time) = max(wall, 0).floored(by: TimeOfDay.microsecondsPerDay)
    let today = CivilDate(dayNumber: Int(day))
    if let time = firstTime(atOrAfter: Int(time)), matches(today) {
      return day * TimeOfDay.microsecondsPerDay + Int64(time)
    }
    guard let date = firstDay(atOrAfter: today.adding(days: 1)), let time = firstTime(atOrAfter: 0)
    else { return nil }
    return Int64(date) * TimeOfDay.microsecondsPerDay + Int64(time)
  }

  /// The last match that is not after a point, if there is one since 1970.
  func last(atOrBefore wall: Int64) -> Int64? {
    guard wall >= 0 else { return nil }
    let (day, time) = wall.floored(by: TimeOfDay.microsecondsPerDay)
    let today = CivilDate(dayNumber: Int(day))
    if let time = lastTime(atOrBefore: Int(time)), matches(today) {
      return day * TimeOfDay.microsecondsPerDay + Int64(time)
    }
    guard let date = lastDay(atOrBefore: today.adding(days: -1)),
      let time = lastTime(atOrBefore: Int(TimeOfDay.microsecondsPerDay) - 1)
    else { return nil }
    return Int64(date) * TimeOfDay.microsecondsPerDay + Int64(time)
  }

  /// Whether some day until the end of 2199 matches at all.
  var canMatch: Bool { firstDay(atOrAfter: CivilDate(dayNumber: 0)) != nil }
}

extension CalendarMatcher {
  private func matches(_ date: CivilDate) -> Bool {
    let (year, month, day) = date.parts
    return months >> month & 1 == 1 && firstYear(atOrAfter: year) == year
      && matchingDays(ofMonth: month, year: year) >> day & 1 == 1
  }

  /// The days of a month that match, as bits from 1.
  private func matchingDays(ofMonth month: Int, year: Int) -> UInt64 {
    let length = CivilDate.length(ofMonth: month, year: year)
    let first = CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: month, day: 1))
    let candidates = countsFromEnd ? reversedDays(length) : days & ((2 << length) - 1)
    return candidates & ((weekdays >> first.weekday.rawValue) << 1)
  }

  /// The days from the end as days from the beginning of a month so long.
  private func reversedDays(_ length: Int) -> UInt64 {
    var rest = days
    var reversed: UInt64 = 0
    while rest != 0 {
      reversed |= 1 << (length + 1 - rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return reversed
  }

  private func firstYear(atOrAfter year: Int) -> Int? {
    let bounds = CalendarField.year.bounds
    let year = max(year, bounds.lowerBound)
    guard let years else { return year <= bounds.upperBound ? year : nil }
    return years.first(atOrAfter: year)
  }

  private func lastYear(atOrBefore year: Int) -> Int? {
    let bounds = CalendarField.year.bounds
    let year = min(year, bounds.upperBound)
    guard let years else { return year >= bounds.lowerBound ? year : nil }
    return years.last(atOrBefore: year)
  }

  private func firstDay(atOrAfter date: CivilDate) -> Int? {
    var (year, month, day) = date.parts
    while let next = firstYear(atOrAfter: year) {
      if next > year { (year, month, day) = (next, 1, 1) }
      while let next = months.lowestBit(from: month) {
        if next > month { day = 1 }
        if let day = matchingDays(ofMonth: next, year: year).lowestBit(from: day) {
          return CivilDate.dayNumber(year: year, month: next, day: day)
        }
        (month, day) = (next + 1, 1)
      }
      (year, month, day) = (year + 1, 1, 1)
    }
    return nil
  }

  private func lastDay(atOrBefore date: CivilDate) -> Int? {
    var (year, month, day) = date.parts
    while let next = lastYear(atOrBefore: year) {
      if next < year { (year, month, day) = (next, 12, 31) }
      while let next = months.highestBit(upTo: month) {
        if next < month { day = 31 }
        if let day = matchingDays(ofMonth: next, year: year).highestBit(upTo: day) {
          return CivilDate.dayNumber(year: year, month: next, day: day)
        }
        (month, day) = (next - 1, 31)
      }
      (year, month, day) = (year - 1, 12, 31)
    }
    return nil
  }

  private func firstTime(atOrAfter time: Int) -> Int? {
    let (hour, minute, second) = Self.parts(of: time)
    if hours >> hour & 1 == 1 {
      if minutes >> minute & 1 == 1, let second = seconds.first(atOrAfter: second) {
        return Self.time(hour, minute, second)
      }
      if let minute = minutes.lowestBit(from: minute + 1) {
        return Self.time(hour, minute, seconds.first(atOrAfter: 0) ?? 0)
      }
    }
    guard let hour = hours.lowestBit(from: hour + 1) else { return nil }
    return Self.time(hour, minutes.lowestBit(from: 0) ?? 0, seconds.first(atOrAfter: 0) ?? 0)
  }

  private func lastTime(atOrBefore time: Int) -> Int? {
    let (hour, minute, second) = Self.parts(of: time)
    let lastSecond = seconds.last(atOrBefore: CalendarField.second.bounds.upperBound) ?? 0
    if hours >> hour & 1 == 1 {
      if minutes >> minute & 1 == 1, let second = seconds.last(atOrBefore: second) {
        return Self.time(hour, minute, second)
      }
      if let minute = minutes.highestBit(upTo: minute - 1) {
        return Self.time(hour, minute, lastSecond)
      }
    }
    guard let hour = hours.highestBit(upTo: hour - 1) else { return nil }
    return Self.time(hour, minutes.highestBit(upTo: 59) ?? 0, lastSecond)
  }

  private static func parts(of time: Int) -> (hour: Int, minute: Int, second: Int) {
    (time / 3_600_000_000, time / 60_000_000 % 60, time % 60_000_000)
  }

  private static func time(_ hour: Int, _ minute: Int, _ second: Int) -> Int {
    hour * 3_600_000_000 + minute * 60_000_000 + second
  }
}

extension UInt64 {
  /// The lowest bit set that is not below another, which is not negative.
  fileprivate func lowestBit(from bit: Int) -> Int? {
    let rest = self >> bit
    return rest == 0 ? nil : bit + rest.trailingZeroBitCount
  }

  /// The highest bit set that is not above another, which is below 64.
  fileprivate func highestBit(upTo bit: Int) -> Int? {
    guard bit >= 0 else { return nil }
    let rest = self << (63 - bit)
    return rest == 0 ? nil : bit - rest.leadingZeroBitCount
  }
}
