import TOML
import Testing

@Suite struct InsertingTests {
  private func inserted(_ source: String, _ value: Value, _ path: Path) throws -> String {
    let document = try Document(parsing: source).inserting(value, at: path)
    #expect(document[path]?.value == value)
    return document.source
  }

  @Test(arguments: [
    ("a = []", 0, "a = [9]"), ("a = [ ]", 0, "a = [9]"), ("a = [1]", 0, "a = [9, 1]"),
    ("a = [1]", 1, "a = [1, 9]"), ("a = [1,2]", 1, "a = [1,9,2]"), ("a = [1,]", 1, "a = [1, 9,]"),
    ("a = [ 1 , 2 ]", 2, "a = [ 1 , 2 , 9 ]"), ("a = [1,\n     2]", 2, "a = [1,\n     2,\n     9]"),
    ("a = [1, # one\n]", 1, "a = [1, # one\n  9,\n]"),
  ])
  func `an element stands in the line of the others`(source: String, index: Int, expected: String)
    throws
  {
    #expect(try inserted(source, 9, ["a", .index(index)]) == expected)
  }

  @Test(arguments: [
    (0, "a = [\n\t9,\n\t# one\n\t1, # eins\n\t2 # zwei\n]\n"),
    (1, "a = [\n\t# one\n\t1, # eins\n\t9,\n\t2 # zwei\n]\n"),
    (2, "a = [\n\t# one\n\t1, # eins\n\t2, # zwei\n\t9\n]\n"),
  ])
  func `an element stands in a line of its own, and comments stay with theirs`(
    index: Int, expected: String
  ) throws {
    let source = "a = [\n\t# one\n\t1, # eins\n\t2 # zwei\n]\n"
    #expect(try inserted(source, 9, ["a", .index(index)]) == expected)
    let crlf = source.replacing("\n", with: "\r\n")
    #expect(try inserted(crlf, 9, ["a", .index(index)]) == expected.replacing("\n", with: "\r\n"))
  }

  @Test(arguments: [
    ("a = [\n]", "a = [\n  9,\n]"), ("a = [\n  # none yet\n]", "a = [\n  # none yet\n  9,\n]"),
    ("x = [\n\t1,\n]\na = [ # c\n]", "x = [\n\t1,\n]\na = [ # c\n\t9,\n]"),
    ("a = [\n  1,\n]", "a = [\n  9,\n  1,\n]"),
  ])
  func `the first element is indented like others`(source: String, expected: String) throws {
    #expect(try inserted(source, 9, ["a", 0]) == expected)
  }

  @Test func `quotes are those of the last string`() throws {
    #expect(try inserted("a = ['x']", "y", ["a", 1]) == "a = ['x', 'y']")
    #expect(try inserted("a = {k = 'x'}", "y", ["a", "n"]) == "a = {k = 'x', n = 'y'}")
  }

  private static let elements = """
    [[a]]
    x=1

      # about s
      [a.s]
      y = 2
    # about the second
    [[a]]
    x=2

    [b]

    """

  @Test(arguments: [
    (
      0,
      "[[a]]\nx=9\n\n[a.t]\nz=true\n\n[[a]]\nx=1\n\n  # about s\n  [a.s]\n  y = 2\n"
        + "# about the second\n[[a]]\nx=2\n\n[b]\n"
    ),
    (
      1,
      "[[a]]\nx=1\n\n  # about s\n  [a.s]\n  y = 2\n[[a]]\nx=9\n[a.t]\nz=true\n"
        + "# about the second\n[[a]]\nx=2\n\n[b]\n"
    ),
    (
      2,
      "[[a]]\nx=1\n\n  # about s\n  [a.s]\n  y = 2\n# about the second\n[[a]]\nx=2\n"
        + "[[a]]\nx=9\n[a.t]\nz=true\n\n[b]\n"
    ),
  ])
  func `an element of an array of tables stands behind all of the one before`(
    index: Int, expected: String
  ) throws {
    let source = index == 0 ? Self.elements.replacing("2\n#", with: "2\n#") : Self.elements
    let value: Value = ["x": 9, "t": ["z": true]]
    #expect(
      try inserted(source, value, ["a", .index(index)]).replacing("\n\n", with: "\n")
        == expected.replacing("\n\n", with: "\n"))
  }

  @Test(arguments: [
    ("[[a]]\nx = 1\n\n[[a]]\n", 1, "[[a]]\nx = 1\n\n[[a]]\nn = 1\n\n[[a]]\n"),
    ("[[a]]\nx = 1\n[[a]]\n", 1, "[[a]]\nx = 1\n[[a]]\nn = 1\n[[a]]\n"),
    ("[[a]]\nx = 1\n[[a]]\n", 2, "[[a]]\nx = 1\n[[a]]\n[[a]]\nn = 1\n"),
    ("[[a]]\nx = 1", 1, "[[a]]\nx = 1\n\n[[a]]\nn = 1"),
    ("[[a]]\r\nx = 1\r\n", 0, "[[a]]\r\nn = 1\r\n\r\n[[a]]\r\nx = 1\r\n"),
    (
      "[[a]]\nx = 1\n# y = 2\n\n# next\n[b]\n", 1,
      "[[a]]\nx = 1\n# y = 2\n\n[[a]]\nn = 1\n\n# next\n[b]\n"
    ),
    ("[p]\n\n\t[[p.a]]\n\tx='1'\n", 1, "[p]\n\n\t[[p.a]]\n\tx='1'\n\n\t[[p.a]]\n\tn=1\n"),
  ])
  func `a header has blank lines and indentation like its neighbours`(
    source: String, index: Int, expected: String
  ) throws {
    let path: Path = source.hasPrefix("[p]") ? ["p", "a", .index(index)] : ["a", .index(index)]
    #expect(try inserted(source, ["n": 1], path) == expected)
  }

  @Test(
    arguments: [
      ("a = 1", ["a"], .exists, ["a"]), ("[a.b]", ["a"], .exists, ["a"]),
      ("", [], .exists, []), ("a = 1", ["a", 0], .notAnArray, ["a"]),
      ("a = [1]", ["a", 2], .notFound, ["a", 2]), ("a = [1]", ["a", -1], .notFound, ["a", -1]),
      ("", ["a", 0], .notFound, ["a"]), ("a = 1", ["a", "b"], .notATable, ["a"]),
      ("[[a]]", ["a", 0], .notATable, ["a", 0]), ("a", ["b"], .invalidDocument, ["b"]),
    ] as [(String, Path, EditError.Reason, Path)])
  func `what cannot come in is refused`(
    source: String, path: Path, reason: EditError.Reason, place: Path
  ) {
    let error = #expect(throws: EditError.self) {
      try Document(recovering: source).inserting(1, at: path)
    }
    #expect(error == EditError(reason, at: place))
  }
}
