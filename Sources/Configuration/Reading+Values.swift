import CivilTime
import Core
import TOML

extension Reading {
  /// A text that fits on one line and is not blank.
  mutating func line(_ fields: Fields, _ key: String, most: Int) -> String? {
    guard let node = fields[key], let text = node.string else { return nil }
    guard !text.allSatisfy(\.isWhitespace) else {
      refuse("empty-text", "`\(key)` is empty", at: node.range, help: fields.example(of: key))
      return nil
    }
    guard !text.unicodeScalars.contains(where: \.isControl) else {
      refuse(
        "many-lines", "`\(key)` takes one line, without tabs", at: node.range,
        help: "put a blank where a line ends")
      return nil
    }
    guard text.count <= most else {
      refuse(
        "long-text", "`\(key)` takes at most \(most) characters, these are \(text.count)",
        at: node.range, help: "say it shorter")
      return nil
    }
    return text
  }

  /// A text that names something in commands and in the file.
  mutating func identifier(_ fields: Fields, _ key: String) -> String? {
    guard let node = fields[key], let text = node.string else { return nil }
    return identifier(text, called: "`\(key)`", at: node.range)
  }

  mutating func identifier(_ text: String, called what: String, at range: Range<Int>) -> String? {
    guard text.isIdentifier, text.utf8.count <= 40 else {
      refuse(
        "bad-id", "\(what) takes letters, digits, `-` and `_`, at most 40", at: range,
        help: "write for example `\(text.identifierLike)`")
      return nil
    }
    return text
  }

  /// A text out of a closed list.
  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ fields: Fields, _ key: String
  ) -> Value? where Value.RawValue == String {
    fields[key].flatMap { choice($0, of: key) }
  }

  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ node: Node, of key: String
  ) -> Value? where Value.RawValue == String {
    guard let text = node.string else { return nil }
    if let value = Value(rawValue: text) { return value }
    let all = Value.allCases.map(\.rawValue)
    let near = closestMatch(to: text.lowercased(), among: all)
    refuse(
      "unknown-value", "`\(text)` is nothing that `\(key)` can be", at: node.range,
      help: near.map { "did you mean `\"\($0)\"`?" } ?? "one of: \(all.joined(separator: ", "))",
      correction: near.map { "\"\($0)\"" })
    return nil
  }

  /// Texts out of a closed list, none of them twice.
  mutating func choices<Value: RawRepresentable & CaseIterable & Equatable>(
    _ fields: Fields, _ key: String, atLeast least: Int
  ) -> [Value] where Value.RawValue == String {
    guard let node = fields[key], let elements = node.array else { return [] }
    var values: [Value] = []
    for element in elements {
      guard let value: Value = choice(element, of: key) else { continue }
      if values.contains(value) {
        refuse(
          "duplicate-value", "`\(key)` has `\(value.rawValue)` twice", at: element.range,
          help: "take one of them out")
      }
      values.append(value)
    }
    if elements.count < least {
      let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
      refuse("empty-array", "`\(key)` is empty", at: node.range, help: "some of: \(all)")
    }
    return values
  }

  /// A whole number within bounds.
  mutating func number(_ fields: Fields, _ key: String, in bounds: ClosedRange<Int64>) -> Int? {
    guard let node = fields[key], let number = node.integer else { return nil }
    guard bounds.contains(number) else {
      refuse(
        "out-of-range",
        "`\(key)` takes \(bounds.lowerBound) to \(bounds.upperBound), this is \(number)",
        at: node.range, help: fields.example(of: key))
      return nil
    }
    return Int(number)
  }

  mutating func cadence(_ fields: Fields, _ key: String) -> Cadence? {
    guard let node = fields[key] else { return nil }
    let zone = zone
    return value(node, of: key, code: "bad-cadence") { (text) throws(ValueError) in
      try Cadence(parsing: text, zone: zone)
    }
  }

  mutating func window(_ node: Node, of key: String, isNight: Bool = false) -> DailyWindow? {
    value(node, of: key, code: "bad-hours") { (text) throws(ValueError) in
      try DailyWindow(parsing: text, isNight: isNight)
    }
  }

  mutating func span(
    _ fields: Fields, _ key: String, within bounds: ClosedRange<TimeSpan>
  ) -> TimeSpan? {
    guard let node = fields[key] else { return nil }
    return value(node, of: key, code: "bad-span") { (text) throws(ValueError) in
      try TimeSpan(text: text, within: bounds)
    }
  }

  /// What a text means, or `nil` after noting why it means nothing.
  mutating func value<Value>(
    _ node: Node, of key: String, code: String, parse: (String) throws(ValueError) -> Value
  ) -> Value? {
    guard let text = node.string else { return nil }
    do {
      return try parse(text)
    } catch {
      let error = error.corrected(in: text, zones: zoneNames)
      note(document.diagnostic(of: error, code: code, in: node, of: key))
      return nil
    }
  }
}

extension Document {
  /// An error within a text, with its place in the file.
  func diagnostic(
    of error: ValueError, code: String, in node: Node, of key: String
  ) -> Diagnostic {
    let line = node.key.map { "\($0.name) = " } ?? ""
    return Diagnostic(
      code: code, "`\(key)`: \(error.reason.lowercasedArticle)",
      at: place(of: error.range, in: node),
      help: error.correction.map { "\(line)\"\($0)\"" } ?? error.hint)
  }

  /// Where some bytes of a text stand in the file; all of the text if it has escapes.
  private func place(of range: Range<Int>, in node: Node) -> Range<Int> {
    let text = Array((node.string ?? "").utf8)
    for quotes in [1, 3] {
      let start = node.range.lowerBound + quotes
      let isPlain = node.range.count == text.count + 2 * quotes
      guard isPlain, bytes[start..<start + text.count].elementsEqual(text) else { continue }
      let lower = min(range.lowerBound, text.count)
      return start + lower..<start + min(max(range.upperBound, lower), text.count)
    }
    return node.range
  }
}

extension String {
  /// The text as it goes on after a colon.
  var lowercasedArticle: String {
    let begins = ["The ", "A ", "An ", "Days, "].contains { hasPrefix($0) }
    return begins ? prefix(1).lowercased() + dropFirst() : self
  }

  /// The nearest text that may name something.
  fileprivate var identifierLike: String {
    let parts = lowercased().split { !String($0).isIdentifier }
    let name = parts.joined(separator: "-").prefix(40)
    return name.isEmpty ? "sunday-call" : String(name)
  }
}

extension Unicode.Scalar {
  /// A control character of Unicode: C0, DEL or C1.
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
