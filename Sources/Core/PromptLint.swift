/// The written rules every prompt keeps, checked on the text alone.
///
/// A library prompt with a finding fails the build's tests; a user's own is shown the finding as a
/// warning and used all the same. Findings come in the order of the rules below, then of the fields,
/// so the same text always gives the same list.
package enum PromptLint {
  /// One place where a prompt breaks one rule.
  package struct Finding: Equatable, Sendable {
    package let prompt: Prompt.ID
    package let rule: Rule
    /// Where in the prompt's table the caret belongs.
    package let field: Field
    /// One plain sentence: what is wrong and how to mend it.
    package let message: String
  }

  /// The rules by name, as shown beside a finding.
  package enum Rule: String, CaseIterable, Sendable {
    case empty
    case length
    case oneLine = "one-line"
    case markup
    case link
    case emoji
    case capitals
    case placeholder
    case standsAlone = "stands-alone"
    case secondPerson = "second-person"
    case gendered
    case presumption
    case pressure
    case ownWords = "own-words"
    case sentences
    case readingLevel = "reading-level"
    case relations
    case minutes
    case depthMinutes = "depth-minutes"
    case wayOut = "way-out"
    case childDepth = "child-depth"
    case childSecrets = "child-secrets"
    case colleagueDepth = "colleague-depth"
    case colleagueTouch = "colleague-touch"
    case creditConsent = "credit-consent"
    case uniqueID = "unique-id"
    case uniqueSummary = "unique-summary"
    case nearDuplicate = "near-duplicate"
  }

  /// The keys of a prompt's table.
  package enum Field: String, CaseIterable, Sendable {
    case id, practice, type, kind, depth, relations, setting, minutes, tags, summary, body, because
  }

  /// What one prompt breaks, in itself.
  package static func findings(in prompt: Prompt) -> [Finding] {
    var report = Report(prompt: prompt.id)
    checkForm(of: prompt, into: &report)
    checkWords(of: prompt, into: &report)
    checkReading(of: prompt, into: &report)
    checkFit(of: prompt, into: &report)
    return report.findings
  }

  /// What the prompts of a deck break, each in itself and each against those before it.
  package static func findings(in deck: [Prompt]) -> [Finding] {
    deck.flatMap { findings(in: $0) } + repetitions(in: deck)
  }
}

extension PromptLint {
  /// Gathers the findings of one prompt.
  struct Report {
    let prompt: Prompt.ID
    private(set) var findings: [Finding] = []

    init(prompt: Prompt.ID) { self.prompt = prompt }

    mutating func add(_ rule: Rule, _ field: Field, _ message: String) {
      findings.append(Finding(prompt: prompt, rule: rule, field: field, message: message))
    }
  }

  /// One field of free text.
  struct Passage {
    let field: Field
    let text: String
    /// The most characters it may have once a name stands in it.
    let limit: Int
  }

  /// The two fields a notification may show, either of them alone.
  static func shown(of prompt: Prompt) -> [Passage] {
    [
      Passage(field: .summary, text: prompt.summary, limit: 60),
      Passage(field: .body, text: prompt.body, limit: 200),
    ]
  }

  /// All free text of a prompt.
  static func written(of prompt: Prompt) -> [Passage] {
    guard let because = prompt.because else { return shown(of: prompt) }
    return shown(of: prompt) + [Passage(field: .because, text: because, limit: 120)]
  }
}
