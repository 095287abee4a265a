extension PromptLint {
  /// The highest school grade, by Flesch and Kincaid, that a body may ask of its reader.
  ///
  /// The aim is grade 7; half a grade more, because the measure is coarse on thirty words.
  static let highestGrade = 7.5

  /// The rules on sentences: how many, how hard, and whether each field stands alone.
  static func checkReading(of prompt: Prompt, into report: inout Report) {
    for passage in shown(of: prompt) { checkOpening(of: passage, into: &report) }
    checkReference(of: prompt, into: &report)
    let count = sentences(in: prompt.body).count
    if count > 4 {
      report.add(.sentences, .body, "The body has \(count) sentences; four are enough.")
    }
    if grade(of: prompt.body) > highestGrade {
      report.add(
        .readingLevel, .body, "The body is hard to read; use shorter sentences and plainer words.")
    }
  }

  private static func checkOpening(of passage: Passage, into report: inout Report) {
    guard let opening = words(in: passage.text).first else { return }
    if backReferences.first(in: [opening]) != nil {
      report.add(
        .standsAlone, passage.field,
        """
        "\(opening.whole)" at the start points back to something not shown; \
        the \(passage.field) is sometimes shown alone.
        """)
    }
  }

  private static func checkReference(of prompt: Prompt, into report: inout Report) {
    let words = words(in: prompt.body)
    guard !words.contains(where: { $0.stem == "{name}" }), let pronoun = pronouns.first(in: words)
    else { return }
    report.add(
      .standsAlone, .body,
      "\"\(pronoun)\" has nobody to stand for when the body is shown alone; put {name} first.")
  }

  /// Openings that lean on a line before.
  private static let backReferences: Phrases = [
    "it", "this", "that", "these", "those", "they", "them", "their", "then", "so", "and", "but",
    "or", "also", "instead",
  ]

  private static let pronouns: Phrases = ["they", "them", "their", "theirs"]

  /// The Flesch–Kincaid grade: 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
  static func grade(of text: String) -> Double {
    let words = words(in: text.replacing("{name}", by: "Robin"))
    let sentences = sentences(in: text).count
    guard !words.isEmpty, sentences > 0 else { return 0 }
    let syllables = words.reduce(0) { $0 + syllableCount(of: $1.whole) }
    let perSentence = Double(words.count) / Double(sentences)
    let perWord = Double(syllables) / Double(words.count)
    return 0.39 * perSentence + 11.8 * perWord - 15.59
  }

  /// An estimate for English: the runs of vowels in a word, at least one.
  ///
  /// A final "e" is silent unless a consonant and "l" stand before it ("table"), and so is that of
  /// a final "es" or "ed", unless it is spoken ("wishes", "wanted").
  static func syllableCount(of word: String) -> Int {
    let letters = word.filter(\.isLetter)
    let isVowel = letters.map { "aeiouyäöüéèê".contains($0) }
    let runs = isVowel.indices.count(where: { isVowel[$0] && ($0 == 0 || !isVowel[$0 - 1]) })
    return max(1, hasSilentEnd(letters) ? runs - 1 : runs)
  }

  private static func hasSilentEnd(_ word: String) -> Bool {
    func isSilent(_ ending: String, unlessAfter spoken: String) -> Bool {
      guard word.hasSuffix(ending), let last = word.dropLast(ending.count).last else {
        return false
      }
      return !"aeiouy".contains(last) && !spoken.contains(last)
    }
    if word.hasSuffix("le"), let last = word.dropLast(2).last { return "aeiouy".contains(last) }
    return isSilent("e", unlessAfter: "") || isSilent("ed", unlessAfter: "td")
      || isSilent("es", unlessAfter: "scgxzhl")
  }
}
