import TOML
import Testing

@Suite struct TableTests {
  @Test(arguments: [
    "[a]\n[a.b]\n[a.b.c]", "[a.b.c]\n[a]\n[a.b]", "a.b = 1\na.c.d = 2", "[a]\nb.c = 1\nb.d = 2",
    "[a.b.c]\n[a]\nb.d = 1", "a.b = 1\n[a.c]", "[[a]]\n[[a]]\n[a.b]\n[[a.c]]",
    "[[a]]\n[a.b]\n[[a]]\n[a.b]", "a = { b.c = 1, b.d = 2 }", "a = [{ b = 1 }, { b = 2 }]",
    "[ a . 'b' ]\n[ \"a\" . c ]", "1.2 = 3\n1.3 = 4", "\"\" = 1\nx.'' = 2",
    "[a] # c\n\tb\t=\t1\t# c", "a = []\nb = [ 1, [ 'x' ], {} , ]\nc = [ # c\n\n1 # c\n, # c\n]",
  ])
  func `what the specification allows is read`(source: String) {
    for version in Version.allCases { #expect(report(source, version) == "") }
  }

  @Test(arguments: [
    ("a = 1\na = 2", "duplicate-key"), ("a.b = 1\na.b = 2", "duplicate-key"),
    ("a = 1\na.b = 2", "not-a-table"), ("a.b = 1\na = 2", "duplicate-key"),
    ("[a]\n[a]", "duplicate-table"), ("[a.b]\n[a]\n[a]", "duplicate-table"),
    ("a.b = 1\n[a]", "duplicate-table"), ("[a]\nb.c = 1\n[a.b]", "duplicate-table"),
    ("[a.b]\n[a]\nb.c = 1", "closed-table"), ("a = {}\n[a]", "duplicate-table"),
    ("a = {}\n[a.b]", "closed-table"), ("a = {}\na.b = 1", "closed-table"),
    ("a = { b = {}, b.c = 1 }", "closed-table"), ("a = { b = 1, b = 2 }", "duplicate-key"),
    ("[a]\n[[a]]", "duplicate-table"), ("[[a]]\n[a]", "duplicate-table"),
    ("[[a.b]]\n[[a]]", "duplicate-table"), ("a = []\n[[a]]", "duplicate-key"),
    ("a = [{}]\n[a.b]", "not-a-table"), ("a = 1\n[a]", "duplicate-key"),
    ("a = 1\n[a.b]", "not-a-table"), ("[[a.b]]\n[a]\nb.c = 1", "closed-table"),
    ("[a.b]\n[a]\nb = 1", "duplicate-key"), ("[a]\nb = 1\n[a.b]", "duplicate-key"),
  ])
  func `what contradicts itself is refused`(source: String, code: String) {
    for version in Version.allCases { #expect(codes(source, version) == [code]) }
  }

  @Test func `the header of an array of tables begins a new element`() throws {
    let root = try Document(parsing: "[[a]]\nx = 1\n[[a]]\n[a.b]\ny = 2\n[[a]]\n").root
    let elements = try #require(root["a"]?.array)
    #expect(elements.count == 3)
    #expect(elements[0].table?["x"]?.integer == 1)
    #expect(elements[1].table?["b"]?.table?["y"]?.integer == 2)
    #expect(elements[2].table?.isEmpty == true)
  }

  @Test func `only the newer edition lets inline tables span lines and end with a comma`() {
    #expect(codes("a = {\n # c\n b = 1, # c\n}\n") == [])
    #expect(codes("a = {\n # c\n b = 1, # c\n}\n", .v10) == ["line-break-in-inline-table"])
    #expect(codes("a = { b = 1, }", .v10) == ["trailing-comma"])
    #expect(codes("a = { b = [\n1,\n] }", .v10) == [])
  }

  @Test(arguments: [
    "a", "a =", "= 1", "a = 1 b = 2", "a.", ".a = 1", "a..b = 1", "a b = 1", "[a", "[a]]",
    "[[a]", "[]", "[[]]", "[a.]", "[a] b = 1", "[ [a]]", "[[a] ]", "a = [1 2]", "a = [,]",
    "a = [1,,2]", "a = {,}", "a = {b}", "a = {b = 1 c = 2}", "a = {b = 1,, c = 2}", "a = [1}",
    "a = {b = 1]", "a = [1", "a = {b = 1", "é = 1", "a!b = 1", "\"\"\"a\"\"\" = 1", "a == 1",
    "a = 1,", "a: 1", "a = 1 2", "{}", "[a]b]", "a = # none", "\"a = 1", "[a\nb = 1",
  ])
  func `a statement that does not follow the grammar is one mistake`(source: String) {
    #expect(codes(source).count == 1, "\(report(source))")
  }

  @Test(arguments: ["\u{0}", "\u{1F}", "\u{7F}", "\r", "\u{B}"])
  func `a control character is one mistake wherever it stands`(mark: String) {
    for source in [
      "# \(mark)", "a = 1 \(mark)", "a = '\(mark)'", "a = '''\(mark)'''", "\(mark)a = 1",
    ] {
      #expect(codes(source).count == 1, "\(report(source))")
    }
  }

  @Test func `the same control character is one mistake however often it stands`() {
    #expect(codes("a = '\u{1}\u{1}'\n# \u{1}") == ["control-character"])
    #expect(codes("a = 1\rb = 2\rc = 3\r") == ["bare-carriage-return"])
  }

  @Test func `bytes that are not UTF-8 are one mistake`() {
    let document = Document(recovering: Array("a = '".utf8) + [0xFF, 0xFE] + Array("'\n".utf8))
    #expect(document.diagnostics.map(\.code) == ["invalid-utf8"])
    #expect(Document(recovering: [0xFF, 0xFE, 0x61, 0]).diagnostics.map(\.code) == ["not-utf8"])
  }
}
