import Linux

/// Where the program speaks.
enum Output {
  // Touched by the one thread of the program only.
  nonisolated(unsafe) private static var trouble: SystemError?

  static func line(_ text: String) { say(text + "\n") }
  static func ask(_ text: String) { say(text) }

  /// Where even a complaint cannot be written, the exit status is what is left.
  static func complain(_ text: String) { try? Files.write(Array((text + "\n").utf8), to: 2) }

  /// Whether nobody takes what is said any more.
  static var isOver: Bool { trouble != nil }

  /// Whoever reads us and went away wants no more; that what was said could not be kept is an error.
  static func check() throws(Ending) {
    guard let trouble, trouble.name != "EPIPE" else { return }
    let text = trouble.isFull ? "there is no room left" : trouble.reason
    throw Ending("The answer could not be written: \(text).")
  }

  private static func say(_ text: String) {
    guard !isOver else { return }
    do {
      try Files.write(Array(text.utf8), to: 1)
    } catch {
      trouble = error
    }
  }

  /// What may be done to text for this terminal.
  static var style: TextStyle {
    let isPlain =
      ThisProcess.environment("NO_COLOR").map { !$0.isEmpty } ?? false
      || ThisProcess.environment("TERM") == "dumb"
    return TextStyle(isColored: Terminal.isTerminal(1) && !isPlain)
  }
}
