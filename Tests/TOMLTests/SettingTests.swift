import TOML
import Testing

/// Tables and arrays that are set to others: what is equal stays.
@Suite struct SettingTests {
  private func edited(_ source: String, _ path: Path, _ value: Value) throws -> String {
    let document = try Document(parsing: source).setting(path, to: value)
    #expect(document[path]?.value == value)
    return document.source
  }

  @Test(
    arguments: [
      ("a = 0x10", 16), ("a = 'x'", "x"), ("a = [ 1,\n 2 ]", [1, 2]), ("a.b = 1", ["b": 1]),
      ("[a]\nb=1", ["b": 1]), ("[[a]]\nb=1", [["b": 1]]), ("a = 1e3", 1000.0),
    ] as [(String, Value)])
  func `an equal value changes nothing`(source: String, value: Value) throws {
    #expect(try edited(source, ["a"], value) == source)
  }

  @Test func `nearly equal values are set`() throws {
    #expect(try edited("a = 0.0", ["a"], -0.0) == "a = -0.0")
    #expect(try edited("a = 1", ["a"], 1.0) == "a = 1.0")
    #expect(
      try Document(parsing: "a = \"\u{E9}\"").setting(["a"], to: "e\u{301}").source
        == "a = \"e\u{301}\"")
  }

  private static let section = """
    # about a
    [a]
    x  = 1 # one
    # two
    y  = 2
    zz = 3

    [a.sub]
    k = 1

    [b]

    """

  @Test func `a table with a header gets exactly the members it is set to`() throws {
    #expect(
      try edited(Self.section, ["a"], ["x": 1, "y": 7, "new": "n", "sub": ["k": 1]])
        == "# about a\n[a]\nx  = 1 # one\n# two\ny  = 7\nnew = \"n\"\n\n[a.sub]\nk = 1\n\n[b]\n")
    #expect(
      try edited(Self.section, ["a"], ["zz": 3, "t": ["u": [:]]])
        == "# about a\n[a]\nzz = 3\n\n[a.t]\n\n[a.t.u]\n\n[b]\n")
    #expect(try edited(Self.section, ["a"], [:]) == "# about a\n[a]\n\n[b]\n")
  }

  @Test(
    arguments: [
      ("a.x = 1 # c\na.y = 2\n", ["x": 1, "z": 3], "a.x = 1 # c\na.z = 3\n"),
      ("a.x = 1 # c\na.y = 2\n", ["z": ["u": 3]], "a.z = { u = 3 }\n"),
      ("a.x = 1 # c\na.y = 2\n", [:], "a = {} # c\n"),
      ("a.x = 1 # c\nb = 2\n", 5, "a = 5 # c\nb = 2\n"),
      ("a = {x = 1, y = 2}", ["y": 3, "z": 4], "a = {y = 3, z = 4}"),
      ("a = { x = 1 }", [:], "a = {}"),
      ("a = { x = 1 }", 2, "a = 2"), ("a = 1", ["x": [1, [:]]], "a = { x = [1, {}] }"),
      ("[a.x]\nk = 1\n\n[b]\n", ["x": ["k": 1], "n": 2], "[a.x]\nk = 1\n\n[a]\nn = 2\n\n[b]\n"),
      ("[a.x]\nk = 1\n\n[b]\n", [:], "[b]\n\n[a]\n"), ("[a]\nx = 1\n[b]\n", 5, "a = 5\n\n[b]\n"),
      ("z = 1\n\n[[a]]\nx = 1\n", [], "z = 1\na = []\n"),
    ] as [(String, Value, String)])
  func `tables of every form are set`(source: String, value: Value, expected: String) throws {
    #expect(try edited(source, ["a"], value) == expected)
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4], "a = [\n  1,   # eins\n  # zwei\n  2,\n  3,   # drei\n  4\n]"),
      ([1, 20, 3], "a = [\n  1,   # eins\n  # zwei\n  20,\n  3    # drei\n]"),
      ([3], "a = [\n  3    # drei\n]"),
      ([100, 2, 3], "a = [\n  100,  # eins\n  # zwei\n  2,\n  3    # drei\n]"),
      ([2, 1], "a = [\n  # zwei\n  2,\n  1    # drei\n]"), ([], "a = []"),
    ] as [(Value, String)])
  func `elements that stay keep their lines and comments`(value: Value, expected: String) throws {
    let source = "a = [\n  1,   # eins\n  # zwei\n  2,\n  3    # drei\n]"
    #expect(try edited(source, ["a"], value) == expected)
  }

  @Test func `elements of an array of tables that stay are not touched`() throws {
    let source = "# one\n[[a]]\nx = 1 # c\n\n# two\n[[a]]\nx = 2\n"
    #expect(try edited(source, ["a"], [["x": 2]]) == "# two\n[[a]]\nx = 2\n")
    #expect(
      try edited(source, ["a"], [["x": 1], ["x": 3], ["x": 2]])
        == "# one\n[[a]]\nx = 1 # c\n\n[[a]]\nx = 3\n\n# two\n[[a]]\nx = 2\n")
    #expect(try edited(source, ["a"], [1]) == "a = [1]\n")
  }

  @Test func `the whole document can be set`() throws {
    #expect(try edited("# top\na = 1\n\n[b]\nc = 1\n", [], ["b": ["c": 2]]) == "[b]\nc = 2\n")
    #expect(try edited("[b]\r\n", [], ["b": [:], "c": 1]) == "c = 1\r\n\r\n[b]\r\n")
  }

  @Test(
    arguments: [
      (1, "a = 1   # x\nb = 333 # y\n"), (333, "a = 333 # x\nb = 333 # y\n"),
      (55_555, "a = 55555 # x\nb = 333 # y\n"),
    ] as [(Value, String)])
  func `comments in one column stay there`(value: Value, expected: String) throws {
    #expect(try edited("a = 22  # x\nb = 333 # y\n", ["a"], value) == expected)
  }

  @Test func `a comment behind the bracket of the value stays in its column`() throws {
    let source = "a = [     # x\n  1]      # y\n"
    #expect(try edited(source, ["a", 0], 123) == "a = [     # x\n  123]    # y\n")
  }

  @Test func `a comment with no neighbour in its column keeps its distance`() throws {
    #expect(try edited("a = 1   # x\nb = 22 # y\n", ["a"], 333) == "a = 333   # x\nb = 22 # y\n")
  }

  @Test func `what TOML 1_0 forbids does not come out`() throws {
    let source = "t = { a = 1 }\n"
    let document = try Document(parsing: source, version: .v10)
    let value: Value = ["a": .localTime(LocalTime(hour: 9, minute: 0)), "b": ["c": []]]
    #expect(
      try document.setting(["t"], to: value).source
        == "t = { a = 09:00:00, b = { c = [] } }\n")
  }
}
