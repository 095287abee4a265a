import Testing

/// The journal's message ids in the source and in the catalog are the same ones.
@Suite struct CatalogTests {
  static let home = "Sources/Daemon/MessageID.swift"

  /// The ids written as whole string literals.
  static func literals(in text: String) -> [String] {
    text.matches(of: #/"([0-9a-f]{32})"/#).map { String($0.1) }.sorted()
  }

  /// The ids that head an entry of the catalog.
  static func entries(in catalog: String) -> [String] {
    catalog.matches(of: #/-- ([0-9a-f]{32})\n/#).map { String($0.1) }.sorted()
  }

  @Test func `every message has one entry, and every entry a message`() throws {
    let source = try #require(Source.text(of: Self.home), "the ids live in \(Self.home)")
    let catalog = try #require(Source.text(of: "systemd/attuned.catalog"))
    #expect(!Self.entries(in: catalog).isEmpty)
    #expect(Self.literals(in: source) == Self.entries(in: catalog))
  }

  @Test func `no other file writes an id`() {
    let strays = Source.all.filter { source in
      Check.isOurs(source) && source.path != Self.home
        && !Self.literals(in: source.lines.joined(separator: "\n")).isEmpty
    }
    #expect(strays.map(\.path) == [])
  }

  @Test func `a message without an entry is found`() {
    let id = String(repeating: "a", count: 32)
    #expect(Self.literals(in: "case due = \"\(id)\"") == [id])
    #expect(Self.entries(in: "-- \(id)\nSubject: A\n") == [id])
    #expect(Self.entries(in: "# \(id)\n").isEmpty)
  }
}
