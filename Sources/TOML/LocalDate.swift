/// A day of the calendar, without a time or a zone.
public struct LocalDate: Hashable, Sendable {
  /// The year, 0 to 9999.
  public var year: Int
  /// The month, 1 to 12.
  public var month: Int
  /// The day of the month, from 1.
  public var day: Int

  /// Takes the fields as they are, unchecked.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// How many days a month has (RFC 3339, appendix C).
  static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension LocalDate {
  /// Whether there is such a day, and TOML can write it.
  ///
  /// Whoever writes dates into a document asks, so that no other ever gets into one.
  public var isValid: Bool {
    0...9999 ~= year && 1...12 ~= month && day >= 1
      && day <= Self.days(inMonth: month, of: year)
  }

  /// How many days lie between the first day of the year 0 and this one, if it is valid.
  var dayNumber: Int {
    let leapDays = (year &+ 3) / 4 &- (year &+ 99) / 100 &+ (year &+ 399) / 400
    let months = 1..<min(max(month, 1), 13)
    return months.reduce(year &* 365 &+ leapDays &+ day) {
      $0 &+ Self.days(inMonth: $1, of: year)
    }
  }
}

extension LocalDate: Comparable, CustomStringConvertible {
  /// Whether a day comes before another.
  public static func < (left: LocalDate, right: LocalDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The day as TOML writes it: `2025-12-31`.
  public var description: String { .written(by: write) }

  func write(to text: inout [UInt8]) {
    year.writeFourDigits(to: &text)
    text.append(.minus)
    month.writeTwoDigits(to: &text)
    text.append(.minus)
    day.writeTwoDigits(to: &text)
  }
}
