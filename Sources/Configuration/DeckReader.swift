package import Core
package import TOML

/// Reads decks: files of prompts, each a `[[prompt]]`.
package enum DeckReader {
  /// Reads a file.
  ///
  /// A prompt with a fault is left out and the others load. What the lint finds is an error in a
  /// deck of the library and a warning in the user's own, which are used all the same.
  ///
  /// - Parameters:
  ///   - file: The deck.
  ///   - origin: Whose it is.
  ///   - linting: Whether to lint, which takes far longer than to read.
  /// - Returns: The prompts, and what is wrong with the rest of the file.
  package static func read(
    _ file: ConfigFile, origin: Prompt.Origin, linting: Bool = true
  ) -> LoadedDeck {
    var reading = Reading(Document(recovering: file.bytes), zone: { _ in nil }, zoneNames: { [] })
    let placed = reading.prompts(origin: origin)
    let prompts = placed.map(\.prompt)
    for finding in linting ? PromptLint.findings(in: prompts) : [] {
      let table = placed.first { $0.prompt.id == finding.prompt }?.table
      reading.note(finding, in: table, severity: origin == .library ? .error : .warning)
    }
    return LoadedDeck(file: file, prompts: prompts, diagnostics: reading.ordered)
  }

  /// A deck that is no file, or whose file cannot be read.
  package static func unreadable(_ path: String) -> LoadedDeck {
    let problem = Diagnostic(
      code: "unreadable", "this cannot be read as a file of prompts", at: 0..<0,
      help: "mend the link or the permissions, or give it another name")
    return LoadedDeck(
      file: ConfigFile(path: path, bytes: []), prompts: [], diagnostics: [problem])
  }

  /// The library with the user's prompts after it; one with the id of a built-in takes its place.
  ///
  /// Of several with one id among the user's own, the first counts.
  package static func merged(library: [Prompt], user: [Prompt]) -> [Prompt] {
    let replaced = Set(user.map(\.id))
    var seen: Set<Prompt.ID> = []
    return (library.filter { !replaced.contains($0.id) } + user).filter {
      seen.insert($0.id).inserted
    }
  }
}

/// What became of a deck.
package struct LoadedDeck: Sendable {
  package let file: ConfigFile
  /// Those without a fault, in the order of the file.
  package let prompts: [Prompt]
  /// Every mistake and finding, in the order of the file.
  package let diagnostics: [Diagnostic]
}

extension Reading {
  fileprivate mutating func prompts(origin: Prompt.Origin) -> [(prompt: Prompt, table: Table)] {
    let fields = check(document.root, against: Schema.deck)
    var ids = Names(code: "duplicate-id", what: "prompts have the id")
    return tables(fields["prompt"]).compactMap { table in
      prompt(table, ids: &ids, origin: origin).map { ($0, table) }
    }
  }

  private mutating func prompt(_ table: Table, ids: inout Names, origin: Prompt.Origin) -> Prompt? {
    let fields = check(table, against: Schema.prompt)
    let known = diagnostics.count
    let id = identifier(fields, "id")
    unique(id, fields["id"], among: &ids)
    let practice: Practice? = choice(fields, "practice")
    let type: ReminderType? = choice(fields, "type")
    let kind: Prompt.Kind? = choice(fields, "kind")
    let depth = number(fields, "depth", in: 1...3).flatMap(Depth.init)
    let relations: [Relation] = choices(fields, "relations", atLeast: 1)
    let setting: Setting? = choice(fields, "setting")
    let minutes = number(fields, "minutes", in: 1...20)
    let tags: [Prompt.Tag] = choices(fields, "tags", atLeast: 0)
    let summary = line(fields, "summary", most: 200)
    let body = line(fields, "body", most: 1000)
    let because = line(fields, "because", most: 400)
    guard fields.isWhole, diagnostics.count == known, let id, let practice, let type, let kind,
      let depth, let setting, let minutes, let summary, let body
    else { return nil }
    return Prompt(
      id: Prompt.ID(id), practice: practice, type: type, kind: kind, depth: depth,
      relations: relations, setting: setting, minutes: minutes, tags: tags, summary: summary,
      body: body, because: because, origin: origin)
  }

  fileprivate mutating func note(
    _ finding: PromptLint.Finding, in table: Table?, severity: Diagnostic.Severity
  ) {
    let range = table?[finding.field.rawValue]?.range ?? table?.range ?? 0..<0
    note(Diagnostic(severity, code: finding.rule.rawValue, finding.message, at: range))
  }
}
