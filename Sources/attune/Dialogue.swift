import Linux

/// A talk with whoever sits in front of the terminal.
enum Dialogue {
  /// Whether somebody can be asked: nothing is asked where the answer is read by a program.
  static func isPossible(_ output: OutputOptions) -> Bool {
    !output.json && Terminal.isTerminal(0) && Terminal.isTerminal(1)
  }

  /// The answer to a question, without the blanks around it; empty at the end of the input.
  static func ask(_ question: String) -> String {
    Output.ask(question)
    return line().map(trimmed) ?? ""
  }

  /// Yes or no, or neither.
  static func agreement(_ question: String) -> Bool? {
    switch ask(question).lowercased() {
    case "y", "yes": true
    case "n", "no": false
    default: nil
    }
  }

  /// All lines until an empty one, or until the input ends where nobody types.
  static func text(endsWithEmptyLine: Bool) -> String {
    var lines: [String] = []
    while let line = line(), lines.count < 1_000 {
      if endsWithEmptyLine, trimmed(line).isEmpty { break }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  private static func line() -> String? { try? Terminal.readLine(limit: 65_536) }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
