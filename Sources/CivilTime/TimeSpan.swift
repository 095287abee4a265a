/// A length of time as systemd writes it, such as `2h 30min`.
///
/// Days and longer units have fixed lengths: a month is 30.4375 days, a year 365.25. Where people
/// mean the calendar, use `CalendarSpan`.
public struct TimeSpan: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The length in microseconds; the largest number means infinity.
  public let microseconds: UInt64

  /// No end at all.
  public static let infinity = TimeSpan(microseconds: .max)

  /// Makes a span from microseconds.
  public init(microseconds: UInt64) {
    self.microseconds = microseconds
  }

  /// Reads a span as systemd.time(7), "Parsing Time Spans", describes it.
  ///
  /// Numbers add up; one without a unit counts in `unit`, which is seconds unless told. What is
  /// finer than a microsecond is cut off.
  ///
  /// - Parameters:
  ///   - text: The whole span, such as `2h 30min`, `1.5 days`, `90` or `infinity`.
  ///   - unit: What a number counts that has no unit.
  /// - Throws: Why it is refused, where, and if possible what to write instead.
  public init(
    parsing text: some StringProtocol, unit: TimeSpan = TimeSpan(microseconds: 1_000_000)
  ) throws(TimeSpanError) {
    var scanner = SpanScanner(text)
    guard !scanner.rest.text.isEmpty else {
      throw TimeSpanError(
        "The span is empty", hint: "write for example 2h 30min", at: scanner.rest.range)
    }
    guard scanner.rest.text != "infinity" else {
      self = .infinity
      return
    }
    var total: UInt64 = 0
    while let term = try scanner.next() {
      total = total.addingSaturated(term.microseconds(unit: unit.microseconds) ?? .max)
      guard total < .max else {
        throw TimeSpanError("The span is too long", hint: "the longest is infinity", at: term.range)
      }
    }
    microseconds = total
  }

  /// The same length as the standard library counts it; infinity is some 584 542 years.
  public var duration: Duration {
    Duration(
      secondsComponent: Int64(microseconds / 1_000_000),
      attosecondsComponent: Int64(microseconds % 1_000_000) * 1_000_000_000_000)
  }

  /// Orders spans by length.
  public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The span as systemd prints it, exact to the microsecond; parsing gives the same span again.
  public var description: String { description(accuracy: TimeSpan(microseconds: 1)) }

  /// The span as systemd prints it, without what is smaller than `accuracy`, a power of ten.
  public func description(accuracy: TimeSpan) -> String {
    description(units: SpanUnit.allCases, accuracy: max(accuracy.microseconds, 1))
  }
}

extension TimeSpan {
  /// The span in some units, the largest first, of which the last is a microsecond.
  func description(units: some Sequence<SpanUnit>, accuracy: UInt64 = 1) -> String {
    guard self != .infinity else { return "infinity" }
    var parts: [String] = []
    var rest = microseconds
    for unit in units where rest >= unit.microseconds {
      if rest < accuracy, !parts.isEmpty { break }
      if let decimal = Self.decimal(rest, unit: unit, accuracy: accuracy) {
        parts.append(decimal)
        break
      }
      parts.append("\(rest / unit.microseconds)\(unit.suffix)")
      rest %= unit.microseconds
    }
    return parts.isEmpty ? "0" : parts.joined(separator: " ")
  }

  /// Less than a minute with a decimal point, if the accuracy leaves any digits behind it.
  private static func decimal(_ microseconds: UInt64, unit: SpanUnit, accuracy: UInt64) -> String? {
    var fraction = microseconds % unit.microseconds
    guard microseconds < SpanUnit.minute.microseconds, fraction > 0 else { return nil }
    let dropped = powerOfTen(in: accuracy)
    let digits = powerOfTen(in: unit.microseconds) - dropped
    guard digits > 0 else { return nil }
    for _ in 0..<dropped { fraction /= 10 }
    return "\(microseconds / unit.microseconds).\(fraction.padded(to: digits))\(unit.suffix)"
  }

  /// How often a number can be divided by ten before only one is left.
  private static func powerOfTen(in number: UInt64) -> Int { String(number).utf8.count - 1 }
}
