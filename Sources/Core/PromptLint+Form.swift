extension PromptLint {
  /// A name as long as the longest a line is laid out for.
  static let longName = String(repeating: "n", count: 16)

  /// The rules on characters and length, for everything written.
  static func checkForm(of prompt: Prompt, into report: inout Report) {
    for passage in written(of: prompt) {
      checkLength(of: passage, into: &report)
      checkLine(of: passage, into: &report)
      checkCharacters(of: passage, into: &report)
      checkPlaceholders(of: passage, into: &report)
    }
  }

  private static func checkLength(of passage: Passage, into report: inout Report) {
    guard passage.text.contains(where: { !$0.isWhitespace }) else {
      return report.add(
        .empty, passage.field, "The \(passage.field) is empty; write one line that stands alone.")
    }
    let length = passage.text.replacing("{name}", by: longName).count
    if length > passage.limit {
      report.add(
        .length, passage.field,
        """
        The \(passage.field) has \(length) characters with a 16-character name in it; \
        shorten it to \(passage.limit).
        """)
    }
  }

  private static func checkLine(of passage: Passage, into report: inout Report) {
    if passage.text.unicodeScalars.contains(where: breaksLine) {
      report.add(
        .oneLine, passage.field,
        "The \(passage.field) has a line break or a control character; write it on one line.")
    }
  }

  private static func checkCharacters(of passage: Passage, into report: inout Report) {
    let text = passage.text
    if let mark = text.first(where: { "<>&!".contains($0) }) {
      report.add(.markup, passage.field, "Leave out \"\(mark)\"; say it in plain words.")
    }
    if let link = linkLike(in: text) {
      report.add(.link, passage.field, "\"\(link)\" reads as a link; leave it out.")
    }
    if text.unicodeScalars.contains(where: isEmoji) {
      report.add(.emoji, passage.field, "Leave the emoji out of the \(passage.field).")
    }
    if passage.field != .because, let word = shouted(in: text) {
      report.add(
        .capitals, passage.field, "\"\(word)\" is in capitals; write it in small letters.")
    }
  }

  private static func checkPlaceholders(of passage: Passage, into report: inout Report) {
    let rest = passage.text.replacing("{name}", by: "")
    if rest.contains("{") || rest.contains("}") {
      report.add(
        .placeholder, passage.field, "The only placeholder is {name}; leave out other braces.")
    }
  }

  /// True for line and paragraph ends, controls, and the marks that turn the direction of a line.
  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isBidiControl
    }
  }

  /// True for what draws as a picture; digits and `#`, which only may, stay out.
  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isEmojiPresentation || scalar.value == 0xFE0F
      || (properties.isEmoji && scalar.value >= 0x2190)
  }

  /// The first part between blanks that looks like an address: a scheme, `www.`, `@`, or a full
  /// stop with two or more letters on either side of it.
  private static func linkLike(in text: String) -> Substring? {
    text.split(whereSeparator: \.isWhitespace).first { part in
      if part.contains("@") || part.includes("://") || part.hasPrefix("www.") { return true }
      let labels = part.split(separator: ".", omittingEmptySubsequences: false)
      return zip(labels, labels.dropFirst()).contains { before, after in
        before.suffix(2).count(where: \.isLetter) == 2
          && after.prefix(2).count(where: \.isLetter) == 2
      }
    }
  }

  /// The first word written in capitals, of two letters or more and no common abbreviation.
  private static func shouted(in text: String) -> Substring? {
    text.split(whereSeparator: { !$0.isLetter }).first { word in
      word.count > 1 && word.allSatisfy(\.isUppercase) && !["TV", "OK"].contains(word)
    }
  }
}
