/// Finds values by key, and nothing else.
///
/// Nothing can be asked of it that depends on the order in which keys hash, for
/// that differs from one process to the next.
struct Lookup<Key: Hashable, Value> {
  private var values: [Key: Value] = [:]

  init() {}

  subscript(key: Key) -> Value? {
    get { values[key] }
    set { values[key] = newValue }
  }
}

extension Lookup: Sendable where Key: Sendable, Value: Sendable {}

extension Lookup where Value == Bool {
  /// A lookup of what is among some keys.
  init(_ keys: some Sequence<Key>) {
    for key in keys { values[key] = true }
  }

  func contains(_ key: Key) -> Bool { values[key] ?? false }
}
