import TOML
import Testing

@Suite struct RemovingTests {
  private func removed(_ source: String, _ path: Path) throws -> String {
    let document = try Document(parsing: source).removing(path)
    if case .key = path.steps.last { #expect(document[path] == nil) }
    return document.source
  }

  @Test(arguments: [
    ("a = 1\n\nn = 2\n\nb = 3\n", "a = 1\n\nb = 3\n"), ("n = 1\n\nb = 2\n", "b = 2\n"),
    ("a = 1\n\nn = 2\n", "a = 1\n"), ("a = 1\nn = 2", "a = 1"), ("a = 1\n\nn = 2", "a = 1"),
    ("a = 1\nn = 2\n\nb = 3\n", "a = 1\n\nb = 3\n"),
    ("a = 1\n\nn = 2\nb = 3\n", "a = 1\n\nb = 3\n"),
    ("a = 1\r\n\r\n# n\r\nn = 2\r\n\r\nb = 3", "a = 1\r\n\r\nb = 3"), ("a = 1\r\nn = 2", "a = 1"),
    ("\u{FEFF}n = 1\n\nb = 2\n", "\u{FEFF}b = 2\n"), ("\u{FEFF}n = 1", "\u{FEFF}"),
    ("a = \"\"\"\n# no comment\"\"\"\nn = 1\n", "a = \"\"\"\n# no comment\"\"\"\n"),
    ("# free\n\n# n\nn = 1\n", "# free\n"),
  ])
  func `a statement leaves no doubled blank line`(source: String, expected: String) throws {
    #expect(try removed(source, ["n"]) == expected)
  }

  @Test(arguments: [
    ("a = 1\n\n[n]\nx = 1\n", "a = 1\n"), ("[n]\nx = 1\n\n[b]\n", "[b]\n"),
    ("[a]\n\n[n]\n\n[b]\n", "[a]\n\n[b]\n"), ("[a]\n\n\n[n]\n\n[b]\n", "[a]\n\n\n[b]\n"),
    ("[a]\n[n]\n\n[b]\n", "[a]\n\n[b]\n"), ("[a]\n\n[n]", "[a]"),
    ("[n.a]\n\n[b]\n\n[n.c]\n\n[d]\n\n[n]\nx = 1\n", "[b]\n\n[d]\n"),
    ("[a]\n\n[[n]]\n\n[n.s]\n\n[[n]]\n# end\n\n# free\n\n[b]\n", "[a]\n\n# free\n\n[b]\n"),
    ("[t]\nn.x = 1\n\n[n.y]\n", "[t]\nn.x = 1\n"),
  ])
  func `a table goes with all its headers`(source: String, expected: String) throws {
    #expect(try removed(source, ["n"]) == expected)
  }

  @Test func `the last element of an array of tables takes the array along`() throws {
    let source = "[b]\n\n# first\n[[n]]\nx = 1\n\n[n.s]\n\n# second\n[[n]]\n"
    #expect(try removed(source, ["n", 0]) == "[b]\n\n# second\n[[n]]\n")
    #expect(try removed(source, ["n", 1]) == "[b]\n\n# first\n[[n]]\nx = 1\n\n[n.s]\n")
    #expect(try removed(removed(source, ["n", 0]), ["n", 0]) == "[b]\n")
  }

  @Test(arguments: [
    ("a = [1, 2, 3]", 0, "a = [2, 3]"), ("a = [1, 2, 3]", 2, "a = [1, 2]"),
    ("a = [[1], [2]]", 1, "a = [[1]]"), ("a = [ 1 ]", 0, "a = []"), ("a = [1,]", 0, "a = []"),
    ("a = [\n  # one\n  1,\n  2, # two\n]", 0, "a = [\n  2, # two\n]"),
    ("a = [\n  # one\n  1,\n  2, # two\n]", 1, "a = [\n  # one\n  1,\n]"),
    ("a = [\n  1, # one\n  2  # two\n]", 1, "a = [\n  1 # one\n]"),
    ("a = [1, # one\n  2]", 1, "a = [1 # one\n]"), ("a = [\n  1,\n  2]", 1, "a = [\n  1]"),
    ("a = [\"\"\"\n# no\"\"\",\n  2,\n]", 1, "a = [\"\"\"\n# no\"\"\",\n]"),
    ("a = [ # c\n  1\n]", 0, "a = [ # c\n]"), ("a = [1 # c\n , 2]", 0, "a = [ # c\n 2]"),
  ])
  func `an element takes one comma and its comments`(source: String, index: Int, expected: String)
    throws
  {
    #expect(try removed(source, ["a", .index(index)]) == expected)
  }

  @Test func `what only holds the last that goes goes too`() throws {
    #expect(try removed("a.b.c = 1\nd = 2\n", ["a", "b", "c"]) == "d = 2\n")
    #expect(try removed("[a.b]\n[c]\n", ["a", "b"]) == "[c]\n")
    #expect(try removed("t = {a.b = 1, c = 2}", ["t", "a", "b"]) == "t = {c = 2}")
    #expect(try removed("[a]\nb = 1\n", ["a", "b"]) == "[a]\n")
  }

  @Test func `entries behind a comment take their own commas`() throws {
    let source = "t = { a = 1, # c\n n.x = 2, n.y = 3, }"
    #expect(try removed(source, ["t", "n"]) == "t = { a = 1, # c\n  }")
  }

  @Test(arguments: [[], ["b"], ["a", 1], ["a", "b"], ["a", -1], ["a", 0, 0]] as [Path])
  func `a path that leads nowhere is refused`(path: Path) {
    let error = #expect(throws: EditError.self) { try Document(parsing: "a = [1]").removing(path) }
    #expect(error == EditError(.notFound, at: path))
  }
}
