package import CivilTime

extension Plan {
  /// The zones that people and expressions name, each once, in their order; UTC needs no rules.
  package var zones: [Zone] {
    var zones: [Zone] = []
    for zone in people.flatMap(\.zones) where zone != .utc && !zones.contains(zone) {
      zones.append(zone)
    }
    return zones
  }
}

extension Person {
  fileprivate var zones: [Zone] {
    let expressions = [appreciation, checkIn].compactMap(\.expression) + reminders.map(\.at)
    return [zone].compactMap { $0 } + expressions.compactMap(\.zone)
  }
}

extension Cadence {
  fileprivate var expression: CalendarExpression? {
    if case .calendar(let expression) = self { expression } else { nil }
  }
}
