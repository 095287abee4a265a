/// The parts of a calendar expression that hold numbers.
enum CalendarField {
  case year, month, day, dayFromEnd, hour, minute
  /// In microseconds, unlike the others.
  case second

  /// The numbers systemd takes, which end in the year 2199.
  var bounds: ClosedRange<Int> {
    switch self {
    case .year: 1970...2199
    case .month: 1...12
    case .day: 1...31
    case .dayFromEnd: 1...28
    case .hour: 0...23
    case .minute: 0...59
    case .second: 0...59_999_999
    }
  }

  /// How many of its numbers make one of the unit that is written.
  var scale: Int { self == .second ? 1_000_000 : 1 }

  /// Digits a number is padded to.
  var width: Int { self == .year ? 4 : 2 }

  var name: String {
    switch self {
    case .year: "year"
    case .month: "month"
    case .day: "day"
    case .dayFromEnd: "day from the month's end"
    case .hour: "hour"
    case .minute: "minute"
    case .second: "second"
    }
  }

  /// What to write instead of a number that clocks show elsewhere.
  func hint(on number: Int) -> String? {
    switch (self, number) {
    case (.hour, 24): "midnight is 00:00 of the next day"
    case (.second, 60): "a leap second shows 59 once more"
    default: nil
    }
  }

  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
