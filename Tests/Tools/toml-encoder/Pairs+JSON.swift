import TOML
import TaggedJSON

/// Why a tree is not one that the official suite could have tagged.
struct TagError: Error, CustomStringConvertible {
  let description: String
}

extension Pairs {
  /// The table that a tree of tagged JSON stands for.
  init(untagging json: JSON) throws(TagError) {
    guard case .table(let pairs) = try Value(untagging: json) else {
      throw TagError(description: "the outermost value is not a table")
    }
    self = pairs
  }
}

extension Value {
  /// The value that a tree of tagged JSON stands for.
  fileprivate init(untagging json: JSON) throws(TagError) {
    switch json {
    case .string(let string):
      throw TagError(description: "\"\(string)\" has no type")
    case .array(let elements):
      var values: [Value] = []
      for element in elements { values.append(try Value(untagging: element)) }
      self = .array(values)
    case .object(let members):
      if let (type, value) = json.tag {
        self = try Value(type: type, value)
      } else {
        var pairs = Pairs()
        for member in members { pairs[member.name] = try Value(untagging: member.value) }
        self = .table(pairs)
      }
    }
  }

  private init(type: String, _ text: String) throws(TagError) {
    let value: Value? =
      switch type {
      case "string": .string(text)
      case "float": Self.float(text)
      default: Self.scalar(type: type, text)
      }
    guard let value else { throw TagError(description: "\"\(text)\" is no \(type)") }
    self = value
  }

  /// A float, which the suite may also write as a whole number.
  private static func float(_ text: String) -> Value? {
    if ["nan", "+nan", "-nan"].contains(text) { return .float(.nan) }
    if ["inf", "+inf", "-inf"].contains(text) { return Double(text).map(Value.float) }
    guard text.utf8.allSatisfy(Array("+-.0123456789eE".utf8).contains), let float = Double(text),
      float.isFinite
    else { return nil }
    return .float(float)
  }

  /// A scalar that the suite writes as TOML does.
  private static func scalar(type: String, _ text: String) -> Value? {
    let document = Document(recovering: "x=\(text)")
    guard document.isValid, let node = document.root["x"], node.kind.tag == type,
      node.range == 2..<2 + text.utf8.count
    else { return nil }
    return node.value
  }
}

extension Node.Kind {
  /// What the suite calls a scalar that it writes as TOML does.
  fileprivate var tag: String? {
    switch self {
    case .integer: "integer"
    case .boolean: "bool"
    case .offsetDateTime: "datetime"
    case .localDateTime: "datetime-local"
    case .localDate: "date-local"
    case .localTime: "time-local"
    case .string, .float, .array, .table, .invalid: nil
    }
  }
}
