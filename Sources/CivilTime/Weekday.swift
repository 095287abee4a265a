/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: Int, CaseIterable, Comparable, Hashable, Sendable {
  case monday = 0
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// Whether the day is a Saturday or a Sunday.
  public var isWeekend: Bool { self >= .saturday }

  /// Orders days within a week that starts on Monday.
  public static func < (left: Weekday, right: Weekday) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Weekday {
  /// The three letters systemd writes for the day, such as `Mon`.
  var abbreviation: String {
    String(name.prefix(3))
  }

  /// The English name, such as `Monday`.
  var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }
}
