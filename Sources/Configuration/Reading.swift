import CivilTime
import TOML

/// One reading of one document: values are taken out of it, and every mistake is noted on the way.
struct Reading {
  let document: Document
  let zone: (String) -> Zone?
  let zoneNames: () -> [String]
  private(set) var diagnostics: [Diagnostic]

  init(
    _ document: Document, zone: @escaping (String) -> Zone?,
    zoneNames: @escaping () -> [String]
  ) {
    self.document = document
    self.zone = zone
    self.zoneNames = zoneNames
    diagnostics = document.diagnostics
  }

  /// Everything noted, in the order of the file.
  var ordered: [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
      (left.element.range.lowerBound, left.offset) < (right.element.range.lowerBound, right.offset)
    }.map(\.element)
  }

  var isFaulty: Bool { diagnostics.contains { $0.severity == .error } }

  mutating func note(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  mutating func refuse(
    _ code: String, _ message: String, at range: Range<Int>, related: Diagnostic.Label? = nil,
    help: String? = nil, correction: String? = nil
  ) {
    note(
      Diagnostic(
        code: code, message, at: range, related: related, help: help,
        correction: correction.map { Diagnostic.Correction($0, at: range) }))
  }
}

/// The values of one table that have the shapes their keys take.
struct Fields {
  let table: Table
  /// Whether no key that must be there is missing or misshapen.
  let isWhole: Bool
  private let sound: [String]
  private let schema: [Field]

  init(_ table: Table, sound: [String], schema: [Field]) {
    self.table = table
    self.sound = sound
    self.schema = schema
    isWhole = schema.allSatisfy { !$0.isRequired || sound.contains($0.name) }
  }

  /// The value of a key, if it is there and has the shape the key takes.
  subscript(key: String) -> Node? { sound.contains(key) ? table[key] : nil }

  /// A line that sets a key to what it may be.
  func example(of key: String) -> String {
    "\(key) = \(schema.first { $0.name == key }?.example ?? "")"
  }
}

extension Reading {
  /// Holds a table against the keys it may have.
  mutating func check(_ table: Table, against schema: [Field]) -> Fields {
    var sound: [String] = []
    var meant: [String] = []
    for entry in table.entries {
      if let field = schema.first(where: { $0.name == entry.key.name }) {
        if fits(entry.value, field) { sound.append(field.name) }
      } else {
        meant += refuseUnknown(entry, in: table, schema: schema).map { [$0] } ?? []
      }
    }
    let missing = schema.filter { field in
      field.isRequired && table[field.name] == nil && !meant.contains(field.name)
    }
    refuseMissing(missing, in: table)
    return Fields(table, sound: sound, schema: schema)
  }

  /// Notes a key that nobody knows, and tells which one was probably meant.
  private mutating func refuseUnknown(
    _ entry: Entry, in table: Table, schema: [Field]
  ) -> String? {
    let unused = schema.map(\.name).filter { table[$0] == nil }
    let used = schema.map(\.name).filter { table[$0] != nil }
    let name = entry.key.name
    let near = name == "depth" ? nil : closestMatch(to: name, among: unused + used)
    let help =
      if let near {
        "did you mean `\(near)`?"
      } else if let known = Schema.known(name, in: schema) {
        known
      } else if let home = Schema.home(of: name) {
        "`\(name)` belongs to \(home)"
      } else {
        "keys here: \((unused + used).joined(separator: ", "))"
      }
    refuse(
      "unknown-key", "unknown key `\(name)`\(place(of: table))", at: entry.key.range, help: help,
      correction: near.flatMap { unused.contains($0) ? $0 : nil })
    return near
  }

  private mutating func refuseMissing(_ fields: [Field], in table: Table) {
    for field in fields {
      refuse(
        "missing-key", "`\(field.name)` is missing\(place(of: table))", at: table.range,
        help: "add for example `\(field.name) = \(field.example)`")
    }
  }

  /// The table as a message names it: ` in [people.alex]`, nothing for the root.
  func place(of table: Table) -> String {
    let path = table.node.path
    guard !path.steps.isEmpty else { return "" }
    let isInline = document.bytes[table.range].first == UInt8(ascii: "{")
    guard !isInline else { return " in `\(path)`" }
    guard case .index = path.steps.last else { return " in [\(path)]" }
    return " in [[\(Path(path.steps.dropLast()))]]"
  }

  private mutating func fits(_ node: Node, _ field: Field) -> Bool {
    guard let misfit = field.shape.misfit(in: node) else { return true }
    guard misfit.kind != .invalid else { return false }
    let isElement = misfit.key == nil
    let kind = isElement ? "one of these is \(misfit.kind.name)" : "this is \(misfit.kind.name)"
    refuse(
      "wrong-type", "`\(field.name)` takes \(field.shape.name), \(kind)", at: misfit.range,
      help: help(with: node, for: field))
    return false
  }

  /// How the line would read with the right type.
  private func help(with node: Node, for field: Field) -> String {
    switch (field.shape, node.kind) {
    case (.tables, .table), (.table, _):
      let header = document.bytes[node.range].first == UInt8(ascii: "[")
      if field.shape == .table { return "write a table of its own: `[\(node.path)]`" }
      return header
        ? "[[\(node.path)]]"
        : "\(field.name) = \(converted(node, to: field.shape) ?? field.example)"
    case (.tables, _) where field.example.hasPrefix("[["):
      return "write `[[\(node.path)]]`, once for each"
    default:
      return "\(field.name) = \(converted(node, to: field.shape) ?? field.example)"
    }
  }

  /// The same value as TOML writes it in another shape, where that is plain.
  private func converted(_ node: Node, to shape: Shape) -> String? {
    let raw = String(decoding: document.bytes[node.range], as: UTF8.self)
    switch (shape, node.kind) {
    case (.integer, .string): return node.string?.isNumber == true ? node.string : nil
    case (.text, .array):
      guard let only = node.array, only.count == 1, only[0].kind == .string else { return nil }
      return String(decoding: document.bytes[only[0].range], as: UTF8.self)
    case (.text, .table), (.text, .float), (.text, .integer), (.text, .boolean): return nil
    case (.text, _): return "\"\(raw)\""
    case (.texts, .array): return quoted(node.array ?? [])
    case (.tables, .table): return raw.contains("\n") ? nil : "[\(raw)]"
    case (.texts, .string):
      let words = (node.string ?? "").split(separator: " ").map { "\"\($0)\"" }
      return raw.contains("\\") ? nil : "[\(words.joined(separator: ", "))]"
    case (.truth, .string): return truth(node.string ?? "")
    default: return nil
    }
  }

  /// Scalars as an array of strings.
  private func quoted(_ elements: [Node]) -> String? {
    guard !elements.contains(where: { [.array, .table, .invalid].contains($0.kind) }) else {
      return nil
    }
    let texts = elements.map { element in
      let raw = String(decoding: document.bytes[element.range], as: UTF8.self)
      return element.kind == .string ? raw : "\"\(raw)\""
    }
    return "[\(texts.joined(separator: ", "))]"
  }

  private func truth(_ text: String) -> String? {
    switch text.lowercased() {
    case "true", "yes", "on", "1": "true"
    case "false", "no", "off", "0": "false"
    default: nil
    }
  }
}
