/// A part of a timestamp, with its place in the whole.
struct TimestampWord {
  let bytes: ArraySlice<UInt8>

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func split(at separator: Unicode.Scalar, keepingEmpty: Bool = false) -> [TimestampWord] {
    bytes.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: !keepingEmpty)
      .map(TimestampWord.init)
  }

  func dropping(_ count: Int) -> TimestampWord { TimestampWord(bytes: bytes.dropFirst(count)) }

  func dropping(last count: Int) -> TimestampWord { TimestampWord(bytes: bytes.dropLast(count)) }

  /// Why the word is refused, or some bytes of it, counted from its start.
  func refusal(_ reason: String, hint: String? = nil, at range: Range<Int>? = nil) -> TimestampError
  {
    let range = range ?? 0..<bytes.count
    let start = bytes.startIndex
    return TimestampError(
      reason, hint: hint, at: start + range.lowerBound..<start + range.upperBound)
  }

  var weekday: Weekday? {
    let word = text.lowercased()
    return Weekday.allCases.first {
      [$0.name.lowercased(), $0.abbreviation.lowercased()].contains(word)
    }
  }

  var isZoneLike: Bool { bytes.first?.isLetter ?? false }

  var isOffsetLike: Bool { bytes.first.map { "+-".utf8.contains($0) } ?? false }
}

extension TimestampWord {
  /// Date and time of `2026-11-27T18:00`.
  func splitAtT() -> (date: TimestampWord, time: TimestampWord)? {
    guard bytes.first?.isDigit ?? false, let place = bytes.firstIndex(of: UInt8(ascii: "T")) else {
      return nil
    }
    return (
      TimestampWord(bytes: bytes[..<place]), TimestampWord(bytes: bytes[(place + 1)...])
    )
  }

  /// A time without `Z` or `+02:00` behind it, and that.
  func cutOffset() -> (time: TimestampWord, offset: TimestampWord?) {
    guard let place = bytes.firstIndex(where: { "Z+-".utf8.contains($0) }) else {
      return (self, nil)
    }
    return (
      TimestampWord(bytes: bytes[..<place]), TimestampWord(bytes: bytes[place...])
    )
  }

  /// Reads `2026-11-27`, or `26-11-27` for the same.
  func date() throws(TimestampError) -> CivilDate {
    let parts = split(at: "-", keepingEmpty: true)
    guard parts.count == 3, [2, 4].contains(parts[0].bytes.count) else {
      throw refusal("“\(text)” is no date", hint: "write for example 2026-11-27")
    }
    let year = Self.fullYear(try parts[0].number(digits: 4), digits: parts[0].bytes.count)
    let month = try parts[1].number(.month)
    let day = try parts[2].number(.day)
    guard let date = CivilDate(year: year, month: month, day: day) else {
      let last = CivilDate.length(ofMonth: month, year: year)
      throw parts[2].refusal("\(CalendarField.monthNames[month - 1]) \(year) has \(last) days")
    }
    return date
  }

  /// Reads `18:00`, `18:00:30` or `18:00:30.5`; what is behind the point comes by itself.
  func time() throws(TimestampError) -> (face: TimeOfDay, microseconds: Int64) {
    let parts = split(at: ":", keepingEmpty: true)
    guard (2...3).contains(parts.count) else {
      throw refusal("“\(text)” is no time", hint: "write for example 18:00")
    }
    let hour = try parts[0].number(.hour)
    let minute = try parts[1].number(.minute)
    guard parts.count == 3 else { return (try face(hour, minute, 0), 0) }
    let (whole, fraction) = parts[2].cutFraction()
    let second = try whole.number(.second)
    return (try face(hour, minute, second), try fraction?.microseconds() ?? 0)
  }

  /// Reads `Z`, `+02:00`, `+0200` or `+02` as RFC 3339 and ISO 8601 write it.
  func offset() throws(TimestampError) -> Duration {
    guard text != "Z" else { return .zero }
    let parts = dropping(1).split(at: ":", keepingEmpty: true).map(\.bytes)
    let digits = parts.joined().map(\.self)
    guard isOffsetLike, [[2], [4], [2, 2]].contains(parts.map(\.count)),
      digits.allSatisfy(\.isDigit)
    else {
      throw refusal("“\(text)” is no offset from UTC", hint: "write for example +02:00 or Z")
    }
    let numbers = digits.map(\.digit) + [0, 0]
    let minutes = numbers[2] * 10 + numbers[3]
    let total = (numbers[0] * 10 + numbers[1]) * 60 + minutes
    guard total <= 24 * 60, minutes < 60 else {
      throw refusal("No clock is so far from UTC", hint: "write for example +02:00 or Z")
    }
    return .seconds((bytes.first == UInt8(ascii: "-") ? -60 : 60) * total)
  }
}

extension TimestampWord {
  private static func fullYear(_ year: Int, digits: Int) -> Int {
    guard digits == 2 else { return year }
    return year < 69 ? year + 2000 : year + 1900
  }

  private func face(_ hour: Int, _ minute: Int, _ second: Int) throws(TimestampError) -> TimeOfDay {
    guard let face = TimeOfDay(hour: hour, minute: minute, second: second) else {
      throw refusal("“\(text)” is no time", hint: "write for example 18:00")
    }
    return face
  }

  private func number(digits: Int) throws(TimestampError) -> Int {
    guard (1...digits).contains(bytes.count), bytes.allSatisfy(\.isDigit) else {
      throw refusal(
        bytes.isEmpty
          ? "A number is missing here" : "“\(text)” is not a number of \(digits) digits",
        hint: TimestampParser.forms)
    }
    return bytes.reduce(0) { $0 * 10 + $1.digit }
  }

  /// A number of one or two digits that a field can hold.
  private func number(_ field: CalendarField) throws(TimestampError) -> Int {
    let number = try number(digits: 2)
    let (low, high) = (field.bounds.lowerBound, field.bounds.upperBound / field.scale)
    guard (low...high).contains(number) else {
      throw refusal(
        "The \(field.name) goes from \(low) to \(high)", hint: field.hint(on: number))
    }
    return number
  }

  private func cutFraction() -> (whole: TimestampWord, fraction: TimestampWord?) {
    guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return (self, nil) }
    return (
      TimestampWord(bytes: bytes[..<point]), TimestampWord(bytes: bytes[(point + 1)...])
    )
  }

  /// The digits behind a point, rounded to the nearest microsecond.
  private func microseconds() throws(TimestampError) -> Int64 {
    guard !bytes.isEmpty, bytes.allSatisfy(\.isDigit) else {
      throw refusal("Digits must follow the decimal point", hint: "write for example 18:00:30.5")
    }
    let digits = bytes.prefix(7).map { Int64($0.digit) } + Array(repeating: 0, count: 6)
    return digits.prefix(6).reduce(0) { $0 * 10 + $1 } + (digits[6] >= 5 ? 1 : 0)
  }
}
