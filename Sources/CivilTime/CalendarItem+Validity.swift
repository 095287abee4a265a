extension CalendarItem {
  /// The element as systemd normalises it: short years completed, the end of a range brought to
  /// the last repetition, a range or a step that matches once reduced to its number.
  func normal(in field: CalendarField) -> CalendarItem {
    var item = self
    if field == .year {
      item.start = Self.fullYear(start)
      item.stop = stop.map(Self.fullYear)
    }
    guard let stop = item.stop else { return item }
    if stop > item.start, item.step > 0 { item.stop = stop - (stop - item.start) % item.step }
    if item.stop == item.start || (stop > item.start && item.start + item.step > stop) {
      item.stop = nil
      item.step = 0
    }
    return item
  }

  /// Why a field cannot hold the element, which is in normal form, and what to write instead.
  func objection(in field: CalendarField) -> (reason: String, hint: String?)? {
    let bounds = field.bounds
    let outside = [start, stop ?? start].first { !bounds.contains($0) }
    if let outside { return Self.outside(outside, field) }
    if let stop, stop < start { return wraps(to: stop, field) }
    let last = stop ?? (field == .dayFromEnd ? nil : bounds.upperBound)
    let isLong = last.map { start + step > $0 } ?? (start - step < bounds.lowerBound)
    guard step > 0, isLong || step > bounds.upperBound - bounds.lowerBound else { return nil }
    return (
      "The step is longer than what is left of the \(field.unitName)",
      "write \(start / field.scale) alone"
    )
  }

  private static func fullYear(_ year: Int) -> Int {
    switch year {
    case 0..<70: year + 2000
    case 70..<100: year + 1900
    default: year
    }
  }

  private static func outside(_ number: Int, _ field: CalendarField) -> (String, String?) {
    let bounds = field.bounds
    let (low, high) = (bounds.lowerBound / field.scale, bounds.upperBound / field.scale)
    return ("The \(field.name) goes from \(low) to \(high)", field.hint(on: number / field.scale))
  }

  private func wraps(to stop: Int, _ field: CalendarField) -> (String, String?) {
    let (low, high) = (field.bounds.lowerBound, field.bounds.upperBound)
    let numbers = [start, high, low, stop].map { ($0 / field.scale).padded(to: field.width) }
    let text = "\(numbers[0])..\(numbers[3])"
    let halves = "\(numbers[0])..\(numbers[1]),\(numbers[2])..\(numbers[3])"
    guard field != .dayFromEnd, field != .year else {
      return ("\(text) runs backwards", "write \(numbers[3])..\(numbers[0])")
    }
    return ("\(text) cannot wrap", "write \(halves)")
  }
}

extension CalendarField {
  /// What the numbers of a field fill.
  fileprivate var unitName: String {
    switch self {
    case .year: "calendar, which ends in 2199"
    case .month: "year"
    case .day, .dayFromEnd: "month"
    case .hour: "day"
    case .minute: "hour"
    case .second: "minute"
    }
  }
}
