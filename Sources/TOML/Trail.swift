/// The coding keys from the root to a place, the last one first.
indirect enum Trail {
  case root
  case step(any CodingKey, after: Trail, depth: Int)

  func appending(_ key: any CodingKey) -> Trail { .step(key, after: self, depth: depth + 1) }

  /// How many keys there are.
  var depth: Int {
    switch self {
    case .root: 0
    case .step(_, _, let depth): depth
    }
  }

  var codingPath: [any CodingKey] {
    var keys: [any CodingKey] = []
    var trail = self
    while case .step(let key, let rest, _) = trail {
      keys.append(key)
      trail = rest
    }
    return keys.reversed()
  }

  var path: Path { Path(codingPath.map(\.step)) }

  /// What a message calls the place: its key, with the positions behind it.
  var name: String {
    let steps = path.steps
    let start = steps.lastIndex { if case .key = $0 { true } else { false } }
    return steps.isEmpty ? "the document" : "`\(Path(Array(steps[(start ?? 0)...])))`"
  }
}

extension CodingKey {
  /// The step of a path that the key stands for.
  var step: Path.Step {
    self is IndexKey ? .index(intValue ?? 0) : .key(stringValue)
  }
}

/// The position of an element as a coding key.
struct IndexKey: CodingKey {
  let position: Int

  init(_ position: Int) { self.position = position }

  init?(intValue: Int) { position = intValue }

  init?(stringValue: String) { nil }

  var intValue: Int? { position }

  var stringValue: String { "\(position)" }
}

/// Any text as a coding key.
struct NameKey: CodingKey {
  let stringValue: String

  init(_ name: String) { stringValue = name }

  init?(stringValue: String) { self.stringValue = stringValue }

  init?(intValue: Int) { nil }

  var intValue: Int? { nil }
}
