import CivilTime
import Control

/// When an expression comes after a point in time, and whether it goes on after that.
struct CalendarOutlook {
  let expression: CalendarExpression
  /// The zone whose clocks count: that of the expression, if it names one.
  let zone: Zone
  let base: Instant
  let policy: CalendarExpression.Policy
  let elapses: [Instant]
  /// Whether it comes again after all of those.
  let hasMore: Bool

  init(
    expression: CalendarExpression, zone: Zone, base: Instant, count: Int,
    policy: CalendarExpression.Policy
  ) {
    self.expression = expression
    self.zone = zone
    self.base = base
    self.policy = policy
    var elapses: [Instant] = []
    var next = expression.next(after: base, in: zone, policy: policy)
    while let instant = next, elapses.count < count {
      elapses.append(instant)
      next = expression.next(after: instant, in: zone, policy: policy)
    }
    self.elapses = elapses
    hasMore = next != nil
  }

  /// The last time it came until the base.
  var last: Instant? { expression.previous(atOrBefore: base, in: zone, policy: policy) }

  var json: JSON {
    let elapses = elapses.map { instant in
      JSON.object([
        .init("usec", .integer(Int(instant.microseconds))),
        .init("local", .string(zone.timestamp(at: instant))),
      ])
    }
    return Self.json(expression.description, elapses: elapses, hasMore: hasMore)
  }

  static func json(_ normalForm: String, elapses: [JSON], hasMore: Bool) -> JSON {
    .object([
      .init("normal", normalForm), .init("elapses", .array(elapses)),
      .init("end", hasMore ? "more" : "never"),
    ])
  }
}

extension CalendarOutlook {
  /// The days of a month on which it comes after the base; a month is named by any of its days.
  func days(inMonthOf date: CivilDate) -> [Int] {
    let first = date.adding(days: 1 - date.day)
    let end = first.adding(months: 1)
    var days: [Int] = []
    var after = max(base, start(of: first) - .microseconds(1))
    while let next = expression.next(after: after, in: zone, policy: policy) {
      let day = zone.civil(at: next).date
      guard day < end else { break }
      if day >= first, days.last != day.day { days.append(day.day) }
      // Where clocks go back over midnight, the next day has begun before this one ended.
      after = max(next, start(of: day.adding(days: 1)) - .microseconds(1))
    }
    return days
  }

  /// The first days of the next months in which it comes.
  func months(_ count: Int) -> [CivilDate] {
    var months: [CivilDate] = []
    var after = base
    while months.count < count,
      let next = expression.next(after: after, in: zone, policy: policy)
    {
      let day = zone.civil(at: next).date
      let first = day.adding(days: 1 - day.day)
      if months.last != first { months.append(first) }
      after = max(next, start(of: first.adding(months: 1)) - .microseconds(1))
    }
    return months
  }

  /// The times at which clock changes matter to what is told, the first of each kind.
  var clockChanges: (skipped: Instant?, repeated: Instant?) {
    let other: CalendarExpression.Policy = policy == .literal ? .everyday : .literal
    guard let end = elapses.last else { return (nil, nil) }
    var others: Set<Instant> = []
    var after = base
    while let next = expression.next(after: after, in: zone, policy: other), next <= end {
      others.insert(next)
      after = next
    }
    let mine = Set(elapses)
    let (everyday, walls) = policy == .literal ? (others, mine) : (mine, others)
    return (everyday.subtracting(walls).min(), walls.subtracting(everyday).min())
  }

  private func start(of date: CivilDate) -> Instant {
    zone.instant(of: CivilDateTime(date: date, time: .midnight))
  }
}
