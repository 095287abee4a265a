import TOML
import Testing

@Suite struct EditTests {
  private func edited(_ source: String, _ path: Path, _ value: Value) throws -> String {
    let document = try Document(parsing: source).setting(path, to: value)
    #expect(document.isValid)
    #expect(document[path]?.value == value)
    return document.source
  }

  private func removed(_ source: String, _ path: Path) throws -> String {
    let document = try Document(parsing: source).removing(path)
    #expect(document.isValid)
    #expect(document[path] == nil)
    return document.source
  }

  @Test func `a replaced value leaves every other byte alone`() throws {
    let source = "\u{FEFF}# top\r\n[a]\r\n  x  =\t1  # why\r\n\r\ny = 2"
    #expect(
      try edited(source, ["a", "x"], 42) == "\u{FEFF}# top\r\n[a]\r\n  x  =\t42  # why\r\n\r\ny = 2"
    )
    #expect(
      try edited(source, ["a", "y"], "z")
        == "\u{FEFF}# top\r\n[a]\r\n  x  =\t1  # why\r\n\r\ny = \"z\"")
  }

  @Test(arguments: [
    (Value.string("a\"b\\\n\u{1B}é"), #""a\"b\\\n\u001Bé""#), (.integer(.min), "\(Int64.min)"),
    (.float(1.0), "1.0"), (.float(1e300), "1e+300"), (.float(-.infinity), "-inf"),
    (.boolean(false), "false"), (.array([1, [true]]), "[1, [true]]"), (.array([]), "[]"),
  ])
  func `every kind of value is written`(value: Value, text: String) throws {
    #expect(try edited("a = 0", ["a"], value) == "a = \(text)")
  }

  @Test func `single quotes stay single where they can`() throws {
    #expect(try edited("a = 'x'", ["a"], #"C:\y"#) == #"a = 'C:\y'"#)
    #expect(try edited("a = 'x'", ["a"], "it's") == #"a = "it's""#)
    #expect(try edited("a = 'x'\n", ["b"], "y") == "a = 'x'\nb = 'y'\n")
  }

  @Test(arguments: [
    ("[a]\n  x=1 # c\n\n[b]\n", "[a]\n  x=1 # c\n  n=7\n\n[b]\n"),
    ("[a]\nx    = 1\nlong = 2\n", "[a]\nx    = 1\nlong = 2\nn    = 7\n"),
    ("[a]\n[b]\n", "[a]\nn = 7\n[b]\n"), ("[a]", "[a]\nn = 7"),
    ("[a]\r\nx = 1\r\n", "[a]\r\nx = 1\r\nn = 7\r\n"),
    ("[a.b]\nx = 1\n[c]\n", "[a.b]\nx = 1\n[a]\nn = 7\n[c]\n"),
    ("a.x = 1\nb = 2\n", "a.x = 1\na.n = 7\nb = 2\n"),
    ("[a]\nx = [\n  1,\n]\n", "[a]\nx = [\n  1,\n]\nn = 7\n"),
    ("a = {}", "a = { n = 7 }"), ("a = { x = 1 }", "a = { x = 1, n = 7 }"),
    ("a = {x=1,}", "a = {x=1, n=7,}"),
    ("a = {\n  x = 1, # c\n}", "a = {\n  x = 1, # c\n  n = 7,\n}"),
    ("a = {\n  x = 1 # c\n}", "a = {\n  x = 1, # c\n  n = 7\n}"),
    ("", "[a]\nn = 7\n"), ("x = 1\n", "x = 1\n\n[a]\nn = 7\n"), ("x = 1", "x = 1\n\n[a]\nn = 7"),
  ])
  func `a new key follows the style of its table`(source: String, expected: String) throws {
    #expect(try edited(source, ["a", "n"], 7) == expected)
  }

  @Test(arguments: [
    ("", "n = 7\n"), ("x = 1\n", "x = 1\nn = 7\n"),
    ("# intro\n\n# about a\n[a]\n", "# intro\n\nn = 7\n\n# about a\n[a]\n"),
    ("x = 1\n[a]\n", "x = 1\nn = 7\n[a]\n"),
  ])
  func `a new key of the root stands above all headers`(source: String, expected: String) throws {
    #expect(try edited(source, ["n"], 7) == expected)
  }

  @Test func `missing tables get one header`() throws {
    #expect(
      try edited("[a]\nx = 1\n\n[b]\n", ["a", "b c", "d"], true)
        == "[a]\nx = 1\n\n[a.\"b c\"]\nd = true\n\n[b]\n")
    #expect(try edited("a = { x = 1 }", ["a", "b", "c"], 1) == "a = { x = 1, b.c = 1 }")
    #expect(try edited("a.x = 1\n", ["a", "b", "c"], 1) == "a.x = 1\na.b.c = 1\n")
  }

  @Test func `an element of an array of tables is reached by its index`() throws {
    let source = "[[a]]\nx = 1\n[a.s]\n[[a]]\nx = 2\n"
    #expect(try edited(source, ["a", 0, "x"], 5) == "[[a]]\nx = 5\n[a.s]\n[[a]]\nx = 2\n")
    #expect(
      try edited(source, ["a", 0, "s", "y"], 5) == "[[a]]\nx = 1\n[a.s]\ny = 5\n[[a]]\nx = 2\n")
    #expect(
      try edited(source, ["a", 0, "t", "y"], 5)
        == "[[a]]\nx = 1\n[a.s]\n[a.t]\ny = 5\n[[a]]\nx = 2\n")
    #expect(try edited(source, ["a", 1, "y"], 5) == source + "y = 5\n")
    #expect(try edited("a = [1, 2]", ["a", 1], 9) == "a = [1, 9]")
  }

  @Test(
    arguments: [
      ("a = 1", ["a", "b"], .notATable, ["a"]), ("a = [1]", ["a", "b"], .notATable, ["a"]),
      ("a = [1]", ["a", 1], .notFound, ["a", 1]), ("a = [1]", ["a", -1], .notFound, ["a", -1]),
      ("[[a]]", ["a", 0], .notATable, ["a", 0]), ("[[a]]", ["a", 1, "b"], .notFound, ["a", 1]),
      ("", ["a", 0], .notFound, ["a", 0]), ("[a]", ["a", 0], .notAnArray, ["a"]),
      ("a =", ["b"], .invalidDocument, ["b"]), ("a = 1", [], .notATable, []),
    ] as [(String, Path, EditError.Reason, Path)])
  func `a path that cannot be set is refused`(
    source: String, path: Path, reason: EditError.Reason, place: Path
  ) {
    let error = #expect(throws: EditError.self) {
      try Document(recovering: source).setting(path, to: 1)
    }
    #expect(error == EditError(reason, at: place))
  }

  @Test(arguments: [
    ("a = 1\n# about n\nn = 2 # c\nb = 3\n", "a = 1\nb = 3\n"), ("n = 1", ""),
    ("a = 1\n\n# about n\n[n]\nx = 1\n[n.s]\n\n# about b\n[b]\n", "a = 1\n\n# about b\n[b]\n"),
    ("[[n]]\n[[n]]\n[b]\n", "[b]\n"), ("n.a = 1\nb = 2\nn.c = 3\n", "b = 2\n"),
    ("[n.a]\n[b]\n[n.c]\n", "[b]\n"),
  ])
  func `what is removed takes its comments along`(source: String, expected: String) throws {
    #expect(try removed(source, ["n"]) == expected)
  }

  @Test(arguments: [
    ("t = { n = 1 }", "t = {}"), ("t = { n = 1, b = 2 }", "t = { b = 2 }"),
    ("t = { a = 1, n = 2 }", "t = { a = 1 }"), ("t = { a = 1, n = 2, }", "t = { a = 1, }"),
    ("t = { n.a = 1, b = 2, n.c = 3 }", "t = { b = 2 }"),
    ("t = {\n  a = 1,\n  n = 2, # c\n  b = 3\n}", "t = {\n  a = 1,\n  b = 3\n}"),
    ("t = {\n  a = 1, # c\n  n = 2\n}", "t = {\n  a = 1 # c\n}"),
  ])
  func `an entry takes one comma along`(source: String, expected: String) throws {
    #expect(try removed(source, ["t", "n"]) == expected)
  }

  @Test func `what is not there cannot be removed`() {
    let error = #expect(throws: EditError.self) { try Document(parsing: "a = 1").removing(["b"]) }
    #expect(error == EditError(.notFound, at: ["b"]))
  }
}
