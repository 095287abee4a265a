import TOML
import Testing

/// Where new keys stand beside comments, and what goes along with old ones.
@Suite struct EditPlaceTests {
  @Test(
    arguments: [
      ("# SPDX\n[a]\n", "# SPDX\n\nt = 1\n\n[a]\n"),
      ("#:schema x\n# more\n[a]\n", "#:schema x\n# more\n\nt = 1\n\n[a]\n"),
      ("# SPDX\n\n# about a\n[a]\n", "# SPDX\n\nt = 1\n\n# about a\n[a]\n"),
      ("# SPDX\n\n[a]\n", "# SPDX\n\nt = 1\n\n[a]\n"),
    ])
  func `a comment with which a file begins stays on top`(source: String, expected: String) throws {
    #expect(try Document(parsing: source).setting(["t"], to: 1).source == expected)
  }

  @Test(
    arguments: [
      ("[s]\n# nothing yet\n", "[s]\n# nothing yet\nk = 1\n"),
      ("[s]\n# nothing yet\n\n[t]\n", "[s]\n# nothing yet\nk = 1\n\n[t]\n"),
      ("[s]\n# about t\n[t]\n", "[s]\nk = 1\n# about t\n[t]\n"),
    ])
  func `a comment under a header stays there`(source: String, expected: String) throws {
    #expect(try Document(parsing: source).setting(["s", "k"], to: 1).source == expected)
  }

  @Test(
    arguments: [
      ("a = [1, # one\n 2, # two\n]", 0, "a = [\n 2, # two\n]"),
      ("a = [1, # one\n 2, # two\n]", 1, "a = [1, # one\n]"),
      ("a = [1, 2, # both\n 3]", 1, "a = [1, # both\n 3]"),
    ])
  func `the first element takes the comment behind it along, others that of their own line`(
    source: String, position: Int, expected: String
  ) throws {
    #expect(try Document(parsing: source).removing(["a", .index(position)]).source == expected)
  }

  @Test func `a file without blank lines gets none above a new header`() throws {
    let document = try Document(parsing: "[a]\nx = 1\n[b]\ny = 1\n")
    #expect(
      try document.setting(["c"], to: ["z": 1]).source == "[a]\nx = 1\n[b]\ny = 1\n[c]\nz = 1\n")
    #expect(
      try document.setting(["a", "s"], to: ["z": 1]).source
        == "[a]\nx = 1\n[a.s]\nz = 1\n[b]\ny = 1\n")
  }

  @Test func `an error about the document itself says so`() {
    #expect("\(EditError(.notFound, at: []))" == "the document itself cannot go")
    #expect("\(EditError(.notATable, at: []))" == "the document is a table")
    #expect("\(EditError(.notAKey, at: []))" == "the document has no key of its own")
  }
}
