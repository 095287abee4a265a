extension Node {
  /// The node with all that is in it, decoded.
  ///
  /// It is `nil` if the node is of the kind `invalid` or holds one that is.
  public var value: Value? {
    switch kind {
    case .array: elements.map(Value.array)
    case .table: pairs.map(Value.table)
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

  private var elements: [Value]? {
    guard let array else { return nil }
    var values: [Value] = []
    for element in array {
      guard let value = element.value else { return nil }
      values.append(value)
    }
    return values
  }

  private var pairs: Pairs? {
    guard let table else { return nil }
    var pairs = Pairs()
    for entry in table.entries {
      guard let value = entry.value.value else { return nil }
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
