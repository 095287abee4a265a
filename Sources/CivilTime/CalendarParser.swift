/// Reads a calendar expression: weekdays, date, time and zone, each of which may be missing.
struct CalendarParser {
  private(set) var fields = CalendarFields()
  private(set) var zone: Zone?
  private var scanner: CalendarScanner

  /// What kind of text it was.
  enum Kind {
    case shorthand, timestamp, date, time
  }

  /// Takes the zone off the end.
  init(
    _ text: some StringProtocol, zone lookup: (String) -> Zone?
  ) throws(CalendarExpressionError) {
    scanner = CalendarScanner(Array(text.utf8))
    guard !scanner.isAtEnd else {
      throw CalendarExpressionError(
        "The expression is empty", hint: "write for example Mon..Fri 09:00", at: 0..<0)
    }
    zone = try scanner.takeZone(lookup)
    guard !scanner.isAtEnd else {
      throw scanner.refusal("Nothing stands before the zone", hint: "write for example 09:00 UTC")
    }
  }

  /// Reads all the rest.
  mutating func parse() throws(CalendarExpressionError) -> Kind {
    if let fields = Self.shorthand(scanner.rest) {
      self.fields = fields
      return .shorthand
    }
    fields.weekdays = try weekdays()
    fields.hour = .firstHour
    fields.minute = .firstMinute
    if scanner.skip("@") { return try timestamp() }
    guard !scanner.isAtEnd else { return .date }
    let first = try scanner.list(.year)
    guard !scanner.isNext(":"), !scanner.isAtEnd else {
      try time(hour: first)
      return .time
    }
    try date(first)
    guard !scanner.isAtEnd else { return .date }
    try time(hour: try scanner.list(.hour))
    return .time
  }

  /// Why fields that are each valid never come together.
  func neverHappens() -> CalendarExpressionError {
    CalendarExpressionError(CalendarImpossibility(fields: fields, zone: zone), at: scanner.whole)
  }
}

extension CalendarParser {
  private mutating func weekdays() throws(CalendarExpressionError) -> Int {
    var parser = WeekdayParser(scanner)
    let bits = try parser.parse()
    scanner = parser.scanner
    return bits == 0x7F ? 0 : bits
  }

  private mutating func timestamp() throws(CalendarExpressionError) -> Kind {
    let second = try scanner.number(scale: 1)
    guard scanner.isAtEnd else {
      throw scanner.refusal("Nothing but a zone may follow a timestamp")
    }
    guard fields.weekdays == 0, let day = Int(exactly: second / 86_400) else {
      throw scanner.refusal("A timestamp takes no weekday", at: scanner.whole)
    }
    let date = CivilDate(dayNumber: day)
    guard date.year <= CalendarField.year.bounds.upperBound else {
      throw scanner.refusal("The timestamp lies after the year 2199", at: scanner.whole)
    }
    let numbers = [
      date.year, date.month, date.day, second / 3600 % 24, second / 60 % 60,
      second % 60 * 1_000_000,
    ]
    fields = CalendarFields(numbers)
    return .timestamp
  }

  /// What follows the first list, which is a year or a month.
  private mutating func date(
    _ first: CalendarScanner.List?
  ) throws(CalendarExpressionError) {
    var fromEnd = try scanner.dateSeparator()
    let second = try scanner.list(.day)
    guard !scanner.isNext(" "), !scanner.isAtEnd else {
      fields.month = try chain(first, .month)
      fields.day = try chain(second, fromEnd ? .dayFromEnd : .day)
      scanner.skipSpaces()
      return
    }
    guard !fromEnd else {
      throw scanner.refusal("~ stands before the day only", hint: "write for example *-02~01")
    }
    fromEnd = try scanner.dateSeparator()
    let third = try scanner.list(.day)
    guard scanner.isNext(" ") || scanner.isAtEnd else {
      throw scanner.refusal("The date ends here", hint: "a space stands before the time")
    }
    fields.year = try chain(first, .year)
    fields.month = try chain(second, .month)
    fields.day = try chain(third, fromEnd ? .dayFromEnd : .day)
    scanner.skipSpaces()
  }

  private mutating func time(
    hour: CalendarScanner.List?
  ) throws(CalendarExpressionError) {
    guard scanner.skip(":") else {
      throw scanner.refusal("A time needs minutes", hint: "write for example 07:00")
    }
    let minute = try scanner.list(.minute)
    fields.hour = try chain(hour, .hour)
    fields.minute = try chain(minute, .minute)
    guard !scanner.isAtEnd else { return }
    guard scanner.skip(":") else { throw scanner.afterTime() }
    let second = try scanner.list(.second)
    guard scanner.isAtEnd else { throw scanner.afterTime() }
    fields.second = try chain(second, .second) ?? .everySecond
  }

  private func chain(
    _ list: CalendarScanner.List?, _ field: CalendarField
  ) throws(CalendarExpressionError) -> CalendarChain? {
    guard let list else { return nil }
    var items: [CalendarItem] = []
    items.reserveCapacity(list.count)
    for (item, range) in list {
      let item = item.normal(in: field)
      if let (reason, hint) = item.objection(in: field) {
        throw CalendarExpressionError(reason, hint: hint, at: range)
      }
      if !items.contains(item) { items.append(item) }
    }
    if items.count > 1 { items.sort() }
    return CalendarChain(field: field, items: items)
  }
}
