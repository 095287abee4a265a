/// What the text of a calendar expression says, in normal form; `nil` is `*`.
struct CalendarFields: Hashable {
  /// Bit 0 is Monday; 0 where any day will do.
  var weekdays = 0
  var year, month, day, hour, minute: CalendarChain?
  var second = CalendarChain.firstSecond
}

extension CalendarFields {
  /// One point in time: year, month, day, hour, minute and microsecond of the minute.
  init(_ numbers: [Int]) {
    let fields: [CalendarField] = [.year, .month, .day, .hour, .minute, .second]
    let chains = zip(fields, numbers).map { field, number in
      CalendarChain(field: field, items: [CalendarItem(start: number, stop: nil, step: 0)])
    }
    (year, month, day) = (chains[0], chains[1], chains[2])
    (hour, minute, second) = (chains[3], chains[4], chains[5])
  }
}

extension CalendarFields: CustomStringConvertible {
  /// The fields as systemd prints them, such as `Mon..Fri *-*-* 09:00:00`.
  var description: String {
    let separator = day?.field == .dayFromEnd ? "~" : "-"
    let date = "\(text(year))-\(text(month))\(separator)\(text(day))"
    let time = "\(text(hour)):\(text(minute)):\(second)"
    return weekdays == 0 ? "\(date) \(time)" : "\(weekdayText) \(date) \(time)"
  }

  /// The fields and the name of a zone, if there is one.
  func description(in zone: Zone?) -> String {
    zone.map { "\(description) \($0.name)" } ?? description
  }

  private func text(_ chain: CalendarChain?) -> String { chain?.description ?? "*" }

  /// Three days or more in a row are a range, fewer are named one by one.
  private var weekdayText: String {
    var runs: [ClosedRange<Int>] = []
    for day in 0..<7 where weekdays >> day & 1 == 1 {
      if let last = runs.last, last.upperBound == day - 1 {
        runs[runs.count - 1] = last.lowerBound...day
      } else {
        runs.append(day...day)
      }
    }
    return runs.map(Self.text).joined(separator: ",")
  }

  private static func text(_ run: ClosedRange<Int>) -> String {
    run.map { Weekday.allCases[$0].abbreviation }.joined(separator: ",", or: "..")
  }
}

extension [String] {
  /// All elements, or only the first and the last where there are more than two.
  fileprivate func joined(separator: String, or range: String) -> String {
    guard count > 2, let first, let last else { return joined(separator: separator) }
    return first + range + last
  }
}
