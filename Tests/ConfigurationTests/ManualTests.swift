import Core
import Foundation
import Testing

@testable import Configuration

/// The manual page tells of every key there is, with what it has when it is left out, and of no other.
@Suite struct ManualTests {
  private let page: String

  init() throws {
    let file = ExampleTests.root.appending(path: "config/man/attune.toml.5")
    page = try String(contentsOf: file, encoding: .utf8).replacing(#"\-"#, with: "-")
  }

  private static let tables: [(heading: String, schema: [Field])] = [
    ("[hours]", Schema.hours), ("[limits]", Schema.limits), ("[defaults]", Schema.defaults),
    ("[people.ID]", Schema.person), ("A date", Schema.date), ("A plan", Schema.plan),
    ("[[people.ID.reminders]]", Schema.reminder), ("[history]", Schema.history),
    ("[channels]", Schema.channels), ("[[channels.hooks]]", Schema.hook),
    ("[[prompt]]", Schema.prompt),
  ]

  /// The headings of tables in the page.
  private var headings: [String] {
    page.matches(of: #/(?m)^\.SS (.+)$/#).map { String($0.1) }
  }

  private func section(_ heading: String) -> Substring {
    guard let start = page.range(of: ".SS \(heading)\n") else { return "" }
    let rest = page[start.upperBound...]
    return rest[..<(rest.firstRange(of: #/(?m)^\.S[SH] /#)?.lowerBound ?? rest.endIndex)]
  }

  /// The keys that head a paragraph: `.B weekdays`, or `.BR appreciation ", " check-in`.
  private static func keys(in section: Substring) -> [String] {
    section.matches(of: #/(?m)^\.TP\n\.BR? (.+)$/#).flatMap { match in
      match.1.replacing("\", \"", with: "").split(separator: " ").map(String.init)
    }
  }

  @Test func `every table is there, and no other`() {
    #expect(headings == Self.tables.map(\.heading))
    let told = Self.tables.map(\.heading)
    for field in Schema.file where field.name != "people" {
      #expect(told.contains("[\(field.name)]"))
    }
  }

  @Test func `every key of a table is told in its section, and no other`() {
    for table in Self.tables {
      let keys = Self.keys(in: section(table.heading))
      #expect(keys.sorted() == table.schema.map(\.name).sorted(), "\(table.heading)")
    }
  }

  @Test func `what must be there is said`() {
    for table in Self.tables where table.heading != "[[prompt]]" {
      let needed = table.schema.filter(\.isRequired).count
      let said = section(table.heading).matches(of: #/This must be there/#).count
      #expect(said == needed, "\(table.heading)")
    }
  }

  @Test func `the examples of the page load`() throws {
    let examples = page.matches(of: #/(?s)\.nf\n\.RS\n(\[.+?)\.RE/#).map { String($0.1) }
    #expect(examples.count == 2)
    #expect(messages(examples[0]) == "")
    let deck = DeckReader.read(
      ConfigFile(path: "", text: examples[1]), origin: .user, linting: true)
    #expect(deck.prompts.count == 1 && deck.diagnostics.isEmpty)
  }

  @Test func `a cadence that the page shows is one`() throws {
    let start = try #require(page.range(of: ".SH CADENCES\n"))
    let end = try #require(page.range(of: ".SH TABLES\n"))
    let section = page[start.upperBound..<end.lowerBound]
    let heads = section.matches(of: #/(?m)^\.TP\n(.+)$/#).map { String($0.1) }
    #expect(heads.count > 5)
    for head in heads {
      let texts = head.matches(of: #/\\\(dq(.+?)\\\(dq/#).map { String($0.1) }
      #expect(!texts.isEmpty)
      for text in texts { _ = try Cadence(parsing: text) { _ in nil } }
    }
  }
}
