import Linux

/// Where the program speaks.
enum Output {
  static func line(_ text: String) { write(text + "\n", to: 1) }
  static func complain(_ text: String) { write(text + "\n", to: 2) }
  static func ask(_ text: String) { write(text, to: 1) }

  /// Whoever reads us and went away wants no more: there is nobody to tell.
  private static func write(_ text: String, to descriptor: Int32) {
    try? Files.write(Array(text.utf8), to: descriptor)
  }

  /// What may be done to text for this terminal.
  static var style: TextStyle {
    let isPlain =
      ThisProcess.environment("NO_COLOR").map { !$0.isEmpty } ?? false
      || ThisProcess.environment("TERM") == "dumb"
    return TextStyle(isColored: Terminal.isTerminal(1) && !isPlain)
  }
}
