import TOML

/// What a document says, without its places: data to compare and to change.
///
/// Names and texts are bytes, since two strings of different bytes can be equal in Swift.
indirect enum Plain: Hashable {
  case table([[UInt8]: Plain])
  case array([Plain])
  case string([UInt8])
  case integer(Int64)
  case float(UInt64)
  case boolean(Bool)
  case offsetDateTime(OffsetDateTime)
  case localDateTime(LocalDateTime)
  case localDate(LocalDate)
  case localTime(LocalTime)
  /// A text that is no value.
  case invalid
  /// A node whose accessor denies its own kind.
  case undecoded(Node.Kind)

  init(_ node: Node) {
    let decoded: Plain? =
      switch node.kind {
      case .table: node.table.map { .table(Self.members(of: $0)) }
      case .array: node.array.map { .array($0.map(Plain.init)) }
      case .string: node.string.map { .string(Array($0.utf8)) }
      case .integer: node.integer.map(Plain.integer)
      case .float: node.float.map(Self.number)
      case .boolean: node.boolean.map(Plain.boolean)
      case .offsetDateTime: node.offsetDateTime.map(Plain.offsetDateTime)
      case .localDateTime: node.localDateTime.map(Plain.localDateTime)
      case .localDate: node.localDate.map(Plain.localDate)
      case .localTime: node.localTime.map(Plain.localTime)
      case .invalid: .invalid
      }
    self = decoded ?? .undecoded(node.kind)
  }

  init(_ value: Value) {
    switch value {
    case .string(let string): self = .string(Array(string.utf8))
    case .integer(let integer): self = .integer(integer)
    case .float(let float): self = Self.number(float)
    case .boolean(let boolean): self = .boolean(boolean)
    case .offsetDateTime(let value): self = .offsetDateTime(value)
    case .localDateTime(let value): self = .localDateTime(value)
    case .localDate(let value): self = .localDate(value)
    case .localTime(let value): self = .localTime(value)
    case .array(let elements): self = .array(elements.map(Plain.init))
    case .table(let pairs): self = .table(Self.members(of: pairs))
    }
  }

  private static func members(of table: Table) -> [[UInt8]: Plain] {
    let pairs = table.entries.map { (Array($0.key.name.utf8), Plain($0.value)) }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func members(of pairs: Pairs) -> [[UInt8]: Plain] {
    Dictionary(pairs.map { (Array($0.key.utf8), Plain($0.value)) }) { first, _ in first }
  }

  /// A number by its bits, with every NaN alike.
  private static func number(_ float: Double) -> Plain {
    .float((float.isNaN ? .nan : float).bitPattern)
  }

  /// Whether every node could be decoded as what it says it is.
  var isDecoded: Bool {
    switch self {
    case .undecoded: false
    case .table(let members): members.values.allSatisfy(\.isDecoded)
    case .array(let elements): elements.allSatisfy(\.isDecoded)
    default: true
    }
  }
}

extension Plain {
  var isEmpty: Bool { self == .table([:]) || self == .array([]) }

  /// The data with a value at the end of a path, and the tables on the way that were missing.
  func setting(_ steps: ArraySlice<Path.Step>, to value: Plain) -> Plain {
    guard let step = steps.first else { return value }
    return changing(step) { ($0 ?? .table([:])).setting(steps.dropFirst(), to: value) }
  }

  /// The data without what a path leads to, nor what then is empty and `vanishes` at its step.
  func removing(_ steps: ArraySlice<Path.Step>, vanishes: ArraySlice<Bool>) -> Plain {
    guard let step = steps.first else { return self }
    return changing(step) { below in
      guard steps.count > 1, let below else { return nil }
      let rest = below.removing(steps.dropFirst(), vanishes: vanishes.dropFirst())
      return rest.isEmpty && vanishes.first == true ? nil : rest
    }
  }

  /// The data with one more element before the one that a path leads to, or at the end, or with one
  /// more key and the tables on the way that were missing.
  func inserting(_ value: Plain, _ steps: ArraySlice<Path.Step>) -> Plain {
    guard let step = steps.first else { return value }
    if steps.count == 1, case .array(var elements) = self, case .index(let index) = step {
      elements.insert(value, at: index)
      return .array(elements)
    }
    return changing(step) { ($0 ?? .table([:])).inserting(value, steps.dropFirst()) }
  }

  /// The data with another name for what a path leads to.
  func renaming(_ steps: ArraySlice<Path.Step>, to name: String) -> Plain {
    guard let step = steps.first else { return self }
    if steps.count == 1, case .table(var members) = self, case .key(let key) = step {
      members[Array(name.utf8)] = members.removeValue(forKey: Array(key.utf8))
      return .table(members)
    }
    return changing(step) { $0?.renaming(steps.dropFirst(), to: name) }
  }

  private func changing(_ step: Path.Step, by change: (Plain?) -> Plain?) -> Plain {
    switch (self, step) {
    case (.table(var members), .key(let key)):
      let name = Array(key.utf8)
      members[name] = change(members[name])
      return .table(members)
    case (.array(var elements), .index(let index)) where elements.indices.contains(index):
      elements.replaceSubrange(index...index, with: [change(elements[index])].compactMap(\.self))
      return .array(elements)
    default: return self
    }
  }
}
