import CivilTime
import Core
import Testing

@testable import Store

/// Files of earlier versions, with something in them.
@Suite struct MigrationTests {
  /// A file that took so many steps, and what else is to be in it.
  private func written(version: Int, _ rows: [String]) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try directory.write([], to: "state.sqlite")
    let database = try Database(path: directory.database)
    defer { database.close() }
    try database.execute("PRAGMA application_id = \(Schema.applicationID)", .create)
    try database.migrate(Array(Schema.migrations[..<version]))
    for row in rows { try database.execute(row, .write) }
    return directory
  }

  private func person(_ number: Int, _ id: String) -> String {
    "INSERT INTO person (number, id, first_seen, unanswered) VALUES (\(number), '\(id)', 5, 0)"
  }

  private func occurrence(_ id: String, _ outcome: String, prompt: String = "NULL") -> String {
    """
    INSERT INTO occurrence (id, reminder, person, slot, due, phase, outcome, closed_at, prompt,
      practice, kind, depth, snoozes, failures)
    VALUES ('\(id)', 'check-in', 4, 1, 2, 'closed', '\(outcome)', 3, \(prompt),
      \(prompt == "NULL" ? "NULL, NULL, NULL" : "'listening', 'do', 1"), 0, 0)
    """
  }

  @Test(arguments: 1...2) func `what an earlier version remembered is all there`(version: Int)
    throws
  {
    let old = [
      "done", "not-their-moment", "skipped", "excluded", "let-go", "dismissed", "expired", "missed",
      "cancelled",
    ]
    let outcomes: [Occurrence.Outcome] = [
      .done(nil), .notTheirMoment, .skipped, .excluded, .letGo, .dismissed, .expired, .missed,
      .cancelled,
    ]
    // A prompt has had a way to be drawn by since the second version.
    let way = version > 1 ? ["UPDATE occurrence SET way = 'mix' WHERE prompt IS NOT NULL"] : []
    let rows =
      ["INSERT INTO meta (entry, seed) VALUES (1, 7)", person(2, "alex"), person(4, "sam")]
      + old.map { occurrence("a/\($0)", $0, prompt: "'let-it-rest'") } + way
    let directory = try written(version: version, rows)
    let store = try Store.open(directory: directory.path)
    #expect(store.openingNotes.isEmpty)
    let state = try store.load()
    #expect(state.seed == 7 && state.lastNumber == 4)
    #expect(state.people.map(\.id.description) == ["alex", "sam"])
    #expect(state.occurrences.compactMap { $0.phase.closing?.outcome } == outcomes)
    #expect(state.occurrences.allSatisfy { $0.draw?.way == .mix })
  }
}
