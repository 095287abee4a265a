package import Core
package import TOML

extension PlanReader {
  /// Sets one cadence of one person in a config, and leaves every other byte as it is.
  ///
  /// The new text is read again before it is handed out, and means the old plan with that one change.
  ///
  /// - Parameters:
  ///   - person: Whose cadence.
  ///   - type: Which of their two.
  ///   - value: What the config shall say.
  ///   - file: The config as it is.
  /// - Returns: The new file with its plan, or why there is none.
  package func settingCadence(
    of person: Person.ID, _ type: ReminderType, to value: String, in file: ConfigFile
  ) -> Result<LoadedPlan, Refusal> {
    Result { () throws(Refusal) in
      let cadence = try cadence(value)
      let old = try plan(of: file)
      guard let index = old.people.firstIndex(where: { $0.id == person }) else {
        throw Self.unknown(person, among: old.people)
      }
      let new = read(try edited(file, person, type, value), deck: old.deck)
      var wanted = old
      wanted.people[index].set(cadence, of: type)
      precondition(new.plan == wanted, "the edit of one cadence changed something else")
      return new
    }
  }

  private func cadence(_ value: String) throws(Refusal) -> Cadence {
    do {
      return try Cadence(parsing: value, zone: zone)
    } catch {
      let error = error.corrected(in: value, zones: zoneNames)
      let diagnostic = Diagnostic(
        code: "bad-cadence", error.reason.lowercasedArticle, at: error.range,
        help: error.correction.map { "did you mean `\($0)`?" } ?? error.hint)
      throw Refusal(ConfigFile(path: "<value>", text: value), diagnostic)
    }
  }

  func plan(of file: ConfigFile) throws(Refusal) -> Plan {
    let loaded = read(file)
    guard let plan = loaded.plan else {
      throw Refusal(file: file, diagnostics: loaded.diagnostics)
    }
    return plan
  }

  private func edited(
    _ file: ConfigFile, _ person: Person.ID, _ type: ReminderType, _ value: String
  ) throws(Refusal) -> ConfigFile {
    let path: Path = ["people", .key(person.description), .key(type.rawValue)]
    do {
      let document = try Document(recovering: file.bytes).setting(path, to: .string(value))
      return ConfigFile(path: file.path, bytes: document.bytes)
    } catch {
      preconditionFailure("a valid plan has a table for each person: \(error)")
    }
  }

  static func unknown(_ person: Person.ID, among people: [Person]) -> Refusal {
    let known = people.map(\.id.description)
    let text = person.description
    let near = closestMatch(to: text, among: known).map { "did you mean `\($0)`?" }
    let list =
      known.isEmpty ? "nobody is in it yet" : "people in it: \(known.joined(separator: ", "))"
    let diagnostic = Diagnostic(
      code: "unknown-person", "there is no `\(text)` in the config", at: 0..<text.utf8.count,
      help: near ?? list)
    return Refusal(ConfigFile(path: "<person>", text: text), diagnostic)
  }
}

/// Why an edit was not made: what is wrong, and the text in which it is.
package struct Refusal: Error, Equatable {
  /// The config, or what the user typed, by a name in angle brackets.
  package let file: ConfigFile
  /// At least one, in the order of the text.
  package let diagnostics: [Diagnostic]

  /// Whether the text is what the user typed and no file.
  package var isTyped: Bool { file.path.hasPrefix("<") }

  init(file: ConfigFile, diagnostics: [Diagnostic]) {
    self.file = file
    self.diagnostics = diagnostics
  }

  init(_ file: ConfigFile, _ diagnostic: Diagnostic) {
    self.init(file: file, diagnostics: [diagnostic])
  }
}

extension Person {
  fileprivate mutating func set(_ cadence: Cadence, of type: ReminderType) {
    switch type {
    case .appreciation: appreciation = cadence
    case .checkIn: checkIn = cadence
    }
  }
}
