/// A time of day, without a date or a zone.
public struct LocalTime: Hashable, Sendable {
  /// The hour, 0 to 23.
  public var hour: Int
  /// The minute, 0 to 59.
  public var minute: Int
  /// The second, 0 to 60, where 60 is a leap second; 0 where the source leaves it out.
  public var second: Int
  /// The fraction of the second; what the source says beyond nanoseconds is cut off.
  public var nanosecond: Int

  /// Takes the fields as they are, unchecked.
  public init(hour: Int, minute: Int, second: Int = 0, nanosecond: Int = 0) {
    self.hour = hour
    self.minute = minute
    self.second = second
    self.nanosecond = nanosecond
  }
}

extension LocalTime {
  /// Whether there is such a time; second 60, a leap second, is one.
  ///
  /// Whoever writes times into a document asks, so that no other ever gets into one.
  public var isValid: Bool {
    0...23 ~= hour && 0...59 ~= minute && 0...60 ~= second && 0...999_999_999 ~= nanosecond
  }
}

extension LocalTime: Comparable, CustomStringConvertible {
  /// Whether a time comes before another on the same day.
  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    (left.hour, left.minute, left.second, left.nanosecond)
      < (right.hour, right.minute, right.second, right.nanosecond)
  }

  /// The time as every edition of TOML writes it: with seconds, `09:30:00`, and with as much of a
  /// fraction as it has, `09:30:00.25`.
  public var description: String { .written(by: write) }

  func write(to text: inout [UInt8]) {
    hour.writeTwoDigits(to: &text)
    text.append(.colon)
    minute.writeTwoDigits(to: &text)
    text.append(.colon)
    second.writeTwoDigits(to: &text)
    guard nanosecond != 0 else { return }
    text.append(.dot)
    text += nanosecond.padded(to: 9).utf8
    while text.last == .zero { text.removeLast() }
  }
}
