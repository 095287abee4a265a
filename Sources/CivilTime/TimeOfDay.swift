/// A time on the clock face, from midnight to the last microsecond of the day.
public struct TimeOfDay: Comparable, Hashable, Sendable, CustomStringConvertible {
  /// Microseconds on the clock since midnight, 0 to 86 399 999 999.
  public let microseconds: Int64

  /// 00:00:00.
  public static let midnight = TimeOfDay(unchecked: 0)

  /// Makes a time from microseconds since midnight, or `nil` outside one day.
  public init?(microseconds: Int64) {
    guard (0..<Self.microsecondsPerDay).contains(microseconds) else { return nil }
    self.microseconds = microseconds
  }

  /// Makes a time from hour 0 to 23, minute 0 to 59 and second 0 to 59, or `nil` outside these.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
      return nil
    }
    microseconds = Int64(hour * 3600 + minute * 60 + second) * 1_000_000
  }

  /// Reads `09:00` or `09:00:30`: two digits each, so neither `9:00` nor `24:00`.
  public init?(parsing text: some StringProtocol) {
    var numbers: [Int] = []
    for part in text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) {
      guard part.count == 2, part.allSatisfy(\.isDigit) else { return nil }
      numbers.append(part.reduce(0) { $0 * 10 + $1.digit })
    }
    guard (2...3).contains(numbers.count) else { return nil }
    self.init(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
  }

  /// Trusts that the microseconds lie within a day.
  init(unchecked microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// The hour, 0 to 23.
  public var hour: Int { Int(microseconds / 3_600_000_000) }

  /// The minute of the hour, 0 to 59.
  public var minute: Int { Int(microseconds / 60_000_000 % 60) }

  /// The second of the minute, 0 to 59.
  public var second: Int { Int(microseconds / 1_000_000 % 60) }

  /// Orders times within a day.
  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The time as `09:00`, with seconds and microseconds only if there are any.
  public var description: String {
    microseconds % 60_000_000 == 0
      ? "\(hour.padded(to: 2)):\(minute.padded(to: 2))" : descriptionWithSeconds
  }
}

extension TimeOfDay {
  static let microsecondsPerDay: Int64 = 86_400_000_000

  /// The time as `09:00:00`, with microseconds only if there are any.
  var descriptionWithSeconds: String {
    let whole = "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
    let fraction = microseconds % 1_000_000
    return fraction == 0 ? whole : "\(whole).\(fraction.padded(to: 6))"
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII digit.
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// The value of an ASCII digit.
  var digit: Int { Int(self) - 0x30 }

  /// Whether the byte is an ASCII letter.
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
