import TOML
import TaggedJSON

extension JSON {
  /// The tree with members in one order, and numbers and times in one spelling.
  ///
  /// The official suite leaves both open; what is uniform and differs as text differs in meaning.
  var uniform: JSON {
    if let (type, value) = tag {
      let value = Self.uniform(value, type: type)
      return .object([Member("type", .string(type)), Member("value", .string(value))])
    }
    switch self {
    case .string: return self
    case .array(let elements): return .array(elements.map(\.uniform))
    case .object(let members):
      let uniform = members.map { Member($0.name, $0.value.uniform) }
      return .object(uniform.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    }
  }

  /// A scalar as our own tags spell it, where the suite may spell it otherwise.
  private static func uniform(_ value: String, type: String) -> String {
    guard type != "string", type != "integer", type != "bool" else { return value }
    if type == "float", let float = Double(value) { return float.isNaN ? "nan" : "\(float)" }
    let node = Document(recovering: "x = \(value)").root["x"]
    return node.map(JSON.init(tagging:))?.tag?.value ?? value
  }
}
