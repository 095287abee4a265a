/// A text without quotes that is meant as a time or a date, but is none.
struct BareTime {
  /// What is wrong with it.
  enum Fault {
    /// The hour has one digit.
    case hourDigits
    /// TOML 1.0 wants the seconds that are left out.
    case seconds
    /// Something that the message says.
    case other(String)
  }

  let fault: Fault
  private let text: String
  private let isDate: Bool

  /// Takes a text if it looks like a time or a date.
  init?(_ text: String) {
    self.text = text
    let bytes = Array(text.utf8)[...]
    guard Self.isTimeLike(bytes) else { return nil }
    isDate = DateTimeLiteral.beginsWithDate(bytes) && bytes.dropFirst(5).first?.isDigit == true
    if bytes.prefix(while: \.isDigit).count == 1, bytes.dropFirst().first == .colon {
      fault = Self.fault(of: [.zero] + bytes).map(Fault.other) ?? .hourDigits
    } else if isDate || DateTimeLiteral.beginsWithTime(bytes) {
      // Only TOML 1.0 refuses what the newer edition accepts: a time without seconds.
      fault = Self.fault(of: bytes).map(Fault.other) ?? .seconds
    } else {
      return nil
    }
  }

  var code: String { isDate ? "invalid-date" : "invalid-time" }

  var withHourDigits: String { "0" + text }

  var withSeconds: String {
    guard let colon = text.firstIndex(of: ":") else { return text }
    let end = text.index(colon, offsetBy: 3, limitedBy: text.endIndex) ?? text.endIndex
    return text[..<end] + ":00" + text[end...]
  }

  /// What to write instead.
  var example: String {
    if !isDate { return "write it like 09:30 or 09:30:00" }
    return text.contains(":")
      ? "write it like 2025-12-31T09:30:00 or 2025-12-31T09:30:00Z" : "write it like 2025-12-31"
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
