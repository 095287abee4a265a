/// Reads numbers and separators of a calendar expression one after another.
struct CalendarScanner {
  /// Elements and where they stand.
  typealias List = [(item: CalendarItem, range: Range<Int>)]

  private let bytes: [UInt8]
  private var position = 0
  /// Where the text ends, or the zone at its end begins.
  private var end: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
  }

  var isAtEnd: Bool { position >= end }

  /// The bytes not yet read, without the zone.
  var rest: ArraySlice<UInt8> { bytes[position..<end] }

  /// All of the text but the zone.
  var whole: Range<Int> { 0..<end }

  private var byte: UInt8? { position < end ? bytes[position] : nil }

  func isNext(_ character: Unicode.Scalar) -> Bool { byte == UInt8(ascii: character) }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard isNext(character) else { return false }
    position += 1
    return true
  }

  mutating func skip(count: Int) { position += count }

  /// Ends the text before its zone.
  mutating func cut(at place: Int) { end = place }

  mutating func skipSpaces() {
    while isNext(" ") { position += 1 }
  }

  /// A list of numbers, or `nil` for `*`; at most 241 elements, as in systemd.
  mutating func list(_ field: CalendarField) throws(CalendarExpressionError) -> List? {
    let scale = field == .second ? 1_000_000 : 1
    guard !skip("*") else {
      guard !isNext("/") else {
        throw refusal("* takes no step", hint: "write for example 0/5")
      }
      guard !isNext(",") else { throw refusal("* stands alone") }
      return nil
    }
    var list: List = []
    while list.count < 241 {
      list.append(try element(scale: scale))
      guard skip(",") else { return list }
      guard !isNext("*") else { throw refusal("* stands alone") }
    }
    throw refusal("The list is too long", hint: "it holds at most 241 elements")
  }

  /// Whether the next part of a date counts from the month's end.
  mutating func dateSeparator() throws(CalendarExpressionError) -> Bool {
    if skip("~") { return true }
    guard skip("-") else {
      throw refusal("The date lacks a part", hint: "write for example *-*-01 or 12-24")
    }
    return false
  }

  /// A number, in seconds perhaps with a fraction that is rounded to the microsecond.
  mutating func number(scale: Int) throws(CalendarExpressionError) -> Int {
    let start = position
    var value = 0
    while let byte, byte.isDigit {
      value = min(value * 10 + byte.digit, 1 << 40)
      position += 1
    }
    guard position > start else { throw noNumber() }
    value *= scale
    if scale > 1, isNext("."), !(position + 1 < end && bytes[position + 1] == UInt8(ascii: ".")) {
      position += 1
      value += try fraction()
    }
    guard value < (scale == 1 ? 1 << 40 : 1 << 31) else {
      throw refusal("The number is too large", at: start..<position)
    }
    return value
  }

  func refusal(
    _ reason: String, hint: String? = nil, at range: Range<Int>? = nil
  ) -> CalendarExpressionError {
    let here = position..<min(position + 1, max(end, position))
    return CalendarExpressionError(reason, hint: hint, at: range ?? here)
  }

  /// Why what follows a time cannot.
  func afterTime() -> CalendarExpressionError {
    let spaces = rest.allSatisfy { $0 == 0x20 }
    return refusal(
      spaces ? "A space follows the time" : "Nothing but a zone may follow the time",
      hint: spaces ? "remove it" : nil, at: position..<end)
  }
}

extension CalendarScanner {
  private mutating func element(
    scale: Int
  ) throws(CalendarExpressionError) -> (CalendarItem, Range<Int>) {
    let begin = position
    var item = CalendarItem(start: try number(scale: scale), stop: nil, step: 0)
    if skip(".") {
      guard skip(".") else { throw refusal("Only seconds have fractions") }
      item.stop = try number(scale: scale)
      item.step = scale
    }
    if skip("/") {
      item.step = try number(scale: scale)
      guard item.step > 0 else {
        throw refusal("A step of 0 goes nowhere", at: begin..<position)
      }
    } else if scale > 1, let stop = item.stop, item.start + item.step > stop {
      throw refusal("A range of seconds spans a second at least", at: begin..<position)
    }
    guard byte.map({ " ,-~:".utf8.contains($0) }) ?? true else { throw afterNumber() }
    return (item, begin..<position)
  }

  private mutating func fraction() throws(CalendarExpressionError) -> Int {
    let start = position
    var value = 0
    while let byte, byte.isDigit, position - start < 6 {
      value = value * 10 + byte.digit
      position += 1
    }
    guard position > start else { throw refusal("Digits must follow the decimal point") }
    for _ in position - start..<6 { value *= 10 }
    if let byte, byte.isDigit, byte.digit >= 5 { value += 1 }
    while byte?.isDigit ?? false { position += 1 }
    return value
  }

  private func noNumber() -> CalendarExpressionError {
    switch byte {
    case nil: return refusal("A number is missing at the end")
    case UInt8(ascii: " ")?:
      return refusal(
        position == 0 ? "The expression begins with a space" : "A number is missing here")
    default: break
    }
    let word = rest.prefix { $0 != 0x20 }
    guard !WeekdayParser.isWeekday(word) else {
      return refusal(
        "Weekdays have commas between them", hint: "write for example Sat,Sun",
        at: word.startIndex..<word.endIndex)
    }
    return refusal(
      "“\(String(decoding: word, as: UTF8.self))” is no weekday, date or time",
      hint: "write for example Mon..Fri 09:00", at: word.startIndex..<word.endIndex)
  }

  private func afterNumber() -> CalendarExpressionError {
    if isNext("T") {
      return refusal("T does not separate date and time", hint: "write a space")
    }
    return refusal("This cannot follow a number", hint: "write for example 18:30")
  }
}
