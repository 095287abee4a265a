/// A type that one node can be as a whole, without asking the type.
protocol Scalar: Decodable {
  /// What the type takes, as a message names it.
  static var noun: String { get }
  /// A value as TOML writes it, for help.
  static var example: String { get }
  /// The value that stands in for one that is missing or wrong.
  static var standIn: Self { get }
  /// The value of a node, if it is of this type.
  static func read(_ node: Node) -> Self?
  /// What the type takes, if the node is of the right kind but out of its range.
  static func limits(_ node: Node) -> String?
  /// The node, whose text is given, as TOML writes it in this type, where that is plain.
  static func converted(_ node: Node, _ text: String) -> String?
}

extension Scalar {
  static func limits(_ node: Node) -> String? { nil }

  static func converted(_ node: Node, _ text: String) -> String? { nil }

  /// Whether a node is of this type.
  static func reads(_ node: Node) -> Bool { read(node) != nil }

  /// The elements of an array, if all are of this type and none is a table.
  static func elements(of node: Node) -> [Self]? {
    guard node.kind == .array else { return nil }
    var elements: [Self] = []
    elements.reserveCapacity(node.childCount)
    for child in node.children {
      guard child.kind != .table, let element = read(child) else { return nil }
      elements.append(element)
    }
    return elements
  }

  /// The keys and values of a table, if all values are of this type and none is a table.
  static func members(of table: Table) -> [String: Self]? {
    var members: [String: Self] = [:]
    for child in table.node.children {
      guard child.kind != .table, let member = read(child) else { return nil }
      members[child.keyName] = member
    }
    return members
  }
}

extension String: Scalar {
  static let noun = "a string"
  static let example = #""text""#
  static let standIn = ""

  static func read(_ node: Node) -> String? { node.string }

  static func converted(_ node: Node, _ text: String) -> String? {
    switch node.kind {
    case .array, .table: nil
    default: StringText.basic(text)
    }
  }
}

extension Bool: Scalar {
  static let noun = "true or false"
  static let example = "true"
  static let standIn = false

  static func read(_ node: Node) -> Bool? { node.boolean }

  static func converted(_ node: Node, _ text: String) -> String? {
    switch (node.string ?? text).lowercased() {
    case "true", "yes", "on", "1": "true"
    case "false", "no", "off", "0": "false"
    default: nil
    }
  }
}

extension Scalar where Self: FixedWidthInteger {
  static var noun: String { "a whole number" }
  static var example: String { "1" }
  static var standIn: Self { 0 }

  static func read(_ node: Node) -> Self? { node.integer.flatMap { Self(exactly: $0) } }

  static func limits(_ node: Node) -> String? {
    node.integer.map { "\(min) to \(max), this is \($0)" }
  }

  static func converted(_ node: Node, _ text: String) -> String? {
    if let float = node.float { return Self(exactly: float).map { "\($0)" } }
    return node.string.flatMap { Self($0) }.map { "\($0)" }
  }
}

extension Int: Scalar {}
extension Int8: Scalar {}
extension Int16: Scalar {}
extension Int32: Scalar {}
extension Int64: Scalar {}
extension UInt: Scalar {}
extension UInt8: Scalar {}
extension UInt16: Scalar {}
extension UInt32: Scalar {}
extension UInt64: Scalar {}

extension Double: Scalar {
  static let noun = "a number"
  static let example = "1.5"
  static let standIn = 0.0

  static func read(_ node: Node) -> Double? { node.float ?? node.integer.map { Double($0) } }

  static func converted(_ node: Node, _ text: String) -> String? {
    node.string.flatMap { text in Node.scalar(text).flatMap(read) == nil ? nil : text }
  }
}

extension Float: Scalar {
  static let noun = Double.noun
  static let example = Double.example
  static let standIn: Float = 0

  static func read(_ node: Node) -> Float? {
    Double.read(node).flatMap { Float($0).isFinite || !$0.isFinite ? Float($0) : nil }
  }

  static func limits(_ node: Node) -> String? {
    Double.read(node).map { "numbers up to \(greatestFiniteMagnitude), this is \($0)" }
  }

  static func converted(_ node: Node, _ text: String) -> String? { Double.converted(node, text) }
}
