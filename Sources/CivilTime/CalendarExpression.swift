/// A calendar expression of systemd.time(7), such as `Mon..Fri *-*-* 09:00`.
///
/// It is the set of wall times that match in every part: weekday, date and time. Nothing matches
/// after the year 2199.
public struct CalendarExpression: Hashable, Sendable, CustomStringConvertible {
  /// The zone the text names; without one, the caller's holds.
  public var zone: Zone?

  /// Whether the text says a time of day: neither `Mon` nor `daily` does, both mean midnight.
  public let hasTimeOfDay: Bool

  /// Whether the text is a word such as `daily`, perhaps with a zone.
  public let isShorthand: Bool

  /// Whether each hour, or each of a range, is meant, so that a repeated hour counts twice.
  let isHourly: Bool

  /// The fields made ready for the search.
  let matcher: CalendarMatcher

  /// Reads an expression in the grammar of systemd.time(7), "Calendar Events".
  ///
  /// What systemd refuses is refused, and so is what would never happen, such as `*-02-30`.
  /// Abbreviations of zones are not read, since what they mean depends on the machine; `UTC` is.
  ///
  /// - Parameters:
  ///   - text: The whole expression, without spaces around it.
  ///   - lookup: The zone of an IANA name such as `Europe/Berlin`, if it is installed.
  /// - Throws: Why it is refused, where, and if possible what to write instead.
  public init(
    parsing text: some StringProtocol, zone lookup: (String) -> Zone?
  ) throws(CalendarExpressionError) {
    var parser = try CalendarParser(text, zone: lookup)
    let kind = try parser.parse()
    zone = kind == .timestamp ? .utc : parser.zone
    hasTimeOfDay = kind == .time || kind == .timestamp
    isShorthand = kind == .shorthand
    let fields = parser.fields
    isHourly = fields.hour?.hasUnitStep ?? true
    guard let matcher = CalendarMatcher(fields) else { throw parser.neverHappens() }
    self.matcher = matcher
  }

  /// The expression in systemd's normal form, such as `Mon..Fri *-*-* 09:00:00 UTC`.
  public var description: String { matcher.fields.description(in: zone) }

  /// Whether all parts and the zone are the same, however they were written.
  public static func == (left: CalendarExpression, right: CalendarExpression) -> Bool {
    left.zone == right.zone && left.hasTimeOfDay == right.hasTimeOfDay
      && left.isShorthand == right.isShorthand && left.matcher.fields == right.matcher.fields
  }

  /// Mixes in the parts and the zone.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(zone)
    hasher.combine(matcher.fields)
  }
}
