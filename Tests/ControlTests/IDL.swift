/// As much of Varlink's interface language as it takes to hold the text against the types.
struct IDL {
  private(set) var types: [String: [Field]] = [:]
  private(set) var methods: [String: (input: [Field], output: [Field])] = [:]
  private(set) var errors: [String: [Field]] = [:]

  struct Field: Equatable {
    let name: String
    /// Without spaces: `?Reminder`, `[]Hold`, `(on,off)`.
    let type: String
  }

  init(_ description: String) {
    var scanner = Scanner(description)
    while let word = scanner.word() {
      switch word {
      case "interface": _ = scanner.word()
      case "type": types[scanner.word() ?? ""] = scanner.fields()
      case "error": errors[scanner.word() ?? ""] = scanner.fields()
      case "method": methods[scanner.word() ?? ""] = (scanner.fields(), scanner.fields())
      default: break
      }
    }
  }

  private struct Scanner {
    private var tokens: ArraySlice<String>

    init(_ text: String) {
      let code = text.split(separator: "\n").map { $0.prefix { $0 != "#" } }.joined(separator: "\n")
      var tokens: [String] = []
      var word = ""
      for character in code {
        if character.isLetter || character.isNumber || character == "." {
          word.append(character)
          continue
        }
        if !word.isEmpty { tokens.append(word) }
        word = ""
        if !character.isWhitespace { tokens.append(String(character)) }
      }
      self.tokens = tokens[...]
    }

    mutating func word() -> String? { tokens.popFirst() }

    /// `(name: type, …)`, an arrow before it passed over.
    mutating func fields() -> [Field] {
      while tokens.first == "-" || tokens.first == ">" { tokens.removeFirst() }
      tokens.removeFirst()
      var fields: [Field] = []
      while let name = word(), name != ")" {
        guard name != "," else { continue }
        tokens.removeFirst()
        fields.append(Field(name: name, type: type()))
      }
      return fields
    }

    private mutating func type() -> String {
      var type = ""
      var depth = 0
      while let token = tokens.first, depth > 0 || (token != "," && token != ")") {
        depth += token == "(" ? 1 : token == ")" ? -1 : 0
        type += token
        tokens.removeFirst()
      }
      return type
    }
  }
}
