/// How a zone's clocks change every year: POSIX TZ as RFC 9636, section 3.3.1, extends it.
struct ZoneRule {
  let standard: LocalTimeType
  private let summer: Summer?

  /// The second offset of the year, which in spite of its name may be that of winter.
  struct Summer {
    let type: LocalTimeType
    let start: ZoneRuleDate
    let end: ZoneRuleDate
  }

  /// Reads a rule from a slice of a file, whose indexes errors name.
  init(parsing bytes: ArraySlice<UInt8>) throws(ZoneError) {
    var scanner = ZoneRuleScanner(bytes)
    let name = try scanner.name()
    standard = LocalTimeType(seconds: -(try scanner.offset()), abbreviation: name)
    summer = scanner.isAtEnd ? nil : try scanner.summer(after: standard)
  }

  /// What changes in a year and when, in seconds since the epoch, ascending.
  ///
  /// Summer that ends in the moment the next begins never ends, which is how a rule says that it
  /// lasts all year; so the end comes first where both fall together.
  func changes(in year: Int) -> [(seconds: Int64, type: LocalTimeType)] {
    guard let summer else { return [] }
    let start = (summer.start.seconds(in: year) - Int64(standard.seconds), summer.type)
    let end = (summer.end.seconds(in: year) - Int64(summer.type.seconds), standard)
    return start.0 < end.0 ? [start, end] : [end, start]
  }
}
