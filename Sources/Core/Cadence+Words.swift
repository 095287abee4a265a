package import CivilTime

extension Cadence: CustomStringConvertible {
  /// The shortest text that reads as this cadence in a config.
  package var description: String {
    switch self {
    case .off: "off"
    case .rate(let count, let period): "\(count) a \(period.rawValue)"
    case .every(let ideal, let latest?): Self.range(ideal.description, latest.description)
    case .every(let span, nil): Self.word(for: span) ?? "every \(span)"
    case .calendar(let expression): expression.shortDescription
    }
  }

  private static func word(for span: CalendarSpan) -> String? {
    switch span {
    case CalendarSpan(days: 1): "daily"
    case CalendarSpan(days: 7): "weekly"
    case CalendarSpan(months: 1): "monthly"
    default: nil
    }
  }

  /// Two spans of one unit share it: `every 2 to 3 weeks`.
  private static func range(_ ideal: String, _ latest: String) -> String {
    let (first, second) = (ideal.split(separator: " "), latest.split(separator: " "))
    let shares =
      first.count == 2 && second.count == 2
      && (first[1] == second[1] || first[1] + "s" == second[1])
    return "every \(shares ? String(first[0]) : ideal) to \(latest)"
  }
}

extension CalendarExpression {
  /// The shortest text that reads as this expression: `Mon..Fri 09:00`.
  package var shortDescription: String {
    let words = description.split(separator: " ").filter { $0 != "*-*-*" }
    return words.map { word in
      let isTime = word.hasSuffix(":00") && word.count { $0 == ":" } == 2
      return String(isTime ? word.dropLast(3) : word)
    }.joined(separator: " ")
  }
}
