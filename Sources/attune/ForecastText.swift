import CivilTime
import Control
import Core

/// What `attune simulate` says, in lines of at most 80 columns.
struct ForecastText {
  let forecast: Forecast
  /// What there is beside it, if two plans are compared; the forecast is the other one's.
  let comparison: Comparison?
  let behaviour: Engine.Behaviour
  /// Whether something was remembered to begin from.
  let isFromMemory: Bool
  let today: CivilDate
  let days: Int
  let style: TextStyle

  var lines: [String] {
    [style.strong(headline), ""]
      + CalendarPicture(forecast.reminders).lines(
        from: today, through: today.adding(days: days), style: style) + [""] + table + told
      + (isFromMemory ? [] : ["", "Nothing is remembered yet, so the days are only an example."])
  }

  private var headline: String {
    let span = days == 1 ? "The next day" : "The next \(days) days"
    return switch behaviour {
    case .done: "\(span), if you do each one as it comes"
    case .later: "\(span), if you put each one off as often as you can"
    case .nothing: "\(span), if you answer none of them"
    }
  }

  private var table: [String] {
    forecast.rows.map { row in
      row.name.escaped.fitted(to: 22) + "  " + row.kind.name.fitted(to: 14)
        + style.faint((row.cadence ?? "").escaped.fitted(to: 28))
        + style.strong("\(row.reminders.count)".rightAligned(to: 6))
    }
  }

  private var told: [String] {
    guard let comparison else { return [] }
    let sentences = comparison.sentences.map(\.escaped)
    return [""]
      + (sentences.isEmpty ? ["Both bring the same, as far as this goes."] : sentences)
      .flatMap { $0.wrapped(to: 76).indented(by: 2) }
  }
}

extension String {
  /// Filled with spaces before it.
  func rightAligned(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - columns)) + self
  }
}
