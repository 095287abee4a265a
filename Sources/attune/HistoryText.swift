import CivilTime
import Control

/// What `attune history` says: a year of small acts, and how they spread over the practices.
///
/// A day has a mark or nothing; nothing is counted, and nobody is held against anybody.
struct HistoryText {
  let acts: [Act]
  let year: Int
  let style: TextStyle

  var lines: [String] {
    guard !acts.isEmpty else { return ["Nothing is noted for \(year) yet."] }
    return [style.strong("What you did in \(year)"), ""] + calendar + balance
  }

  /// A row for each month, two columns for each day.
  private var calendar: [String] {
    let dates = acts.compactMap { CivilDate(parsing: $0.date) }
    return [style.faint(Self.ruler)]
      + (1...12).map { month in
        let days = (1...31).map { day in
          dates.contains { ($0.month, $0.day) == (month, day) } ? "• " : "  "
        }
        return (style.faint(Phrase.months[month - 1].fitted(to: 5)) + style.good(days.joined()))
          .withoutEnd
      }
  }

  /// The days of the month above their columns.
  private static let ruler: String = {
    var ruler = "     "
    for day in [1, 8, 15, 22, 29] { ruler = ruler.fitted(to: 5 + (day - 1) * 2) + "\(day)" }
    return ruler
  }()

  /// A row for each practice, a dot for each act, or for so many that the longest row has room.
  private var balance: [String] {
    let counts = Act.Practice.allCases.map { practice in acts.count { $0.practice == practice } }
    guard let most = counts.max(), most > 0 else { return [] }
    let scale = (most + Self.width - 1) / Self.width
    let rows = zip(Act.Practice.allCases, counts).map { practice, count in
      (style.faint(practice.inWords.fitted(to: 25))
        + style.good(String(repeating: "• ", count: (count + scale - 1) / scale))).withoutEnd
    }
    let note = scale == 1 ? [] : [style.faint("A dot stands for up to \(scale).")]
    return [""] + rows + note
  }

  /// The most dots in a row.
  private static let width = 27
}

extension Act.Practice {
  /// As the configuration and the prompts spell it.
  var name: String { self == .safeSpace ? "safe-space" : rawValue }

  fileprivate var inWords: String {
    switch self {
    case .safeSpace: "making it safe to speak"
    case .listening: "listening"
    case .vulnerability: "going first"
    case .questions: "open questions"
    case .patience: "patience"
    case .support: "support"
    case .appreciation: "appreciation"
    }
  }
}

extension String {
  /// The text without the spaces at its end.
  fileprivate var withoutEnd: String {
    String(prefix(upTo: lastIndex { $0 != " " }.map(index(after:)) ?? startIndex))
  }
}
