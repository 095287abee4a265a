/// Mistakes of meaning: keys and headers that contradict each other.
extension Mistake {
  static func duplicateKey(at range: Range<Int>, old: Int, in tree: Tree) -> Diagnostic {
    let name = short(String(decoding: tree.bytes[range].prefix(80), as: UTF8.self))
    let parent = Int(tree[old].parent)
    let place = parent > 0 ? " in [\(short(tree.shownName(of: parent)))]" : ""
    return Diagnostic(
      code: "duplicate-key", "`\(name)` is set twice\(place)", at: range, label: "set again here",
      related: Diagnostic.Label("first set here", at: tree.keyRange(of: old)),
      help: "remove one of the two; the last one does not win")
  }

  /// `child` is what stands under a name that should lead on to a table.
  static func closedTable(_ child: Int, at range: Range<Int>, in tree: Tree) -> Diagnostic {
    let name = short(tree.shownName(of: child))
    let key = short(String(decoding: tree.bytes[range].prefix(80), as: UTF8.self))
    let (code, message, help) = closure(of: tree[child], name, key)
    return Diagnostic(
      code: code, message, at: range,
      related: Diagnostic.Label("first defined here", at: place(of: child, in: tree)), help: help)
  }

  private static func closure(
    of record: Record, _ name: String, _ key: String
  ) -> (code: String, message: String, help: String) {
    switch record.origin {
    case .inline:
      (
        "closed-table", "the inline table `\(name)` is complete at its `}`",
        "put the keys of `\(key)` inside the braces"
      )
    case .header, .element, .arrayOfTables:
      (
        "closed-table", "[\(name)] has a header, so dots cannot add keys to it from here",
        "put the keys under [\(name)]"
      )
    default:
      (
        "not-a-table", "`\(name)` is \(phrase(for: record.kind)), so it cannot hold keys",
        "rename one of the two"
      )
    }
  }

  static func redefinition(
    of child: Int, by header: Range<Int>, isElement: Bool, in tree: Tree
  ) -> Diagnostic {
    let name = short(tree.shownName(of: child))
    let (message, help) = contradiction(of: tree[child], name, isElement: isElement)
    let isTable = tree[child].kind == .table || tree[child].origin == .arrayOfTables
    return Diagnostic(
      code: isTable ? "duplicate-table" : "duplicate-key", message, at: header,
      related: Diagnostic.Label("first defined here", at: place(of: child, in: tree)), help: help)
  }

  private static func contradiction(
    of record: Record, _ name: String, isElement: Bool
  ) -> (message: String, help: String) {
    let array = "write [[\(name)]] in all places for a list of tables"
    switch record.origin {
    case .arrayOfTables:
      return ("[[\(name)]] is an array of tables, so [\(name)] cannot be a table", array)
    case .header where isElement, .implied:
      return ("[\(name)] is a table, so [[\(name)]] cannot be an array of tables", array)
    case .header:
      return (
        "[\(name)] is defined twice",
        "move these keys under the first [\(name)]; for a list of tables write [[\(name)]] both times"
      )
    case .dotted:
      return (
        "`\(name)` is already defined by dotted keys",
        "put these keys where `\(name)` is first defined"
      )
    case .inline:
      return (
        "the inline table `\(name)` is complete at its `}`", "put these keys inside the braces"
      )
    default:
      return ("`\(name)` is already \(phrase(for: record.kind))", "rename one of the two")
    }
  }

  /// Where a node was first defined: its header, or the key that names it.
  private static func place(of node: Int, in tree: Tree) -> Range<Int> {
    switch tree[node].origin {
    case .header, .arrayOfTables, .element: tree.range(of: node)
    default: tree.keyRange(of: node)
    }
  }

  private static func phrase(for kind: Node.Kind) -> String {
    switch kind {
    case .string: "a string"
    case .integer: "an integer"
    case .float: "a float"
    case .boolean: "a boolean"
    case .offsetDateTime, .localDateTime: "a date and time"
    case .localDate: "a date"
    case .localTime: "a time"
    case .array: "an array"
    case .table: "a table"
    case .invalid: "no valid value"
    }
  }
}
