extension Node {
  /// How many levels of arrays and tables are decoded at most.
  ///
  /// A header and a value under it can each nest as deeply as the parser lets them. What goes
  /// beyond their sum, with long dotted keys inside inline tables inside each other, nobody writes
  /// but to exhaust the stack of a program.
  static let depthLimit = 2 * Parser.nestingLimit

  /// The node with all that is in it, decoded.
  ///
  /// It is `nil` if the node is of the kind `invalid` or holds one that is, and if it nests arrays
  /// and tables more than 256 levels deep.
  public var value: Value? { value(depth: 0) }

  private func value(depth: Int) -> Value? {
    switch kind {
    case .array: elements(depth: depth).map(Value.array)
    case .table: pairs(depth: depth).map(Value.table)
    default: scalar
    }
  }

  private var scalar: Value? {
    switch kind {
    case .string: string.map(Value.string)
    case .integer: integer.map(Value.integer)
    case .float: float.map(Value.float)
    case .boolean: boolean.map(Value.boolean)
    case .offsetDateTime: offsetDateTime.map(Value.offsetDateTime)
    case .localDateTime: localDateTime.map(Value.localDateTime)
    case .localDate: localDate.map(Value.localDate)
    case .localTime: localTime.map(Value.localTime)
    case .array, .table, .invalid: nil
    }
  }

  private func elements(depth: Int) -> [Value]? {
    guard depth < Self.depthLimit, let array else { return nil }
    var values: [Value] = []
    for element in array {
      guard let value = element.value(depth: depth + 1) else { return nil }
      values.append(value)
    }
    return values
  }

  private func pairs(depth: Int) -> Pairs? {
    guard depth < Self.depthLimit, let table else { return nil }
    var pairs = Pairs()
    for entry in table.entries {
      guard let value = entry.value.value(depth: depth + 1) else { return nil }
      pairs[entry.key.name] = value
    }
    return pairs
  }
}

extension Table {
  /// The keys of the table with their values, decoded; `nil` where `Node.value` would be.
  public var value: Pairs? {
    guard case .table(let pairs) = node.value else { return nil }
    return pairs
  }
}
