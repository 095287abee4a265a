/// A text without quotes that is meant as a time or a date, but is none.
struct BareTime {
  /// What is wrong with it.
  enum Fault {
    /// The hour has one digit.
    case hourDigits
    /// TOML 1.0 wants the seconds that are left out.
    case seconds
    /// It has `am` or `pm`.
    case halfDay
    /// Its parts are in another order, or have other marks between them.
    case dateForm
    /// Something that the message says.
    case other(String)
  }

  let fault: Fault
  /// How TOML writes it, if that is certain.
  let corrected: String?
  private let text: String
  private let isDate: Bool

  /// Takes a text if it looks like a time or a date.
  init?(_ text: String) {
    guard text.utf8.count < 60 else { return nil }
    self.text = text
    let bytes = Array(text.utf8)[...]
    if let time = Self.twentyFourHours(text) {
      (isDate, fault, corrected) = (false, .halfDay, time)
      return
    }
    let date = Self.yearFirst(text)
    isDate = date != nil || Self.isDateLike(bytes)
    guard Self.isTimeLike(bytes), date == nil || text.contains("-") else {
      guard let date else { return nil }
      (fault, corrected) = (.dateForm, date)
      return
    }
    if bytes.prefix(while: \.isDigit).count == 1, bytes.dropFirst().first == .colon {
      let message = Self.fault(of: [.zero] + bytes)
      fault = message.map(Fault.other) ?? .hourDigits
      corrected = message == nil ? "0" + text : nil
    } else if isDate || DateTimeLiteral.beginsWithTime(bytes) {
      // Only TOML 1.0 refuses what the newer edition accepts: a time without seconds.
      let message = Self.fault(of: bytes)
      fault = message.map(Fault.other) ?? .seconds
      corrected = message == nil ? Self.withSeconds(text) : date
    } else {
      return nil
    }
  }

  var code: String { isDate ? "invalid-date" : "invalid-time" }

  /// What to write instead.
  var example: String {
    if !isDate { return "write it like 09:30 or 09:30:00" }
    return text.contains(":")
      ? "write it like 2025-12-31T09:30:00 or 2025-12-31T09:30:00Z" : "write it like 2025-12-31"
  }

  private static func withSeconds(_ text: String) -> String {
    guard let colon = text.firstIndex(of: ":") else { return text }
    let end = text.index(colon, offsetBy: 3, limitedBy: text.endIndex) ?? text.endIndex
    return text[..<end] + ":00" + text[end...]
  }

  /// A time such as `9:30 pm` as TOML writes it.
  private static func twentyFourHours(_ text: String) -> String? {
    let lower = text.lowercased().filter { $0 != " " }
    guard lower.hasSuffix("am") || lower.hasSuffix("pm") else { return nil }
    let parts = lower.dropLast(2).split(separator: ":", omittingEmptySubsequences: false)
    guard let hour = parts.first.flatMap({ Int($0) }), 1...12 ~= hour, parts.count < 3,
      parts.count == 1 || parts[1].utf8.count == 2,
      let minute = Int(parts.dropFirst().first ?? "0"),
      0..<60 ~= minute
    else { return nil }
    return padded(hour % 12 + (lower.hasSuffix("pm") ? 12 : 0)) + ":" + padded(minute)
  }

  /// A date such as `2025/7/1` or `1.7.2025` as TOML writes it.
  private static func yearFirst(_ text: String) -> String? {
    guard let mark = text.first(where: { "-/.".contains($0) }) else { return nil }
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.allSatisfy(\.isDigit) ? Int($0) : nil }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    let isReversed = mark == "." && parts[2].utf8.count == 4
    guard isReversed || parts[0].utf8.count == 4 else { return nil }
    let (year, day) = isReversed ? (parts[2], numbers[0]) : (parts[0], numbers[2])
    let date = "\(year)-\(padded(numbers[1]))-\(padded(day))"
    return fault(of: Array(date.utf8)[...]) == nil ? date : nil
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func isDateLike(_ bytes: ArraySlice<UInt8>) -> Bool {
    DateTimeLiteral.beginsWithDate(bytes) && bytes.dropFirst(5).first?.isDigit == true
  }

  private static func isTimeLike(_ bytes: ArraySlice<UInt8>) -> Bool {
    let marks: [UInt8] = [.colon, .minus, .plus, .dot, .space]
    let isTimeByte = bytes.allSatisfy { byte in
      byte.isDigit || marks.contains(byte) || "tTzZ".utf8.contains(byte)
    }
    // Two times with a hyphen between them are meant as a span of time, which is text.
    let colons = bytes.prefix { $0 != .minus || bytes.first?.isDigit == false }
    return isTimeByte && !(bytes.contains(.minus) && colons.contains(.colon))
      || isTimeByte && DateTimeLiteral.beginsWithDate(bytes)
  }

  private static func fault(of bytes: ArraySlice<UInt8>) -> String? {
    do throws(DateTimeLiteral.Fault) {
      _ = try DateTimeLiteral(bytes, version: .v11)
    } catch {
      return error.message
    }
    return nil
  }
}
