import TOML
import Testing

@Suite struct TokenTests {
  private func text(_ token: Token, in document: Document) -> String {
    document.text(in: token.range)
  }

  private func described(_ source: String) -> [String] {
    let document = Document(recovering: source)
    return document.tokens.map { "\($0.kind) \(text($0, in: document))" }
  }

  @Test func `a statement falls into its tokens`() {
    let expected = [
      "key a", "dot .", "blank  ", "key 'b'", "blank  ", "equals =", "blank \t", "value 1",
      "blank  ", "comment # one", "lineBreak \r\n",
    ]
    #expect(described("a. 'b' =\t1 # one\r\n") == expected)
  }

  @Test func `headers and brackets are punctuation`() {
    let expected = [
      "openBracket [", "openBracket [", "key a", "closeBracket ]", "closeBracket ]",
      "lineBreak \n", "key b", "equals =", "openBrace {", "key c", "equals =", "openBracket [",
      "value 'x'", "comma ,", "closeBracket ]", "closeBrace }",
    ]
    #expect(described("[[a]]\nb={c=['x',]}") == expected)
  }

  @Test func `a byte order mark is a token, and an empty document has none`() {
    #expect(described("\u{FEFF}a=1").first == "byteOrderMark \u{FEFF}")
    #expect(described("") == [])
  }

  @Test func `what is broken is invalid, and the rest as ever`() {
    let expected = [
      "key a", "blank  ", "equals =", "blank  ", "invalid x", "blank  ", "invalid y", "blank  ",
      "comment # c", "lineBreak \n", "key b", "equals =", "value 1",
    ]
    #expect(described("a = x y # c\nb=1") == expected)
  }

  @Test func `every mention of a key knows its node`() throws {
    let document = try Document(parsing: "[a.b]\nx = 1\n[a.c]\n[a]\ny.z = 1\ny.w = 2\n")
    let keys = document.tokens.filter { $0.kind == .key }
    let paths = keys.map { $0.node.map { "\($0.path)" } ?? "none" }
    #expect(paths == ["a", "a.b", "a.b.x", "a", "a.c", "a", "a.y", "a.y.z", "a.y", "a.y.w"])
  }

  @Test func `a key that contradicts another names no node`() {
    let document = Document(recovering: "a = 1\na = 2\n")
    let keys = document.tokens.filter { $0.kind == .key }
    #expect(keys.map { $0.node?.integer } == [1, nil])
  }

  @Test(arguments: [Sample.everything] + Sample.broken)
  func `joined, the tokens are the source`(source: String) {
    for length in 0...source.utf8.count {
      let document = Document(recovering: Array(source.utf8.prefix(length)))
      var end = 0
      for token in document.tokens {
        #expect(token.range.lowerBound == end && !token.range.isEmpty)
        end = token.range.upperBound
      }
      #expect(end == length)
    }
  }

  @Test func `a valid document has no invalid token, and a value for each scalar`() throws {
    let document = try Document(parsing: Sample.everything)
    #expect(!document.tokens.contains { $0.kind == .invalid })
    for token in document.tokens where token.kind == .value {
      #expect(token.node?.range == token.range)
      #expect(token.node?.table == nil && token.node?.array == nil)
    }
    for token in document.tokens where token.kind == .key {
      let key = try #require(token.node?.key)
      let name = Document(recovering: "\(text(token, in: document)) = 0").root.entries.first?.key
        .name
      #expect(key.name == name)
    }
  }
}
