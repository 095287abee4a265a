import TOML
import Testing

@Suite struct OddDocumentTests {
  @Test func `odd documents are valid, and all forms are among them`() {
    let sources = (0..<UInt64(500)).map { seed -> String in
      let odd = OddDocument(seed: seed)
      let document = Document(recovering: odd.bytes, version: odd.version)
      #expect(document.isValid, "seed \(seed)")
      return document.source
    }
    let forms = [
      "\u{FEFF}", "\r\n", "\n\t", "[[k0]]", "[k0.", "{k0=", "k0.", " = [\n", ",]", ",}", " , ",
      "\"\"\"", "'''", "= {\n", " . ", "  # c1", "\t=\t",
    ]
    for form in forms {
      #expect(sources.contains { Array($0.utf8).contains(Array(form.utf8)) }, "\(form)")
    }
    #expect(sources.contains { $0.utf8.last != UInt8(ascii: "\n") })
  }
}
