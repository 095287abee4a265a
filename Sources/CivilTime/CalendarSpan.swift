/// A span people count on the calendar, such as `3 days`, `1 month` or `36h`.
///
/// Years, months, weeks and days are those of the calendar, however long they are; hours and
/// shorter units are elapsed time. That is where it differs from `TimeSpan`.
public struct CalendarSpan: Hashable, Sendable, CustomStringConvertible {
  /// Calendar months; a year is twelve.
  public var months: Int

  /// Calendar days; a week is seven.
  public var days: Int

  /// Elapsed time on top.
  public var time: Duration

  /// Puts a span together.
  public init(months: Int = 0, days: Int = 0, time: Duration = .zero) {
    self.months = months
    self.days = days
    self.time = time
  }

  /// Reads a span written as systemd.time(7), "Parsing Time Spans", describes it.
  ///
  /// Every number needs a unit, and calendar units take whole numbers only. A single `day`,
  /// `week`, `month`, `year` or `hour` means one of it.
  ///
  /// - Throws: Why it is refused, where, and if possible what to write instead; a span of more than
  ///   10 000 years is.
  public init(parsing text: some StringProtocol) throws(TimeSpanError) {
    self.init()
    var scanner = SpanScanner(text)
    let rest = scanner.rest
    if try readWord(rest.text, range: rest.range) { return }
    while let term = try scanner.next() { try add(term) }
  }

  /// The instant a span later in a zone.
  ///
  /// Months come first, clamped to the end of the month, then days, both keeping what the clock on
  /// the wall shows; then elapsed time. A wall time that is skipped or repeated that day is
  /// resolved as `Zone.instant(of:)` does.
  public func after(_ instant: Instant, in zone: Zone) -> Instant {
    guard months != 0 || days != 0 else { return instant + time }
    var wall = zone.civil(at: instant)
    wall.date = date(after: wall.date)
    return zone.instant(of: wall) + time
  }

  /// The date a span later; only months and days count.
  public func date(after date: CivilDate) -> CivilDate {
    date.adding(months: months).adding(days: days)
  }

  /// About how long the span is, with months of 30.4375 days; for ratios only.
  public var approximateDuration: Duration {
    .seconds(months) * 2_629_800 + .seconds(days) * 86_400 + time
  }

  /// The span in words that parse to the same span, such as `1 year 2 months` or `36h`.
  public var description: String {
    var parts: [String] = []
    let weeks = days % 7 == 0 ? days / 7 : 0
    let counts = [
      (months / 12, "year"), (months % 12, "month"), (weeks, "week"), (days - weeks * 7, "day"),
    ]
    for (count, unit) in counts where count != 0 {
      parts.append("\(count) \(unit)\(count == 1 ? "" : "s")")
    }
    if time > .zero {
      let span = TimeSpan(microseconds: UInt64(time.wholeMicroseconds))
      parts.append(span.description(units: SpanUnit.allCases.drop { $0 != .hour }))
    }
    return parts.isEmpty ? "0 days" : parts.joined(separator: " ")
  }
}

extension CalendarSpan {
  /// Reads a text that is one word, or refuses one that is no span of a calendar at all.
  private mutating func readWord(
    _ text: String, range: Range<Int>
  ) throws(TimeSpanError) -> Bool {
    switch text {
    case "day": days = 1
    case "week": days = 7
    case "month": months = 1
    case "year": months = 12
    case "hour": time = .seconds(3600)
    case "":
      throw TimeSpanError("The span is empty", hint: "write for example 3 days", at: range)
    case "infinity":
      throw TimeSpanError("A span of the calendar has an end", at: range)
    default: return false
    }
    return true
  }

  private mutating func add(_ term: SpanTerm) throws(TimeSpanError) {
    switch term.unit {
    case .year: try add(term, times: 12, to: \.months)
    case .month: try add(term, times: 1, to: \.months)
    case .week: try add(term, times: 7, to: \.days)
    case .day: try add(term, times: 1, to: \.days)
    case nil:
      let example = term.whole == 1 ? "1 day" : "\(term.whole == 0 ? 3 : term.whole) days"
      throw TimeSpanError(
        "The number has no unit", hint: "write for example \(example)", at: term.range)
    default:
      let span = TimeSpan(microseconds: term.microseconds(unit: 1) ?? .max)
      guard span.duration <= Self.longest - time else { throw Self.tooLong(term) }
      time += span.duration
    }
  }

  private mutating func add(
    _ term: SpanTerm, times factor: Int, to unit: WritableKeyPath<CalendarSpan, Int>
  ) throws(TimeSpanError) {
    guard term.fraction.isEmpty else {
      throw TimeSpanError(
        "Days, weeks, months and years are whole", hint: "use a smaller unit", at: term.range)
    }
    let limit = unit == \.months ? 120_000 : 3_650_000
    guard term.whole <= limit / factor, self[keyPath: unit] <= limit - Int(term.whole) * factor
    else { throw Self.tooLong(term) }
    self[keyPath: unit] += Int(term.whole) * factor
  }

  /// As long as the calendar parts can be: 10 000 years.
  private static let longest = Duration.seconds(86_400) * 3_650_000

  private static func tooLong(_ term: SpanTerm) -> TimeSpanError {
    TimeSpanError("The span is too long", hint: "the longest is 10 000 years", at: term.range)
  }
}
