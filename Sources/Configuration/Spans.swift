import CivilTime
import Core

extension TimeSpan {
  /// Reads a span whose numbers all have a unit, such as `2h`, within bounds.
  init(text: String, within bounds: ClosedRange<TimeSpan>) throws(ValueError) {
    let whole = 0..<text.utf8.count
    guard !text.isNumber else {
      throw ValueError(
        "the number has no unit", hint: "write for example `\(text)h` or `\(text)min`", at: whole)
    }
    let span: TimeSpan
    do {
      span = try TimeSpan(parsing: text)
    } catch {
      throw ValueError(
        error.reason, hint: error.hint ?? "write for example `2h` or `1d`", at: error.range)
    }
    guard bounds.contains(span) else {
      throw ValueError(
        "`\(text)` is too \(span < bounds.lowerBound ? "short" : "long")",
        hint: "\(bounds.lowerBound) to \(bounds.upperBound)", at: whole)
    }
    self = span
  }
}

extension CalendarSpan {
  /// Reads `10d` or `2 weeks` as the number of days by which a reminder runs ahead, 0 to 366.
  static func daysAhead(_ text: String) throws(ValueError) -> Int {
    let span: CalendarSpan
    do {
      span = try CalendarSpan(parsing: text)
    } catch {
      throw ValueError(
        error.reason, hint: error.hint ?? "write for example `10d`", at: error.range)
    }
    guard span.months == 0, span.time == .zero, span.days <= 366 else {
      throw ValueError(
        "`\(text)` is not a number of days", hint: "whole days or weeks, `0d` to `366d`",
        at: 0..<text.utf8.count)
    }
    return span.days
  }

  /// Reads `400 days` or `2 years` as the number of days for which history is kept.
  static func daysKept(_ text: String) throws(ValueError) -> Int {
    let whole = 0..<text.utf8.count
    let span: CalendarSpan
    do {
      span = try CalendarSpan(parsing: text)
    } catch {
      throw ValueError(
        error.reason, hint: error.hint ?? "write for example `400 days`", at: error.range)
    }
    guard span.time == .zero else {
      throw ValueError(
        "`\(text)` is not a number of days", hint: "whole days, weeks, months or years", at: whole)
    }
    let days = Int((span.approximateDuration / .seconds(86_400)).rounded(.up))
    guard Pace.historyAllowed.contains(days) else {
      let isShort = days < Pace.historyAllowed.lowerBound
      throw ValueError(
        "`\(text)` is too \(isShort ? "short" : "long")",
        hint: isShort
          ? "at least \(Pace.historyAllowed.lowerBound) days, or prompts would come back too soon"
          : "at most 100 years", at: whole)
    }
    return days
  }
}
