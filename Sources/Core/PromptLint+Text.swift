extension String {
  /// This text with every occurrence of `part` replaced.
  func replacing(_ part: String, by other: String) -> String {
    var result = ""
    var rest = self[...]
    while let character = rest.first {
      if rest.hasPrefix(part) {
        result += other
        rest = rest.dropFirst(part.count)
      } else {
        result.append(character)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}

extension PromptLint {
  /// One word of a text.
  struct Word: Equatable {
    /// In small letters, with straight apostrophes; `{name}` is a word.
    let whole: String
    /// The part before an apostrophe, or all of it: "wife" of "wife's".
    let stem: String

    init(_ letters: Substring) {
      whole = String(letters)
      stem = letters.split(separator: "'", maxSplits: 1).first.map(String.init) ?? whole
    }
  }

  /// Words and phrases to look for; `*` in a phrase stands for any one word.
  struct Phrases: Sendable, ExpressibleByArrayLiteral {
    private let patterns: [[String]]

    init(arrayLiteral phrases: String...) {
      patterns = phrases.map { $0.split(separator: " ").map(String.init) }
    }

    /// The first of these phrases found in `words`, each of its words being a whole one or a stem.
    func first(in words: [Word]) -> String? {
      patterns.first { occurs($0, in: words) }?.joined(separator: " ")
    }

    private func occurs(_ pattern: [String], in words: [Word]) -> Bool {
      words.indices.dropLast(pattern.count - 1).contains { start in
        zip(pattern, words[start...]).allSatisfy { $0 == "*" || $0 == $1.whole || $0 == $1.stem }
      }
    }
  }

  /// The words of a text in order.
  static func words(in text: String) -> [Word] {
    text.lowercased().replacing("\u{2019}", by: "'")
      .split(whereSeparator: { !($0.isLetter || $0.isNumber || "'{}".contains($0)) })
      .map { $0.trimmed(of: "'") }
      .filter { !$0.isEmpty }
      .map(Word.init)
  }

  /// The sentences of a text, without their ends.
  static func sentences(in text: String) -> [Substring] {
    text.split(whereSeparator: { ".?!\u{2026}".contains($0) })
      .filter { $0.contains(where: \.isLetter) }
  }
}

extension Substring {
  /// True where `part` stands somewhere in this text.
  func includes(_ part: String) -> Bool { indices.contains { self[$0...].hasPrefix(part) } }

  /// This text without the given character at either end.
  fileprivate func trimmed(of edge: Character) -> Substring {
    var rest = drop(while: { $0 == edge })
    while rest.last == edge { rest.removeLast() }
    return rest
  }
}
