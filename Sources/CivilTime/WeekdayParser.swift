/// Reads the weekdays at the front of a calendar expression, such as `Mon..Wed,Sat`.
struct WeekdayParser {
  private(set) var scanner: CalendarScanner
  private var bits = 0
  /// The day an open range begins with.
  private var rangeStart: Weekday?

  init(_ scanner: CalendarScanner) {
    self.scanner = scanner
  }

  /// The days as bits, of which bit 0 is Monday; none if no weekday stands there.
  ///
  /// Spaces behind them are taken too.
  mutating func parse() throws(CalendarExpressionError) -> Int {
    while let (day, count) = Self.prefix(of: scanner.rest) {
      let range = scanner.rest.startIndex..<scanner.rest.startIndex + count
      scanner.skip(count: count)
      try add(day, at: range)
      guard try hasMore(after: day) else { break }
      guard Self.prefix(of: scanner.rest) != nil else {
        throw scanner.refusal(
          "A weekday is missing here", hint: "write for example Mon..Fri or Sat,Sun")
      }
    }
    if bits != 0 { scanner.skipSpaces() }
    return bits
  }

  /// Whether a word is a weekday from its first to its last letter.
  static func isWeekday(_ word: ArraySlice<UInt8>) -> Bool {
    prefix(of: word).map { $0.count == word.count } ?? false
  }

  private mutating func add(
    _ day: Weekday, at range: Range<Int>
  ) throws(CalendarExpressionError) {
    let start = rangeStart ?? day
    guard start <= day else {
      throw scanner.refusal(
        "\(start.abbreviation)..\(day.abbreviation) cannot wrap",
        hint: "write \(Self.list(from: start, to: day))", at: range)
    }
    for number in start.rawValue...day.rawValue { bits |= 1 << number }
  }

  /// Takes the separator behind a day, and tells whether another day must follow.
  private mutating func hasMore(after day: Weekday) throws(CalendarExpressionError) -> Bool {
    rangeStart = nil
    guard !scanner.isAtEnd, !scanner.isNext(" ") else { return false }
    if scanner.skip(",") { return !scanner.isAtEnd && !scanner.isNext(" ") }
    if scanner.skip("-") || scanner.skip(".") && scanner.skip(".") {
      rangeStart = day
      return true
    }
    throw scanner.refusal("This cannot follow a weekday", hint: "write for example Mon..Fri 09:00")
  }

  private static func prefix(of bytes: ArraySlice<UInt8>) -> (day: Weekday, count: Int)? {
    var count = 0
    for byte in bytes {
      guard byte.isLetter else { break }
      count += 1
    }
    guard count >= 3 else { return nil }
    let word = bytes.prefix(count)
    for day in Weekday.allCases {
      let name = names[day.rawValue]
      guard count == 3 || count == name.count else { continue }
      if zip(word, name).allSatisfy({ $0 | 0x20 == $1 }) { return (day, count) }
    }
    return nil
  }

  /// The names of the days in lower case.
  private static let names = Weekday.allCases.map { $0.name.utf8.map { $0 | 0x20 } }

  /// The days from one to another over the end of the week.
  private static func list(from start: Weekday, to end: Weekday) -> String {
    let days = (0..<7).map { Weekday.allCases[(start.rawValue + $0) % 7] }
    let count = (end.rawValue - start.rawValue + 7) % 7 + 1
    return days.prefix(count).map(\.abbreviation).joined(separator: ",")
  }
}
