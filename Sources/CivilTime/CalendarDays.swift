/// The days that match: weekday, year, month and day, of which all must.
///
/// Days are counted from 1970-01-01. The calendar is that of 1970 to 2199.
struct CalendarDays {
  /// Years that have a matching day.
  private let years: YearSet
  private let months: CalendarMonths
  /// Whether nothing but the weekday matters.
  private let isWeekly: Bool

  init(_ fields: CalendarFields) {
    months = CalendarMonths(fields)
    isWeekly = fields.year == nil && fields.month == nil && fields.day == nil
    years = isWeekly ? .all : months.years(among: fields.year)
  }

  /// Whether there is no such day at all.
  var isEmpty: Bool { years.isEmpty }

  /// The first day that matches and is not before another, if there is one until the end of 2199.
  func first(atOrAfter day: Int) -> Int? {
    let day = max(day, 0)
    guard !isWeekly else {
      let match = day + (months.weekdays >> ((day + 3) % 7)).trailingZeroBitCount
      return match <= Self.lastDay ? match : nil
    }
    let (year, month, dayOfMonth) = CivilDate(dayNumber: day).parts
    guard years.contains(year) else { return firstDay(in: years.first(atOrAfter: year + 1)) }
    let rest = months.days(of: month, year) & ~0 << dayOfMonth
    if rest != 0 { return day - dayOfMonth + rest.trailingZeroBitCount }
    return months.firstDay(from: month + 1, of: year)
      ?? firstDay(in: years.first(atOrAfter: year + 1))
  }

  /// The last day that matches and is not after another, if there is one since 1970.
  func last(atOrBefore day: Int) -> Int? {
    guard day >= 0 else { return nil }
    let day = min(day, Self.lastDay)
    guard !isWeekly else {
      let match = day - (months.weekdays << (7 - (day + 3) % 7)).leadingZeroBitCount
      return match >= 0 ? match : nil
    }
    let (year, month, dayOfMonth) = CivilDate(dayNumber: day).parts
    guard years.contains(year) else { return lastDay(in: years.last(atOrBefore: year - 1)) }
    let rest = months.days(of: month, year) << (63 - dayOfMonth)
    if rest != 0 { return day - rest.leadingZeroBitCount }
    return months.lastDay(upTo: month - 1, of: year)
      ?? lastDay(in: years.last(atOrBefore: year - 1))
  }
}

extension CalendarDays {
  /// 2199-12-31.
  private static let lastDay = 84_005

  private func firstDay(in year: Int?) -> Int? {
    year.flatMap { months.firstDay(from: 1, of: $0) }
  }

  private func lastDay(in year: Int?) -> Int? {
    year.flatMap { months.lastDay(upTo: 12, of: $0) }
  }
}
