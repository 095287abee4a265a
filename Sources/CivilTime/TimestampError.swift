/// Why a text is not a timestamp, and where.
public struct TimestampError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, as a sentence without its full stop.
  public let reason: String

  /// What to write instead, if that is known.
  public let hint: String?

  /// The part of the text that is wrong, in UTF-8 bytes; empty where something is missing.
  public let range: Range<Int>

  /// The name that is no zone that was found, so that whoever has a list of zones can say which of
  /// them was meant; `nil` where something else is wrong.
  public let unknownZone: String?

  init(_ reason: String, hint: String? = nil, at range: Range<Int>, unknownZone: String? = nil) {
    self.reason = reason
    self.hint = hint
    self.range = range
    self.unknownZone = unknownZone
  }

  /// The reason, and the hint if there is one.
  public var description: String { hint.map { "\(reason): \($0)" } ?? reason }
}
