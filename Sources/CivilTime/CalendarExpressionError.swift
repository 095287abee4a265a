/// Why a text is not a calendar expression, and where.
public struct CalendarExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
  private let fault: Fault

  /// The part of the text that is wrong, in UTF-8 bytes; empty where something is missing.
  public let range: Range<Int>

  /// What is put into words only when somebody asks.
  private enum Fault: Hashable {
    case refusal(String, hint: String?)
    case unknownZone(String)
    case impossibility(CalendarImpossibility)
  }

  init(_ reason: String, hint: String? = nil, at range: Range<Int>) {
    fault = .refusal(reason, hint: hint)
    self.range = range
  }

  init(unknownZone name: String, at range: Range<Int>) {
    fault = .unknownZone(name)
    self.range = range
  }

  init(_ impossibility: CalendarImpossibility, at range: Range<Int>) {
    fault = .impossibility(impossibility)
    self.range = range
  }

  /// What is wrong, as a sentence without its full stop.
  public var reason: String {
    switch fault {
    case .refusal(let reason, _): reason
    case .unknownZone(let name): ZoneName.refusal(of: name)
    case .impossibility(let impossibility): impossibility.reason
    }
  }

  /// What to write instead, if that is known.
  public var hint: String? {
    switch fault {
    case .refusal(_, let hint): hint
    case .unknownZone: ZoneName.hint
    case .impossibility(let impossibility): impossibility.hint
    }
  }

  /// The name that ends the text and is no zone that was found.
  ///
  /// Whoever has a list of zones can say which of them was meant. It is `nil` where something else is
  /// wrong.
  public var unknownZone: String? {
    if case .unknownZone(let name) = fault { name } else { nil }
  }

  /// The normal form of what is well formed but never happens, such as `*-02-30 00:00:00`.
  ///
  /// systemd takes such a text. It is `nil` where there is none.
  public var normalForm: String? {
    if case .impossibility(let impossibility) = fault { impossibility.normalForm } else { nil }
  }

  /// The reason, and the hint if there is one.
  public var description: String { hint.map { "\(reason): \($0)" } ?? reason }
}
