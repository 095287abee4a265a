import TOML
import Testing

@Suite struct OddDocumentTests {
  @Test func `most odd documents are valid, and they are of all forms`() {
    let documents = (0..<2000 as Range<UInt64>).map { seed -> Document in
      let odd = OddDocument(seed: seed)
      return Document(recovering: odd.bytes, version: odd.version)
    }
    let valid = documents.filter(\.isValid)
    #expect(valid.count > 1500)
    for d in documents where !d.isValid {
      for x in d.diagnostics.prefix(1) { print(x.code, x.message) }
    }
  }
}
