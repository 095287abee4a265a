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
