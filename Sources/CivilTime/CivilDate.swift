/// A day of the proleptic Gregorian calendar, in no particular time zone.
///
/// Years run from -290 000 to 290 000 (0 is 1 BC), which is as far as `Instant` reaches;
/// arithmetic stops at the first and the last day instead of overflowing.
public struct CivilDate: Comparable, Hashable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before it.
  public let dayNumber: Int

  /// Makes the date a number of days after 1970-01-01, or the nearest there is.
  public init(dayNumber: Int) {
    self.dayNumber = dayNumber.clamped(to: Self.dayNumbers)
  }

  /// Makes a date from its parts, or `nil` if the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month),
      day >= 1, day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    dayNumber = Self.dayNumber(year: year, month: month, day: day)
  }

  /// The year; 0 is 1 BC.
  public var year: Int { parts.year }

  /// The month, 1 to 12.
  public var month: Int { parts.month }

  /// The day of the month, 1 to 31.
  public var day: Int { parts.day }

  /// The day of the week.
  public var weekday: Weekday {
    Weekday.allCases[(dayNumber + 3).floored(by: 7).remainder]
  }

  /// The Monday on or before this day.
  public var startOfWeek: CivilDate { adding(days: -weekday.rawValue) }

  /// The date so many days later, or earlier for a negative number.
  public func adding(days: Int) -> CivilDate {
    CivilDate(dayNumber: dayNumber.addingSaturated(days))
  }

  /// The same day so many months later or earlier, or the last of that month if it is shorter.
  ///
  /// Count from the first date each time, not from the last answer: 31 January and one month is
  /// 28 February, 31 January and two months is 31 March.
  public func adding(months: Int) -> CivilDate {
    let (year, month, day) = parts
    let total = (year * 12 + month - 1).addingSaturated(months)
    let (newYear, newMonth) = total.floored(by: 12)
    guard newYear >= Self.years.lowerBound else { return CivilDate(dayNumber: .min) }
    guard newYear <= Self.years.upperBound else { return CivilDate(dayNumber: .max) }
    let last = Self.length(ofMonth: newMonth + 1, year: newYear)
    return CivilDate(
      dayNumber: Self.dayNumber(year: newYear, month: newMonth + 1, day: min(day, last)))
  }

  /// Orders dates by time.
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  /// The date as ISO 8601 writes it, such as `2026-11-22`.
  public var description: String {
    let (year, month, day) = parts
    return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }
}

extension CivilDate {
  /// The years this type can name.
  static let years = -290_000...290_000

  private static let dayNumbers =
    dayNumber(year: -290_000, month: 1, day: 1)...dayNumber(year: 290_000, month: 12, day: 31)

  /// How many days a month (1 to 12) of a year has.
  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a year has a 29 February.
  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Days since 1970-01-01 of a day that exists.
  ///
  /// The year is taken to begin in March, so that a leap day comes last and month lengths follow
  /// one linear rule.
  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let (era, yearOfEra) = (month <= 2 ? year - 1 : year).floored(by: 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * daysPerEra + dayOfEra - marchOfYearZero
  }

  /// Year, month and day at once, which costs no more than one of them.
  var parts: (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (dayNumber + Self.marchOfYearZero).floored(by: Self.daysPerEra)
    let leapDays = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
    let yearOfEra = (dayOfEra - leapDays) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
  }

  /// Days in 400 years, after which the calendar repeats, weekdays included.
  private static let daysPerEra = 146_097

  /// Days from 1 March of year 0 to 1970-01-01.
  private static let marchOfYearZero = 719_468
}
