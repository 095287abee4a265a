extension Node {
  /// Whether the node has exactly this value: a text of the same scalars, a number of the same
  /// sign, whatever the order of keys.
  func holds(_ value: Value) -> Bool {
    switch value {
    case .string(let value): string.map { $0.utf8.elementsEqual(value.utf8) } ?? false
    case .integer(let value): integer == value
    case .float(let value): float.map { Self.isSame($0, value) } ?? false
    case .boolean(let value): boolean == value
    case .offsetDateTime(let value): offsetDateTime == value
    case .localDateTime(let value): localDateTime == value
    case .localDate(let value): localDate == value
    case .localTime(let value): localTime == value
    case .array(let values): holds(values)
    case .table(let pairs): holds(pairs)
    }
  }

  private static func isSame(_ left: Double, _ right: Double) -> Bool {
    left.isNaN ? right.isNaN : left.bitPattern == right.bitPattern
  }

  private func holds(_ values: [Value]) -> Bool {
    guard kind == .array, storage.tree.container(of: index).childCount == values.count else {
      return false
    }
    return zip(storage.tree.children(of: index), values).allSatisfy { child, value in
      Node(storage: storage, index: child).holds(value)
    }
  }

  private func holds(_ pairs: Pairs) -> Bool {
    guard let table, table.count == pairs.count else { return false }
    return storage.tree.children(of: index).allSatisfy { child in
      let value = pairs[storage.tree.keyName(of: child)]
      return value.map(Node(storage: storage, index: child).holds) ?? false
    }
  }
}
