/// One element of a list in a calendar expression: `5`, `5..9`, `5/2` or `5..9/2`.
struct CalendarItem: Hashable {
  var start: Int
  /// The end of a range, itself included.
  var stop: Int?
  /// The distance of repetitions; 0 where there are none.
  var step: Int

  /// The first number that matches and is not below another; `limit` ends an open repetition.
  func first(atOrAfter number: Int, limit: Int) -> Int? {
    guard number > start else { return start }
    guard step > 0 else { return nil }
    let steps = (number - start + step - 1) / step
    let match = start + steps * step
    return match <= stop ?? limit ? match : nil
  }

  /// The last number that matches and is not above another.
  func last(atOrBefore number: Int, limit: Int) -> Int? {
    guard number >= start else { return nil }
    guard step > 0 else { return start }
    return start + (min(number, stop ?? limit) - start) / step * step
  }
}

extension CalendarItem: Comparable {
  /// The order of systemd's normal form: by start, then end (none first), then step.
  static func < (left: CalendarItem, right: CalendarItem) -> Bool {
    (left.start, left.stop ?? -1, left.step) < (right.start, right.stop ?? -1, right.step)
  }
}
