package import Core
import TOML

extension PlanReader {
  /// Takes a person out of a config, with all that is under their table and the comment above it,
  /// and leaves every other byte as it is.
  ///
  /// The new text is read again before it is handed out, and means the old plan without them.
  ///
  /// - Parameters:
  ///   - person: Whom.
  ///   - file: The config as it is.
  /// - Returns: The new file with its plan, or why there is none.
  package func removing(_ person: Person.ID, in file: ConfigFile) -> Result<LoadedPlan, Refusal> {
    Result { () throws(Refusal) in
      let old = try plan(of: file)
      guard old.person(person) != nil else { throw Self.unknown(person, among: old.people) }
      let new = read(Self.without(person, file), deck: old.deck)
      var wanted = old
      wanted.people.removeAll { $0.id == person }
      precondition(new.plan == wanted, "taking a person out changed something else")
      return new
    }
  }

  private static func without(_ person: Person.ID, _ file: ConfigFile) -> ConfigFile {
    do {
      let document = try Document(recovering: file.bytes)
        .removing(["people", .key(person.description)])
      return ConfigFile(path: file.path, bytes: document.bytes)
    } catch {
      preconditionFailure("a valid plan has a table for each person: \(error)")
    }
  }
}
