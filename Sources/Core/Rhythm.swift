import CivilTime

/// One time that a reminder wants.
struct Slot: Equatable, Sendable {
  let key: SlotKey
  /// Where the plan put it.
  let slot: Instant
  /// When it may be shown.
  let due: Instant
  /// When it stops being of use, or its window ends.
  let end: Instant?
}

/// How one reminder recurs, and how its next slot is found.
enum Rhythm: Equatable, Sendable {
  case rate(count: Int, per: Cadence.Period)
  case interval(ideal: CalendarSpan, latest: CalendarSpan?)
  /// Goes where the user put it; may come so late, and is of use for so long.
  case exact(CalendarExpression, grace: Duration, maxAge: Duration)
  case date(SpecialDate)
  /// A follow-up's only time.
  case once(Instant)

  init?(_ cadence: Cadence) {
    switch cadence {
    case .off: return nil
    case .rate(let count, let period): self = .rate(count: count, per: period)
    case .every(let ideal, let latest): self = .interval(ideal: ideal, latest: latest)
    case .calendar(let expression):
      self = .exact(
        expression, grace: Pace.maxAge.duration, maxAge: Pace.maxAge.duration)
    }
  }

  init(_ reminder: FixedReminder) {
    let age = reminder.maxAge.duration
    let grace = reminder.catchUp == .drop ? min(age, Pace.dropGrace) : age
    self = .exact(reminder.at, grace: grace, maxAge: age)
  }

  /// Whether the user fixed the time, so that windows, gap and caps do not apply.
  var isFixed: Bool {
    switch self {
    case .exact, .date, .once: true
    case .rate, .interval: false
    }
  }

  /// How much work it is to find its next slot, with an exact time for the unit.
  var effort: Int {
    switch self {
    case .exact, .once: 1
    case .rate, .interval, .date: 16
    }
  }

  /// Whether it says the same, even if a zone that it names has other rules by now.
  func isWritten(like other: Rhythm) -> Bool {
    guard case .exact(let expression, let grace, let age) = self,
      case .exact(let otherExpression, let otherGrace, let otherAge) = other
    else { return self == other }
    return grace == otherGrace && age == otherAge
      && expression.description == otherExpression.description
  }

  /// Whether it is a date that was written for another day of the year.
  func isOnAnotherDay(than other: Rhythm) -> Bool {
    guard case .date(let date) = self, case .date(let otherDate) = other else { return false }
    return (date.month, date.day) != (otherDate.month, otherDate.day)
  }

  /// The time from one slot to the next, on average; what "most overdue" is relative to.
  var spacing: Duration {
    switch self {
    case .rate(let count, let period): period.duration / count
    case .interval(let ideal, nil): ideal.approximateDuration
    case .interval(let ideal, let latest?):
      latest.approximateDuration - ideal.approximateDuration
    case .exact, .date, .once: .seconds(86_400)
    }
  }
}

extension Cadence.Period {
  /// Its length on average.
  var duration: Duration {
    switch self {
    case .day: .seconds(86_400)
    case .week: .seconds(7 * 86_400)
    case .month: .seconds(2_629_800)
    }
  }

  /// The first date of the period that a date lies in.
  func start(of date: CivilDate) -> CivilDate {
    switch self {
    case .day: date
    case .week: date.startOfWeek
    case .month: date.adding(days: 1 - date.day)
    }
  }

  func next(after start: CivilDate) -> CivilDate {
    switch self {
    case .day: start.adding(days: 1)
    case .week: start.adding(days: 7)
    case .month: start.adding(months: 1)
    }
  }

  /// Counts periods on end, so that the sequence of moments never begins anew.
  func number(of start: CivilDate) -> Int {
    switch self {
    case .day: start.dayNumber
    case .week: start.dayNumber.dividingRounding(by: 7)
    case .month: start.year * 12 + start.month
    }
  }
}

extension Int {
  fileprivate func dividingRounding(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

extension Double {
  /// What is left after the whole number below it; for numbers that an `Int` can hold.
  fileprivate var fractionOfOne: Double {
    let rest = self - Double(Int(self))
    return rest < 0 ? rest + 1 : rest
  }
}

/// Finds the next slot of one reminder.
struct SlotFinder: Sendable {
  let hours: OpenHours
  let chance: Chance

  /// One over the golden ratio: its multiples spread most evenly over the unit interval.
  private static let golden = 0.618_033_988_749_894_9
  /// How many periods a rate is searched for a slot.
  private static let periods = 60

  /// The next slot of a reminder.
  ///
  /// - Parameters:
  ///   - entry: The reminder, whose name tells its moments from every other's.
  ///   - backOff: By how much silence stretches the interval: 1, 1.5 or 2.
  ///   - schedule: Where it stands.
  ///   - now: What is past at this time may be passed over.
  /// - Returns: The first slot that is still of use; `nil` if there is none.
  func next(
    of entry: Entry, stretchedBy backOff: Double, schedule: Schedule, now: Instant
  ) -> Slot? {
    switch entry.rhythm {
    case .rate(let count, let period):
      rateSlot(count, per: period, of: entry, stretchedBy: backOff, schedule: schedule)
    case .interval(let ideal, _):
      intervalSlot(ideal, of: entry, stretchedBy: backOff, schedule: schedule)
    case .exact(let expression, let grace, _):
      exactSlot(expression, grace: grace, schedule: schedule, now: now)
    case .date(let date): dateSlot(date, schedule: schedule, now: now)
    case .once(let due):
      schedule.lastKey == .once
        ? nil
        : Slot(key: .once, slot: due, due: due, end: due + .seconds(Pace.followUpDays * 86_400))
    }
  }

  /// The first slot of the grid after the last one and half a spacing after the anchor; with
  /// back-off, further from the last one.
  ///
  /// Half a spacing is measured in open time, as the grid is, if that is sooner: two slots of it are
  /// never nearer than 0.618 of a spacing, so that what is done when it comes costs no slot.
  private func rateSlot(
    _ count: Int, per period: Cadence.Period, of entry: Entry, stretchedBy backOff: Double,
    schedule: Schedule
  ) -> Slot? {
    let spacing = entry.rhythm.spacing
    let last = schedule.lastSlot ?? schedule.anchor
    let stretched = last + SlotFinder.standstill(entry.rhythm, stretchedBy: backOff)
    let half = min(schedule.anchor + spacing / 2, halfOpen(schedule.anchor, count, period))
    let earliest = max(stretched, half)
    let offset = chance.fraction(entry.name)
    var start = period.start(of: hours.zone.civil(at: earliest).date)
    for _ in 0..<SlotFinder.periods {
      let next = period.next(after: start)
      let open = hours.windows(from: start, days: next.dayNumber - start.dayNumber)
      for index in 0..<count {
        let turn = Double(period.number(of: start) * count + index) * SlotFinder.golden + offset
        let position = (Double(index) + turn.fractionOfOne) / Double(count)
        let slotKey = SlotKey.share(period, start, index: index, count: count)
        guard let found = open.moment(at: position), found.instant > earliest,
          slotKey != schedule.lastKey
        else { continue }
        let moment = found.instant
        return Slot(key: slotKey, slot: moment, due: moment, end: found.interval.end)
      }
      start = next
    }
    return nil
  }

  /// For how long after the last slot of a rate no other comes.
  static func standstill(_ rhythm: Rhythm, stretchedBy backOff: Double) -> Duration {
    backOff > 1 ? rhythm.spacing * (backOff - 0.5) : .zero
  }

  /// Half of a period's share of open time after an anchor.
  private func halfOpen(_ anchor: Instant, _ count: Int, _ period: Cadence.Period) -> Instant {
    let start = period.start(of: hours.zone.civil(at: anchor).date)
    let days = period.next(after: start).dayNumber - start.dayNumber
    let whole = hours.windows(from: start, days: days).reduce(Int64(0)) { $0 + $1.microseconds }
    return hours.instant(after: anchor, open: whole / Int64(count * 2))
  }

  /// A moment in the windows of the first day that has any, once the span has passed.
  private func intervalSlot(
    _ span: CalendarSpan, of entry: Entry, stretchedBy backOff: Double, schedule: Schedule
  ) -> Slot? {
    let once = span.after(schedule.anchor, in: hours.zone)
    let ripe = once + (once - schedule.anchor) * (backOff - 1)
    let slotKey = SlotKey.after(schedule.anchor.microseconds / 1_000_000)
    let day = hours.zone.civil(at: ripe).date
    guard let (date, open) = hours.windows(onOrAfter: day) else { return nil }
    let whole = span.time == .zero
    let left = whole ? open : open.compactMap { Interval(start: max($0.start, ripe), end: $0.end) }
    let usable = left.isEmpty ? hours.windows(onOrAfter: date.adding(days: 1))?.open ?? [] : left
    let fraction = chance.fraction("\(entry.name)/\(slotKey)")
    guard let found = usable.moment(at: fraction) else { return nil }
    return Slot(key: slotKey, slot: ripe, due: found.instant, end: found.interval.end)
  }

  /// The latest time up to now that is not too late, or else the next one.
  private func exactSlot(
    _ expression: CalendarExpression, grace: Duration, schedule: Schedule, now: Instant
  ) -> Slot? {
    let base = max(schedule.lastSlot ?? schedule.anchor, now - grace)
    guard var found = elapse(of: expression, after: base, but: schedule.lastKey) else { return nil }
    while found.instant <= now,
      let later = elapse(of: expression, after: found.instant, but: schedule.lastKey),
      later.instant <= now
    {
      found = later
    }
    let instant = found.instant
    return Slot(key: found.key, slot: instant, due: instant, end: instant + grace)
  }

  /// An elapse is known by its wall time, so that a change of zone, or of its rules, does not bring
  /// it back.
  private func elapse(of expression: CalendarExpression, after: Instant, but used: SlotKey?)
    -> (instant: Instant, key: SlotKey)?
  {
    var search = after
    for _ in 0..<2 {
      guard let next = expression.next(after: search, in: hours.zone) else { return nil }
      let key = SlotKey.wall((expression.zone ?? hours.zone).civil(at: next))
      if key != used { return (next, key) }
      search = next
    }
    return nil
  }

  /// The latest lead up to now whose day is not over, or else the next one.
  private func dateSlot(_ date: SpecialDate, schedule: Schedule, now: Instant) -> Slot? {
    let after = schedule.lastSlot ?? schedule.anchor
    // What is still years ahead, such as a wedding, does not come before.
    let year = max(hours.zone.civil(at: now).date.year, date.year ?? .min)
    var found: Slot?
    for day in (year...year + 3).compactMap({ date.day(in: $0) }) {
      let over = hours.midnight(of: day.adding(days: 1))
      guard over > now else { continue }
      for lead in date.ahead {
        let morning = hours.morning(of: day.adding(days: -lead))
        let key = SlotKey.ahead(day, days: lead)
        guard morning > after, key != schedule.lastKey else { continue }
        let slot = Slot(key: key, slot: morning, due: morning, end: over)
        if morning > now { return found ?? slot }
        found = slot
      }
      if let found { return found }
    }
    return found
  }
}

extension SpecialDate {
  /// The day it falls on in a year; 29 February falls on the 28th in common years.
  func day(in year: Int) -> CivilDate? {
    CivilDate(year: year, month: month, day: day)
      ?? CivilDate(year: year, month: month, day: day - 1)
  }
}
