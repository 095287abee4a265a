import TOML

/// One key that a table may have.
struct Field: Sendable {
  let name: String
  let shape: Shape
  /// A value as TOML writes it, for help.
  let example: String
  let isRequired: Bool

  init(_ name: String, _ shape: Shape, _ example: String, isRequired: Bool = false) {
    self.name = name
    self.shape = shape
    self.example = example
    self.isRequired = isRequired
  }
}

/// What kind of value a key takes.
enum Shape: Sendable {
  case text, integer, truth, texts, table, tables
  /// A date without a time, or a text.
  case date

  /// The shape as a message names it.
  var name: String {
    switch self {
    case .text: "a string"
    case .integer: "a whole number"
    case .truth: "true or false"
    case .texts: "an array of strings"
    case .table: "a table"
    case .tables: "an array of tables"
    case .date: "a date, or a string such as \"06-21\""
    }
  }

  /// The first part of a value that is not of this shape: an element of an array, or all of it.
  func misfit(in node: Node) -> Node? {
    switch self {
    case .text: node.kind == .string ? nil : node
    case .integer: node.kind == .integer ? nil : node
    case .truth: node.kind == .boolean ? nil : node
    case .table: node.kind == .table ? nil : node
    case .date: node.kind == .localDate || node.kind == .string ? nil : node
    case .texts: Self.misfit(in: node, elements: .string)
    case .tables: Self.misfit(in: node, elements: .table)
    }
  }

  private static func misfit(in node: Node, elements kind: Node.Kind) -> Node? {
    guard let elements = node.array else { return node }
    return elements.first { $0.kind != kind }
  }
}

extension Node.Kind {
  /// The kind as a message names it.
  var name: String {
    switch self {
    case .string: "a string"
    case .integer: "a whole number"
    case .float: "a number with a point"
    case .boolean: "true or false"
    case .offsetDateTime, .localDateTime: "a date with a time"
    case .localDate: "a date"
    case .localTime: "a time"
    case .array: "an array"
    case .table: "a table"
    case .invalid: "not a value"
    }
  }
}
