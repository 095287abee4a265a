import CivilTime

/// One month in 21 columns, with a mark behind each day that has one.
struct MonthView {
  /// Any day of it.
  let month: CivilDate
  let marks: [Int: Character]

  init(month: CivilDate, marks: [Int: Character]) {
    self.month = month
    self.marks = marks
  }

  /// With a star behind each of some days.
  init(month: CivilDate, marked: [Int]) {
    self.init(month: month, marks: Dictionary(marked.map { ($0, "*") }) { first, _ in first })
  }

  static let width = 21

  /// A title, the weekdays and six weeks, all equally wide.
  func lines(style: TextStyle) -> [String] {
    let title = "\(Phrase.months[month.month - 1]) \(month.year)"
    let margin = String(repeating: " ", count: (Self.width - title.count) / 2)
    return [
      style.strong((margin + title).fitted(to: Self.width)), style.faint("Mo Tu We Th Fr Sa Su "),
    ] + (0..<6).map { week(from: start.adding(days: $0 * 7), style: style) }
  }

  /// Some months side by side, without the weeks that none of them has.
  static func lines(_ months: [MonthView], style: TextStyle) -> [String] {
    let columns = months.map { $0.lines(style: style) }
    guard let height = columns.first?.count else { return [] }
    let rows = (0..<height).map { row in
      columns.map { $0[row] }.joined(separator: "   ").trimmed
    }
    return rows.filter { !$0.isEmpty }
  }

  private var start: CivilDate { month.adding(days: 1 - month.day).startOfWeek }

  private func week(from monday: CivilDate, style: TextStyle) -> String {
    (0..<7).map { cell(monday.adding(days: $0), style: style) }.joined()
  }

  private func cell(_ date: CivilDate, style: TextStyle) -> String {
    guard date.month == month.month else { return "   " }
    let number = (date.day < 10 ? " " : "") + "\(date.day)"
    return marks[date.day].map { style.good("\(number)\($0)") } ?? number + " "
  }
}

extension String {
  /// The text without the spaces at its end.
  fileprivate var trimmed: String {
    String(prefix(upTo: lastIndex { $0 != " " }.map(index(after:)) ?? startIndex))
  }
}
