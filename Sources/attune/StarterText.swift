import Control

/// The first configuration: the example with its people switched off, and perhaps one in their place.
enum StarterText {
  struct FirstPerson: Equatable {
    let name: String
    let relation: String

    /// Letters and digits of the first word of the name, as the key of a table.
    var id: String {
      let word = name.lowercased().prefix { !$0.isWhitespace }
      let letters = word.unicodeScalars.filter {
        $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
      }
      return letters.isEmpty ? "someone" : String(String.UnicodeScalarView(letters))
    }

    /// JSON's escapes are among those of TOML's basic strings.
    fileprivate var lines: [String] {
      [
        "[people.\(id)]", "name = \(JSON.string(name).description)",
        "relation = \(JSON.string(relation).description)", "",
      ]
    }
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
