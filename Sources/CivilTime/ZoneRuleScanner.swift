/// Reads the parts of a rule such as `CET-1CEST,M3.5.0,M10.5.0/3` one after another.
struct ZoneRuleScanner {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  /// A name of letters, or of anything but `>` between `<` and `>`.
  mutating func name() throws(ZoneError) -> String {
    let isQuoted = skip(UInt8(ascii: "<"))
    let start = position
    while let byte, isQuoted ? byte != UInt8(ascii: ">") : byte.isLetter { position += 1 }
    let name = bytes[start..<position]
    guard !name.isEmpty, name.allSatisfy({ (0x21...0x7E).contains($0) }),
      !isQuoted || skip(UInt8(ascii: ">"))
    else { throw refusal("The rule lacks a name") }
    return String(decoding: name, as: UTF8.self)
  }

  /// An offset in seconds, positive to the west, up to 24 hours either way.
  mutating func offset() throws(ZoneError) -> Int { try time(hours: 24) }

  /// The second half of a rule; clocks go forward an hour unless it says otherwise.
  ///
  /// POSIX leaves open when that happens if the rule does not say; as in the reference code it is
  /// then when it is in the United States.
  mutating func summer(after standard: LocalTimeType) throws(ZoneError) -> ZoneRule.Summer {
    let name = try name()
    var seconds = standard.seconds + 3600
    if !isAtEnd, byte != UInt8(ascii: ",") { seconds = -(try offset()) }
    let type = LocalTimeType(seconds: seconds, abbreviation: name)
    guard !isAtEnd else {
      return ZoneRule.Summer(
        type: type,
        start: ZoneRuleDate(day: .weekday(month: 3, week: 2, weekday: 0), time: 7200),
        end: ZoneRuleDate(day: .weekday(month: 11, week: 1, weekday: 0), time: 7200))
    }
    let summer = ZoneRule.Summer(type: type, start: try date(), end: try date())
    guard isAtEnd else { throw refusal("The rule does not end here") }
    return summer
  }

  private var byte: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func skip(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    position += 1
    return true
  }

  /// A comma, a day, and a time if it is not 02:00.
  private mutating func date() throws(ZoneError) -> ZoneRuleDate {
    guard skip(UInt8(ascii: ",")) else { throw refusal("The rule lacks a date") }
    let day = try day()
    return ZoneRuleDate(day: day, time: skip(UInt8(ascii: "/")) ? try time(hours: 167) : 7200)
  }

  private mutating func day() throws(ZoneError) -> ZoneRuleDate.Day {
    if skip(UInt8(ascii: "J")) { return .common(try number(1...365)) }
    guard skip(UInt8(ascii: "M")) else { return .ordinal(try number(0...365)) }
    let month = try number(1...12)
    guard skip(UInt8(ascii: ".")) else { throw refusal("The rule lacks a week") }
    let week = try number(1...5)
    guard skip(UInt8(ascii: ".")) else { throw refusal("The rule lacks a weekday") }
    return .weekday(month: month, week: week, weekday: try number(0...6))
  }

  /// Hours, minutes and seconds, of which the first may have a sign, in seconds.
  private mutating func time(hours limit: Int) throws(ZoneError) -> Int {
    let sign = skip(UInt8(ascii: "-")) ? -1 : 1
    if sign == 1 { _ = skip(UInt8(ascii: "+")) }
    var seconds = try number(0...limit) * 3600
    if skip(UInt8(ascii: ":")) {
      seconds += try number(0...59) * 60
      if skip(UInt8(ascii: ":")) { seconds += try number(0...59) }
    }
    return sign * seconds
  }

  private mutating func number(_ range: ClosedRange<Int>) throws(ZoneError) -> Int {
    let start = position
    var value = 0
    while let byte, byte.isDigit, position - start < 3 {
      value = value * 10 + byte.digit
      position += 1
    }
    guard position > start, range.contains(value) else {
      throw refusal("The rule lacks a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  private func refusal(_ reason: String) -> ZoneError {
    ZoneError(reason, at: position..<position + 1)
  }
}
