import Control

extension String {
  /// The text with every scalar that moves a cursor or turns text written out.
  var escaped: String {
    var result = ""
    for scalar in unicodeScalars {
      if scalar.isHarmful {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The same, line by line.
  var escapedLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).escaped }
      .joined(separator: "\n")
  }

  /// How many columns of a terminal it takes.
  var columns: Int { reduce(0) { $0 + $1.columns } }

  /// Cut with an ellipsis if it is wider than that, filled with spaces if it is not.
  func fitted(to width: Int) -> String {
    let text = cut(to: width)
    return text + String(repeating: " ", count: width - text.columns)
  }

  /// Cut with an ellipsis if it is wider than that.
  func cut(to width: Int) -> String {
    guard columns > width else { return self }
    var result = ""
    var room = width - 1
    for character in self {
      guard character.columns <= room else { break }
      result.append(character)
      room -= character.columns
    }
    return result + "…"
  }

  /// Broken at spaces into lines of at most that width; a longer word has its own line.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.columns + 1 + String(word).columns <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// Broken at spaces, and within a word that is wider than that.
  func filled(to width: Int) -> [String] {
    wrapped(to: width).flatMap { line in
      line.reduce(into: [""]) { parts, character in
        let last = parts[parts.count - 1]
        if last.columns + character.columns > width, !last.isEmpty {
          parts.append(String(character))
        } else {
          parts[parts.count - 1].append(character)
        }
      }
    }
  }
}

extension Character {
  /// Two for what East Asian scripts and emoji draw wide (UAX #11, by block), else one.
  fileprivate var columns: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    return switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
