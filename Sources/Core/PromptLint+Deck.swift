extension PromptLint {
  /// The share of words in common from which two prompts count as one: intersection over union.
  static let nearDuplicateShare = 0.6

  /// What prompts of a deck repeat of those before them, found at the later one.
  static func repetitions(in deck: [Prompt]) -> [Finding] {
    let vocabularies = deck.map { vocabulary(of: $0.summary + " " + $0.body) }
    let summaries = deck.map { words(in: $0.summary) }
    return deck.indices.flatMap { later in
      let prompt = deck[later]
      var report = Report(prompt: prompt.id)
      let before = deck.indices[..<later]
      if before.contains(where: { deck[$0].id == prompt.id }) {
        report.add(.uniqueID, .id, "Another prompt has the id \"\(prompt.id)\"; choose a new one.")
      }
      if let twin = before.first(where: { summaries[$0] == summaries[later] }) {
        report.add(
          .uniqueSummary, .summary,
          "The prompt \"\(deck[twin].id)\" has this summary; word this one differently.")
      }
      if let twin = before.first(where: {
        likeness(vocabularies[$0], vocabularies[later]) >= nearDuplicateShare
      }) {
        report.add(
          .nearDuplicate, .body,
          "This says nearly the same as the prompt \"\(deck[twin].id)\"; keep one of the two.")
      }
      return report.findings
    }
  }

  /// The words of a text, each once, in order of the alphabet.
  private static func vocabulary(of text: String) -> [String] {
    words(in: text).map(\.whole).sorted().reduce(into: []) { unique, word in
      if unique.last != word { unique.append(word) }
    }
  }

  /// The Jaccard likeness of two vocabularies, 0...1; of two empty ones, 0.
  private static func likeness(_ a: [String], _ b: [String]) -> Double {
    var (i, j, shared) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        (i, j, shared) = (i + 1, j + 1, shared + 1)
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    let union = a.count + b.count - shared
    return union == 0 ? 0 : Double(shared) / Double(union)
  }
}
