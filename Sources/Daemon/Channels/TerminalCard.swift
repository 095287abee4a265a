import Core

/// A card as lines of text, and the keys that answer it.
struct TerminalCard: Equatable {
  let card: Card
  /// Whether somebody can type.
  let isInteractive: Bool

  /// What the user may type, followed by Enter.
  enum Key: Character {
    case show = "s"
    case done = "d"
    case later = "l"
    case notTheirMoment = "n"

    var label: String {
      switch self {
      case .show: "show it"
      case .done: "done"
      case .later: "later"
      case .notTheirMoment: "not their moment"
      }
    }
  }

  var keys: [Key] {
    guard card.isOpen else { return [.show, .later] }
    switch card.reminder {
    case .test: return [.done]
    case .fixed, .date, .followUp: return [.done, .later]
    case .cadence, .asked: return [.done, .later, .notTheirMoment]
    }
  }

  /// The key that a line typed means, if it means one.
  func key(of line: String) -> Key? {
    let word = line.lowercased().filter { !$0.isWhitespace }
    guard word.count == 1, let key = word.first.flatMap(Key.init(rawValue:)) else { return nil }
    return keys.contains(key) ? key : nil
  }

  /// No line is longer than `width`, unless a single word is.
  func lines(width: Int) -> [String] {
    let room = max(20, min(width, 80)) - 2
    let summary = card.isOpen ? card.text.summary : Notification.discreet
    var lines = ["", ""] + Self.wrapped(PlainText.line(summary, limit: 120), to: room)
    for part in [card.text.body, card.text.note] where card.isOpen && !part.isEmpty {
      lines += [""] + Self.wrapped(PlainText.line(part, limit: 2_000), to: room)
    }
    lines += [""] + Self.wrapped(hint, to: room)
    return lines.dropFirst().map { $0.isEmpty ? "" : "  \($0)" } + [""]
  }

  private var hint: String {
    if isInteractive {
      return keys.map { "\($0.rawValue)\u{a0}\($0.label.unbroken)" }.joined(separator: "   ")
    }
    return card.isOpen ? "attune done, attune later" : "attune show"
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
