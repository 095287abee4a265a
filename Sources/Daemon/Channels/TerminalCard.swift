import Core

/// A card as lines of text, and the keys that answer it.
struct TerminalCard: Equatable {
  let card: Card
  /// Whether somebody can type.
  let isInteractive: Bool

  private var words: CardWords { CardWords(card) }

  /// What the user may type, followed by Enter: one letter for each way to answer.
  private static func letter(of key: CardWords.Key) -> Character { key.rawValue.first ?? "?" }

  /// The key that a line typed means, if it means one.
  func key(of line: String) -> CardWords.Key? {
    let typed = line.lowercased().filter { !$0.isWhitespace }
    return words.keys.first { typed == String(Self.letter(of: $0)) }
  }

  /// The letters, and what each of them means.
  var letters: [String] {
    words.keys.map { "\(Self.letter(of: $0)) \(words.label(of: $0).lowercased())" }
  }

  /// No line is longer than `width`, unless a single word is.
  func lines(width: Int) -> [String] {
    let room = max(20, min(width, 80)) - 2
    var lines = ["", ""] + Self.wrapped(PlainText.line(words.summary, limit: 120), to: room)
    for part in words.paragraphs {
      lines += [""] + Self.wrapped(PlainText.line(part, limit: 2_000), to: room)
    }
    lines += [""] + Self.wrapped(hint, to: room)
    return lines.dropFirst().map { $0.isEmpty ? "" : "  \($0)" } + [""]
  }

  private var hint: String {
    if isInteractive {
      return letters.map(\.unbroken).joined(separator: ", ")
    }
    return words.commands
  }

  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      let joined = last.isEmpty ? String(word) : "\(last) \(word)"
      if joined.count <= width { lines[lines.count - 1] = joined } else { lines.append("\(word)") }
    }
    return lines.map { String($0.map { $0 == "\u{a0}" ? " " : $0 }) }
  }
}

extension String {
  /// With spaces at which no line is broken.
  fileprivate var unbroken: String { String(map { $0 == " " ? "\u{a0}" : $0 }) }
}
