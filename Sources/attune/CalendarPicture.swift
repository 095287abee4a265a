import CivilTime
import Control

/// What comes on which days, as months side by side.
struct CalendarPicture {
  private let days: [(date: CivilDate, mark: Mark)]

  /// What one day holds.
  enum Mark: Character {
    case appreciation = "+"
    case checkIn = "~"
    case own = "o"
    /// Appreciation and check-in, or one of them and something of the user's own.
    case several = "*"
  }

  static let legend = "+ appreciation   ~ check-in   o your own   * both, or more than one"

  init(_ reminders: [Reminder]) {
    var days: [(date: CivilDate, mark: Mark)] = []
    for reminder in reminders {
      guard let date = reminder.date, let mark = Mark(reminder.kind) else { continue }
      if days.last?.date == date {
        if days[days.count - 1].mark != mark { days[days.count - 1].mark = .several }
      } else {
        days.append((date, mark))
      }
    }
    self.days = days
  }

  /// Every month from the one of the first day to the one of the last.
  func lines(from first: CivilDate, through last: CivilDate, style: TextStyle) -> [String] {
    let views = Self.months(from: first, through: last).map { month in
      let own = days.filter { ($0.date.year, $0.date.month) == (month.year, month.month) }
      return MonthView(
        month: month,
        marks: Dictionary(own.map { ($0.date.day, $0.mark.rawValue) }) { first, _ in first })
    }
    let rows = stride(from: 0, to: views.count, by: Self.abreast).map { start in
      MonthView.lines(Array(views[start..<min(start + Self.abreast, views.count)]), style: style)
    }
    return rows.flatMap { $0 + [""] } + [style.faint(Self.legend)]
  }

  /// As many months as fit into 80 columns.
  private static let abreast = 3

  private static func months(from first: CivilDate, through last: CivilDate) -> [CivilDate] {
    var months: [CivilDate] = []
    var month = first.adding(days: 1 - first.day)
    while month <= last {
      months.append(month)
      month = month.adding(months: 1)
    }
    return months
  }
}

extension CalendarPicture.Mark {
  fileprivate init?(_ kind: Reminder.Kind) {
    switch kind {
    case .appreciation: self = .appreciation
    case .checkIn: self = .checkIn
    case .fixed, .date, .followUp: self = .own
    case .test: return nil
    }
  }
}

extension Reminder {
  /// The day by the clocks where it comes.
  var date: CivilDate? {
    let parts = local.split(separator: " ")
    return parts.count == 3 ? CivilDate(parsing: parts[1]) : nil
  }
}
