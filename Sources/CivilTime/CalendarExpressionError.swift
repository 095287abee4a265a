/// Why a text is not a calendar expression, and where.
public struct CalendarExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, as a sentence without its full stop.
  public let reason: String

  /// What to write instead, if that is known.
  public let hint: String?

  /// The part of the text that is wrong, in UTF-8 bytes; empty where something is missing.
  public let range: Range<Int>

  /// The normal form of what is well formed but never happens, such as `*-02-30 00:00:00`.
  ///
  /// systemd takes such a text. It is `nil` where there is none.
  public var normalForm: String? { fields?.description(in: zone) }

  private let fields: CalendarFields?
  private let zone: Zone?

  init(
    _ reason: String, hint: String? = nil, at range: Range<Int>, fields: CalendarFields? = nil,
    zone: Zone? = nil
  ) {
    self.reason = reason
    self.hint = hint
    self.range = range
    self.fields = fields
    self.zone = zone
  }

  /// The reason, and the hint if there is one.
  public var description: String { hint.map { "\(reason): \($0)" } ?? reason }
}
