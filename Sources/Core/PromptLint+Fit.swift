extension PromptLint {
  /// The rules on whom and when a prompt suits, by its depth, kind and relations.
  static func checkFit(of prompt: Prompt, into report: inout Report) {
    checkRelations(of: prompt, into: &report)
    checkTime(of: prompt, into: &report)
    let words = words(in: prompt.summary) + words(in: prompt.body)
    if prompt.kind == .ask, prompt.depth >= .personal, waysOut.first(in: words) == nil {
      report.add(
        .wayOut, .body,
        "An ask of depth \(prompt.depth.rawValue) needs a way out; add, say, \"A no is welcome.\"")
    }
    if prompt.relations.contains(.child) { checkChild(prompt, words, into: &report) }
    if prompt.relations.contains(.colleague) { checkColleague(prompt, words, into: &report) }
  }

  /// What leaves the other person free to decline; an ask of depth 2 or 3 has one of these.
  static let waysOut: Phrases = [
    "a no is", "no is a", "no answer is", "no answer needed", "needs no answer", "needs no reply",
    "not now", "a pass is", "a shrug is", "even if it is a shrug", "even if it is none",
    "silence is", "if they would rather", "if they'd rather", "free to say no", "free to pass",
    "free to skip", "free to answer or not", "go by their answer", "up to them", "theirs to choose",
    "let it rest", "let it go", "let it be", "leave it there", "leave it be", "they can pass",
    "they may pass",
  ]

  private static func checkRelations(of prompt: Prompt, into report: inout Report) {
    if prompt.relations.isEmpty {
      report.add(.relations, .relations, "Name at least one relation this prompt suits.")
    }
    let relations = prompt.relations
    if let twice = relations.indices.first(where: { relations[..<$0].contains(relations[$0]) }) {
      report.add(
        .relations, .relations, "\"\(relations[twice].rawValue)\" is there twice; keep one.")
    }
  }

  private static func checkTime(of prompt: Prompt, into report: inout Report) {
    if !(1...20).contains(prompt.minutes) {
      report.add(.minutes, .minutes, "It takes \(prompt.minutes) minutes; choose 1 to 20.")
    } else if prompt.depth == .everyday, prompt.minutes > 15 {
      report.add(
        .depthMinutes, .minutes,
        "At depth 1 it takes at most 15 minutes; make it smaller, or raise the depth.")
    }
  }

  private static func checkChild(
    _ prompt: Prompt, _ words: [Word], into report: inout Report
  ) {
    if prompt.depth > .personal {
      report.add(.childDepth, .depth, "A prompt for a child has depth 1 or 2.")
    }
    if let phrase = secrets.first(in: words) {
      report.add(
        .childSecrets, .body,
        "\"\(phrase)\" has no place in a prompt for a child; leave it out, or the child.")
    }
  }

  private static func checkColleague(
    _ prompt: Prompt, _ words: [Word], into report: inout Report
  ) {
    if prompt.depth > .everyday {
      report.add(.colleagueDepth, .depth, "A prompt for a colleague has depth 1.")
    }
    if let phrase = closeness.first(in: words) {
      report.add(
        .colleagueTouch, .body,
        "\"\(phrase)\" is too close for a colleague; leave it out, or the colleague.")
    }
    if let phrase = credit.first(in: words), consent.first(in: words) == nil {
      report.add(
        .creditConsent, .body,
        "\"\(phrase)\" gives credit aloud; first have the user ask whether they would like it.")
    }
  }

  /// What no prompt for a child speaks of: secrets and bodies.
  private static let secrets: Phrases = [
    "secret", "secrets", "don't tell", "do not tell", "tell nobody", "tell no one",
    "not tell anyone", "between you two", "between the two of you", "keep it between",
    "keep it from", "their body", "how they look",
  ]

  /// What no prompt for a colleague speaks of: touch and looks.
  private static let closeness: Phrases = [
    "hug", "hugs", "kiss", "cuddle", "massage", "touch them", "hold hands", "hold their hand",
    "stroke", "how they look", "their looks", "their body", "outfit", "pretty", "handsome",
    "beautiful",
  ]

  /// What makes a colleague's work known to others.
  private static let credit: Phrases = [
    "your manager", "their manager", "your boss", "their boss", "tell others", "tell the others",
    "to others", "tell the team", "the whole team", "tell everyone", "to anyone else",
    "to someone else", "in front of", "in public", "publicly", "in the meeting", "in a meeting",
  ]

  /// What asks for their leave first.
  private static let consent: Phrases = [
    "whether they would like", "whether they'd like", "if they would like", "if they'd like",
    "whether {name} would like", "if {name} would like",
  ]
}
