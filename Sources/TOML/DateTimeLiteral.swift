/// A date, a time, or both, as they stand in the source.
struct DateTimeLiteral {
  /// What is wrong with a text that begins like a date or a time.
  struct Fault: Error {
    let message: String
    var help: String?
  }

  private(set) var date: LocalDate?
  private(set) var time: LocalTime?
  private(set) var offset: Int?

  private let text: ArraySlice<UInt8>
  private let version: Version
  private var position: Int

  /// Reads the whole of `text`, or says why it cannot.
  init(_ text: ArraySlice<UInt8>, version: Version) throws(Fault) {
    self.text = text
    self.version = version
    position = text.startIndex
    if Self.beginsWithTime(text) {
      time = try takeTime()
    } else {
      date = try takeDate()
      if takeSeparator() {
        time = try takeTime()
        offset = try takeOffset()
      }
    }
    guard position == text.endIndex else {
      let rest = String(decoding: text[position...].prefix(40), as: UTF8.self)
      throw Fault(message: "`\(rest)` does not belong to a date or a time")
    }
  }

  /// Whether a text begins with two digits and a colon.
  static func beginsWithTime(_ text: ArraySlice<UInt8>) -> Bool {
    let start = text.startIndex
    return text.count > 2 && text[start + 2] == .colon && text[start].isDigit
      && text[start + 1].isDigit
  }

  /// Whether a text begins with four digits and a hyphen.
  static func beginsWithDate(_ text: ArraySlice<UInt8>) -> Bool {
    let start = text.startIndex
    return text.count > 4 && text[start + 4] == .minus
      && text[start..<start + 4].allSatisfy(\.isDigit)
  }

  /// The node that the parts make up.
  var kind: Node.Kind {
    if date == nil { return .localTime }
    if time == nil { return .localDate }
    return offset == nil ? .localDateTime : .offsetDateTime
  }

  private mutating func takeDate() throws(Fault) -> LocalDate {
    let year = try takeNumber(digits: 4, "the year")
    try take(.minus, "`-` after the year")
    let month = try takeNumber(digits: 2, "the month")
    try take(.minus, "`-` after the month")
    let day = try takeNumber(digits: 2, "the day")
    guard 1...12 ~= month else { throw Fault(message: "there is no month \(month)") }
    let days = LocalDate.days(inMonth: month, of: year)
    guard 1...days ~= day else {
      let name = Self.monthNames[month - 1]
      throw Fault(message: "\(name) \(year) has \(days) days, so there is no day \(day)")
    }
    return LocalDate(year: year, month: month, day: day)
  }

  private mutating func takeTime() throws(Fault) -> LocalTime {
    var time = LocalTime(hour: try takeNumber(digits: 2, "the hour"), minute: 0)
    try take(.colon, "`:` after the hour")
    time.minute = try takeNumber(digits: 2, "the minute")
    try checkRange(time.hour, 23, "the hour")
    try checkRange(time.minute, 59, "the minute")
    guard next == .colon else {
      guard version == .v10 else { return time }
      throw Fault(message: "TOML 1.0 needs seconds in a time", help: ":00")
    }
    position += 1
    time.second = try takeNumber(digits: 2, "the second")
    try checkRange(time.second, 60, "the second")
    time.nanosecond = try takeFraction()
    return time
  }

  /// Takes a fraction of a second in nanoseconds and drops what is finer.
  private mutating func takeFraction() throws(Fault) -> Int {
    guard next == .dot else { return 0 }
    position += 1
    let start = position
    var value = 0
    while let byte = next, byte.isDigit {
      if position - start < 9 { value = value * 10 + Int(byte &- .zero) }
      position += 1
    }
    let digits = position - start
    guard digits > 0 else { throw Fault(message: "no digit follows the `.` of the seconds") }
    return (min(digits, 9)..<9).reduce(value) { value, _ in value * 10 }
  }

  private mutating func takeOffset() throws(Fault) -> Int? {
    guard let sign = next else { return nil }
    if sign | 0x20 == UInt8(ascii: "z") {
      position += 1
      return 0
    }
    guard sign == .plus || sign == .minus else { return nil }
    position += 1
    let hours = try takeNumber(digits: 2, "the hour of the offset")
    try take(.colon, "`:` in the offset")
    let minutes = try takeNumber(digits: 2, "the minute of the offset")
    try checkRange(hours, 23, "the hour of the offset")
    try checkRange(minutes, 59, "the minute of the offset")
    return (hours * 60 + minutes) * (sign == .minus ? -1 : 1)
  }

  private mutating func takeSeparator() -> Bool {
    guard let byte = next, byte == .space || byte | 0x20 == UInt8(ascii: "t") else {
      return false
    }
    position += 1
    return true
  }

  private var next: UInt8? { position < text.endIndex ? text[position] : nil }

  private mutating func takeNumber(digits: Int, _ name: StaticString) throws(Fault) -> Int {
    let end = min(position + digits, text.endIndex)
    var value = 0
    var offset = position
    while offset < end, text[offset].isDigit {
      value = value &* 10 &+ Int(text[offset] &- .zero)
      offset += 1
    }
    guard offset == position + digits else {
      throw Fault(message: "\(name) needs \(digits == 2 ? "two" : "four") digits")
    }
    position = offset
    return value
  }

  private mutating func take(_ byte: UInt8, _ name: StaticString) throws(Fault) {
    guard next == byte else { throw Fault(message: "expected \(name)") }
    position += 1
  }

  private func checkRange(_ value: Int, _ last: Int, _ name: StaticString) throws(Fault) {
    guard value > last else { return }
    throw Fault(message: "\(name) is \(value), but ends at \(last)")
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
