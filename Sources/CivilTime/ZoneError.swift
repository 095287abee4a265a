/// Why some bytes are not a time zone file, and where.
public struct ZoneError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, as a sentence without its full stop.
  public let reason: String

  /// What to do about it, if that is known.
  public let hint: String?

  /// The bytes that are wrong; it may end past the file where bytes are missing.
  public let range: Range<Int>

  init(_ reason: String, hint: String? = nil, at range: Range<Int>) {
    self.reason = reason
    self.hint = hint
    self.range = range
  }

  /// The reason, and the place in bytes.
  public var description: String { "\(reason) (byte \(range.lowerBound))" }
}
