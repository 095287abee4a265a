import Configuration
import Control
import Core
import Host

/// The first configuration: the example with its people switched off, and perhaps one in their place.
enum StarterText {
  struct FirstPerson: Equatable {
    let name: String
    let relation: String

    /// The name as the key of a table: all of it if that is short, else its last word.
    ///
    /// In scripts that keys have no letters of it is what they are to the user.
    var id: String {
      let words = name.lowercased().split(whereSeparator: \.isWhitespace)
        .map { $0.unicodeScalars.map(\.inPlainLetters).joined() }.filter { !$0.isEmpty }
      let whole = words.joined(separator: "-")
      let short = whole.count <= 16 ? whole : words.last ?? ""
      return short.isEmpty ? relation : String(short.prefix(40))
    }

    /// JSON's escapes are among those of TOML's basic strings.
    fileprivate var lines: [String] {
      [
        "[people.\(id)]", "name = \(JSON.string(name).description)",
        "relation = \(JSON.string(relation).description)", "",
      ]
    }
  }

  /// Why a name cannot be in a configuration; an empty one is nobody's, and no trouble.
  static func trouble(with name: String, in example: String) -> String? {
    guard !name.isEmpty else { return nil }
    let first = FirstPerson(name: name, relation: Relation.friend.rawValue)
    let file = ConfigFile(path: "", text: make(example: example, first: first))
    let mistake = ConfigurationFile.reader.read(file).problems.first { $0.severity == .error }
    return mistake.map { "It cannot be that: \($0.message.replacing("`name`", with: "a name"))." }
  }

  static func make(example: String, first: FirstPerson?) -> String {
    var isAmongPeople = false
    var isPlaced = first == nil
    var lines: [String] = []
    for line in example.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("[") {
        isAmongPeople = line.hasPrefix("[people.") || line.hasPrefix("[[people.")
      }
      if isAmongPeople, !isPlaced, let first {
        lines += first.lines
        isPlaced = true
      }
      let isOn = !line.isEmpty && !line.hasPrefix("#")
      lines.append(isAmongPeople && isOn ? "#" + line : String(line))
    }
    return lines.joined(separator: "\n")
  }
}

extension Unicode.Scalar {
  /// A digit, or a Latin letter without its marks, such as "e" for ë and "ae" for æ; else nothing.
  fileprivate var inPlainLetters: String {
    if isASCII {
      return properties.isAlphabetic || properties.numericType != nil ? String(self) : ""
    }
    guard let name = properties.name, name.hasPrefix("LATIN SMALL ") else { return "" }
    let letter = name.split(separator: " ").prefix { $0 != "WITH" }.last ?? ""
    return letter.utf8.count <= 2 ? letter.lowercased() : ""
  }
}
