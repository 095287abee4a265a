/// Why a value cannot be written as TOML, and where in it.
public struct WritingError: Error, Hashable, Sendable {
  /// What stands in the way.
  public enum Reason: Hashable, Sendable {
    /// A date or a time is none: its fields are out of range, as in 30 February.
    case invalidDateTime
    /// Arrays and tables are nested more than 128 levels deep.
    case nestedTooDeeply
  }

  /// What stands in the way.
  public let reason: Reason
  /// The way to the value that is to blame, from the one that was to be written.
  public let path: Path

  /// Says what stands in the way and where.
  public init(_ reason: Reason, at path: Path) {
    self.reason = reason
    self.path = path
  }
}

extension WritingError: CustomStringConvertible {
  /// The reason in one sentence without a full stop, with the path.
  public var description: String {
    switch reason {
    case .invalidDateTime: "`\(path)` is a date or a time that there is not"
    case .nestedTooDeeply:
      "`\(path.steps.first.map { Path([$0]).description } ?? "")` is nested more than "
        + "\(Parser.nestingLimit) levels deep"
    }
  }
}

extension Value {
  /// Checks that the value can be written: that its dates and times exist, and that it nests
  /// arrays and tables no more than 128 levels deep.
  ///
  /// Everything that writes values into documents checks them like this first.
  ///
  /// - Throws: `WritingError` with the first that is to blame.
  public func checkWritable() throws(WritingError) {
    try checkWritable(at: [])
  }

  /// Checks that the value can be written at a place of a document, whose depth counts too.
  func checkWritable(at path: Path) throws(WritingError) {
    var steps = path.steps
    try check(&steps)
  }

  private func check(_ steps: inout [Path.Step]) throws(WritingError) {
    switch self {
    case .array(let elements):
      try checkDepth(steps)
      for (position, element) in elements.enumerated() {
        steps.append(.index(position))
        try element.check(&steps)
        steps.removeLast()
      }
    case .table(let pairs):
      try checkDepth(steps)
      for (key, value) in pairs {
        steps.append(.key(key))
        try value.check(&steps)
        steps.removeLast()
      }
    default:
      guard isExistent else { throw WritingError(.invalidDateTime, at: Path(steps)) }
    }
  }

  /// Stops at the limit, and so bounds the recursion of whatever comes after the check.
  private func checkDepth(_ steps: [Path.Step]) throws(WritingError) {
    guard steps.count <= Parser.nestingLimit else {
      throw WritingError(.nestedTooDeeply, at: Path(steps))
    }
  }

  private var isExistent: Bool {
    switch self {
    case .offsetDateTime(let value): value.isValid
    case .localDateTime(let value): value.isValid
    case .localDate(let value): value.isValid
    case .localTime(let value): value.isValid
    default: true
    }
  }
}
