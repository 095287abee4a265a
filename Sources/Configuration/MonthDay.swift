import CivilTime

/// A day of the year, as `on = "06-21"` has it.
struct MonthDay: Equatable {
  let month: Int
  let day: Int

  /// Reads `06-21`; 29 February is a day of the year.
  init(parsing text: String) throws(ValueError) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let numbers = parts.compactMap(\.number)
    guard numbers.count < 3 || parts[0].utf8.count != 4 else {
      throw ValueError(
        "a date with a year stands without quotes", hint: "on = \(text)", at: 0..<text.utf8.count)
    }
    guard numbers.count == 2, parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }) else {
      throw ValueError(
        "`\(text)` is not a day of the year", hint: "write the month, then the day: `06-21`",
        correction: Self.padded(parts), at: 0..<text.utf8.count)
    }
    guard (1...12).contains(numbers[0]) else {
      throw ValueError("there is no month \(parts[0])", hint: "the month comes first", at: 0..<2)
    }
    let last = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][numbers[0] - 1]
    guard (1...last).contains(numbers[1]) else {
      throw ValueError(
        "\(Self.names[numbers[0] - 1]) has no day \(numbers[1])", hint: "its last day is \(last)",
        at: 3..<5)
    }
    month = numbers[0]
    day = numbers[1]
  }

  private static func padded(_ parts: [String]) -> String? {
    let padded = parts.map { $0.utf8.count == 1 ? "0\($0)" : $0 }.joined(separator: "-")
    guard padded != parts.joined(separator: "-") else { return nil }
    return (try? MonthDay(parsing: padded)).map { _ in padded }
  }

  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension MonthDay {
  /// A day of a date that was read as one.
  init(month: Int, day: Int) {
    self.month = month
    self.day = day
  }
}
