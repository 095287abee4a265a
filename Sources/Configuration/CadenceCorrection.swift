import Core
import TOML

/// What was probably meant by a text that is no cadence.
enum CadenceCorrection {
  /// A text that is a cadence, with the usual slips undone; `nil` if that leads nowhere.
  static func of(_ text: String) -> String? {
    let words = Word.words(of: spaced(text.lowercased())).flatMap { replacement(for: $0.text) }
    let candidate = shaped(words)
    guard let cadence = try? CadenceText(candidate).cadence(zone: { _ in nil }) else {
      return closestMatch(to: candidate, among: ["daily", "weekly", "monthly", "off"])
    }
    return cadence.description
  }

  /// `2/week` and `2-3 weeks` as the words that they stand for.
  private static func spaced(_ text: String) -> String {
    text.reduce(into: "") { spaced, character in
      switch character {
      case "/": spaced += " a "
      case "-", "–": spaced += " to "
      default: spaced.append(character)
      }
    }
  }

  private static func replacement(for word: String) -> [String] {
    switch word {
    case "times", "time", "x": []
    case "per", "an": ["a"]
    case "each": ["every"]
    case "other", "second", "two": ["2"]
    case "one": ["1"]
    case "third", "three", "thrice": ["3"]
    case "four", "fourth": ["4"]
    case "five": ["5"]
    case "six": ["6"]
    case "never", "none", "no": ["off"]
    case "everyday": ["daily"]
    case "fortnightly": ["every", "2", "weeks"]
    case "quarterly": ["every", "3", "months"]
    case "yearly", "annually": ["every", "1", "year"]
    case _ where word.hasSuffix("x") && String(word.dropLast()).isNumber: [String(word.dropLast())]
    default: [word]
    }
  }

  /// The words with a unit's plural, and a missing `every`, mended.
  private static func shaped(_ words: [String]) -> String {
    var words = words
    guard let first = words.first, let last = words.last else { return "" }
    let unit = last.hasSuffix("s") ? String(last.dropLast()) : last
    guard ["day", "week", "month", "year"].contains(unit) else {
      return words.joined(separator: " ")
    }
    if let middle = words.dropFirst().firstIndex(where: { $0 == "a" || $0 == "every" }) {
      words[middle] = "a"
      words[words.count - 1] = unit
    } else if first != "every" {
      words.insert("every", at: 0)
    }
    return words.joined(separator: " ")
  }
}
