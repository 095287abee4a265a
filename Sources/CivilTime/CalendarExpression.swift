public struct CalendarExpression: Hashable, Sendable, CustomStringConvertible {
  public var description: String
  public var zone: Zone?
  public func next(after: Instant, in local: Zone) -> Instant? { nil }
}
