import TOML
import Testing

@Suite struct DocumentTests {
  private func text(_ document: Document, _ range: Range<Int>?) -> String {
    document.text(in: range ?? 0..<0)
  }

  @Test func `every key and value knows its place`() throws {
    let source = "[a.b]\n'x y' = 1\nq.r = { s = [true] }\n[[c]]\n"
    let document = try Document(parsing: source)
    let place: Path = ["a", "b", "x y"]
    #expect(text(document, document[place]?.range) == "1")
    #expect(text(document, document[place]?.key?.range) == "'x y'")
    #expect(text(document, document[["a"]]?.range) == "a")
    #expect(text(document, document[["a", "b"]]?.range) == "[a.b]")
    #expect(text(document, document[["a", "b", "q"]]?.range) == "q")
    #expect(text(document, document[["a", "b", "q", "r"]]?.range) == "{ s = [true] }")
    #expect(text(document, document[["a", "b", "q", "r", "s", 0]]?.range) == "true")
    #expect(text(document, document[["c"]]?.range) == "[[c]]")
    #expect(document.root.range == 0..<source.utf8.count)
  }

  @Test func `entries come in the order of the file`() throws {
    let document = try Document(parsing: "z = 1\na.b = 2\n[y.x]\n[m]\n[y]\nk = 1\n")
    #expect(document.root.entries.map(\.key.name) == ["z", "a", "y", "m"])
    #expect(document.root["y"]?.table?.entries.map(\.key.name) == ["x", "k"])
    #expect(document.root["m"]?.table?.isEmpty == true)
  }

  @Test func `a node knows its path`() throws {
    let document = try Document(parsing: "[[a.'b c']]\n[[a.'b c']]\nx = [1, {y = 2}]\n")
    let path: Path = ["a", "b c", 1, "x", 1, "y"]
    #expect(document[path]?.path == path)
    #expect("\(path)" == #"a."b c"[1].x[1].y"#)
    #expect(document[["a", "b c"]]?.isArrayOfTables == true)
    #expect(document[["a", "b c", 1, "x"]]?.isArrayOfTables == false)
    #expect(document[["a", "b c", 2]] == nil)
    #expect(document[["a", 0]] == nil)
  }

  @Test func `an accessor of another kind has no value`() throws {
    let node = try #require(try Document(parsing: "a = 1").root["a"])
    #expect(node.string == nil && node.float == nil && node.boolean == nil)
    #expect(node.array == nil && node.table == nil && node.localDate == nil)
    #expect(node.offsetDateTime == nil && node.localDateTime == nil && node.localTime == nil)
  }

  @Test func `keys are found however they are quoted, in small tables and large`() throws {
    let many = (0..<20).map { "k\($0) = \($0)\n" }.joined()
    for source in ["\"\\u00e9\" = 1\n", "\"\\u00e9\" = 1\n" + many, "'é' = 1\n" + many] {
      let root = try Document(parsing: source).root
      #expect(root["é"]?.integer == 1)
      #expect(root["e"] == nil)
    }
    #expect(codes(many + "k7 = 1") == ["duplicate-key"])
    #expect(codes(many + "\"k\\u0037\" = 1") == ["duplicate-key"])
    #expect(codes("\"\\u0061\" = 1\na = 1") == ["duplicate-key"])
  }

  @Test(arguments: [
    "", "\u{FEFF}", "\u{FEFF}a = 1", "a = 1\r\n# é\r\n\r\n", "a = yes\n\u{0}", "\n\n", "# no end",
  ])
  func `the source is kept byte for byte`(source: String) {
    #expect(Document(recovering: source).bytes == Array(source.utf8))
    #expect(Array(Document(recovering: source).source.utf8) == Array(source.utf8))
  }

  @Test func `an invalid source throws all its mistakes`() {
    let error = #expect(throws: TOMLError.self) { try Document(parsing: "a = yes\nb = no") }
    #expect(error?.diagnostics.count == 2)
  }

  @Test func `an error prints what is wrong, and of much the first`() {
    let error = #expect(throws: TOMLError.self) { try Document(parsing: "a = 1\na = 2\nb = no") }
    #expect(
      error.map { "\($0)" } == """
        error[duplicate-key]: `a` is set twice (byte 6)
        error[invalid-boolean]: `no` is not a TOML value (byte 16)
        """)
    let many = TOMLError(diagnostics: (0..<7).map { Diagnostic(code: "c", "m", at: $0..<$0) })
    #expect("\(many)".hasPrefix("error[c]: m (byte 0)\n"))
    #expect("\(many)".hasSuffix("error[c]: m (byte 4)\nand 2 more"))
    #expect("\(TOMLError(diagnostics: []))" == "something is wrong, but no mistake is named")
  }

  @Test func `a place has a line and a column in characters`() {
    let table = LineTable(Array("\u{FEFF}é = 1\r\nb = 🚲\n".utf8))
    #expect(table.location(at: 0) == Location(line: 1, column: 1))
    #expect(table.location(at: 3) == Location(line: 1, column: 1))
    #expect(table.location(at: 5) == Location(line: 1, column: 2))
    #expect(table.location(at: 11) == Location(line: 2, column: 1))
    #expect(table.location(at: 19) == Location(line: 2, column: 6))
    #expect(table.location(at: 1_000) == Location(line: 3, column: 1))
    #expect(table.location(at: -5) == Location(line: 1, column: 1))
  }
}
