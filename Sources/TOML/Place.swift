/// A node that something is decoded from, and the keys that lead there.
///
/// Where something is missing there is a place without a node; everything in it is a stand-in.
struct Place {
  let node: Node?
  let trail: Trail

  /// The place of a key or an element, if there is one.
  func child(_ key: any CodingKey) -> Place? {
    let child =
      switch key.step {
      case .key(let name): node?.table?[name]
      case .index(let position): node?.element(at: position)
      }
    return child.map { Place(node: $0, trail: trail.appending(key)) }
  }

  /// A place for a stand-in.
  func missing(_ key: any CodingKey) -> Place { Place(node: nil, trail: trail.appending(key)) }

  private var range: Range<Int> {
    // The root is the whole file, but what is wrong with it is shown at the top.
    node.map { trail.depth == 0 ? 0..<0 : $0.range } ?? 0..<0
  }

  /// What to say if the node is no scalar of a type.
  func misfit<S: Scalar>(_ type: S.Type, _ document: Document) -> Diagnostic {
    let message = node.flatMap(S.limits).map { "\(trail.name) takes \($0)" }
    let raw = node.flatMap { shortText(of: $0, in: document) }
    let text = node.flatMap { node in raw.flatMap { S.converted(node, $0) } }
    return Diagnostic(
      code: message == nil ? "wrong-type" : "out-of-range",
      message ?? "\(trail.name) takes \(S.noun), this is \(node?.kind.noun ?? "missing")",
      at: range, help: message == nil ? text.map(statement) : nil,
      correction: message == nil ? text.map(correction) : nil)
  }

  /// What to say if the node is no table.
  func noTable(_ document: Document) -> Diagnostic {
    shapeless(
      "a table", help: trail.hasPosition ? nil : "write a table of its own: `[\(trail.path)]`")
  }

  /// What to say if the node is no array of a type, if that is known.
  func noArray(of element: (any Decodable.Type)?, _ document: Document) -> Diagnostic {
    let raw = node.flatMap { shortText(of: $0, in: document) }
    guard let node, let scalar = element as? (any Scalar.Type)? else {
      let isSection = node?.kind == .table && raw?.first != "{"
      return shapeless("an array", help: isSection ? "[[\(trail.path)]]" : nil)
    }
    let isElement = scalar.map { $0.reads(node) } ?? (node.kind != .table)
    let text = isElement ? raw.map { "[\($0)]" } : nil
    return shapeless("an array", help: text.map(statement), correction: text.map(correction))
  }

  private func shapeless(
    _ noun: String, help: String?, correction: Diagnostic.Correction? = nil
  ) -> Diagnostic {
    Diagnostic(
      code: "wrong-type", "\(trail.name) takes \(noun), this is \(node?.kind.noun ?? "missing")",
      at: range, help: help, correction: correction)
  }

  /// What to say if the table has no value for a key.
  func missingKey(_ key: String, _ type: Any.Type, _ document: Document) -> Diagnostic {
    let example = Self.example(of: type)
    let header = Path(trail.path.steps + [.key(key)])
    let help =
      example.map { "add for example `\(KeyText.written(key)) = \($0)`" }
      ?? (trail.hasPosition || ForeignType(type) != nil ? nil : "add it, or a table `[\(header)]`")
    return Diagnostic(
      code: "missing-key", "`\(KeyText.written(key))` is missing\(inTable(document))", at: range,
      help: help)
  }

  /// A value of a type as TOML writes it, if there is a short one.
  private static func example(of type: Any.Type) -> String? {
    if let scalar = type as? any Scalar.Type { return scalar.example }
    if let located = type as? any Wrapping.Type { return example(of: located.wrapped) }
    if let first = (type as? any RawRepresentable.Type)?.rawCases.first {
      return Int64(first) == nil ? StringText.basic(first) : first
    }
    return (type as? any Gathering.Type)?.example
  }

  /// The table as a message names it: ` in [people.alex]`, nothing for the root.
  func inTable(_ document: Document) -> String {
    let steps = trail.path.steps
    guard let node, let last = steps.last else { return "" }
    if document.bytes[node.range].first == .openBrace { return " in `\(trail.path)`" }
    guard case .index = last else { return " in [\(trail.path)]" }
    return " in [[\(Path(steps.dropLast().filter { if case .key = $0 { true } else { false } }))]]"
  }

  /// What to say if an initializer refused the node.
  func refusal(_ reason: String) -> Diagnostic {
    let reason = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    let name = trail.name
    return Diagnostic(
      code: "invalid-value", reason.contains(name) ? reason : "\(name): \(reason)", at: range)
  }

  /// What to say if the node is the raw value of no case of a type.
  func noCase(of type: Any.Type, _ document: Document) -> Diagnostic? {
    guard let node, let raw = node.string ?? shortText(of: node, in: document) else { return nil }
    let cases = (type as? any RawRepresentable.Type)?.rawCases ?? []
    let near = node.kind == .string ? closestMatch(to: raw, among: cases) : nil
    let list = cases.prefix(10).map { node.kind == .string ? StringText.basic($0) : $0 }
    let more = cases.count > 10 ? " and \(cases.count - 10) more" : ""
    return Diagnostic(
      code: "invalid-value",
      "`\(raw.count > 40 ? raw.prefix(39) + "…" : raw)` is nothing \(trail.name) can be",
      at: range,
      help: near.map { statement(StringText.basic($0)) }
        ?? (cases.isEmpty ? nil : "it can be \(list.joined(separator: ", "))\(more)"),
      correction: near.map { correction(StringText.basic($0)) })
  }

  /// The line that gives the place a value; for an element of an array just the value.
  private func statement(_ text: String) -> String {
    guard case .step(let key, _, _) = trail, case .key(let name) = key.step else {
      return "write it as `\(text)`"
    }
    return "\(KeyText.written(name)) = \(text)"
  }

  private func correction(_ text: String) -> Diagnostic.Correction {
    Diagnostic.Correction(text, at: range)
  }

  private func shortText(of node: Node, in document: Document) -> String? {
    guard node.range.count <= 60, trail.depth > 0 else { return nil }
    let text = String(decoding: document.bytes[node.range], as: UTF8.self)
    return text.contains("\n") ? nil : text
  }
}

extension Trail {
  /// Whether an element of an array lies on the way.
  fileprivate var hasPosition: Bool { codingPath.contains { $0 is IndexKey } }
}

extension RawRepresentable {
  /// The raw values of all cases as text, if the type can list them.
  fileprivate static var rawCases: [String] {
    guard let type = Self.self as? any CaseIterable.Type else { return [] }
    return type.cases.compactMap { ($0 as? Self).map { "\($0.rawValue)" } }
  }
}

extension CaseIterable {
  fileprivate static var cases: [Any] { allCases.map { $0 } }
}

extension Node.Kind {
  /// The kind as a message names it.
  var noun: String {
    switch self {
    case .string: "a string"
    case .integer: "a whole number"
    case .float: "a number with a point"
    case .boolean: "true or false"
    case .offsetDateTime: "a date with a time and an offset"
    case .localDateTime: "a date with a time"
    case .localDate: "a date"
    case .localTime: "a time"
    case .array: "an array"
    case .table: "a table"
    case .invalid: "not a value"
    }
  }
}
