import TOML
import Testing

@Suite struct SafetyTests {
  @Test(arguments: ["[", "{a=", "[{a=", "[\n", "{\na="])
  func `deep nesting is one mistake`(unit: String) {
    let source = "a = " + String(repeating: unit, count: 100_000)
    #expect(codes(source) == ["nested-too-deeply"])
  }

  @Test func `values may be nested as deep as the limit`() {
    func nested(_ depth: Int) -> String {
      "a = " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(codes(nested(128)) == [])
    #expect(codes(nested(129)) == ["nested-too-deeply"])
  }

  @Test func `headers, dots and brackets count together`() {
    let header = "[" + String(repeating: "h.", count: 63) + "h]\n"
    let arrays = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
    #expect(codes(header + "a.b.c.d.e = \(arrays)") == [])
    #expect(codes(header + "a.b.c.d.e.f = \(arrays)") == ["nested-too-deeply"])
    #expect(codes(header + "a.b.c.d.e = [[], \(arrays)]") == ["nested-too-deeply"])
    let elements = (1...65).map { "[[" + String(repeating: "a.", count: $0 - 1) + "a]]\n" }
    #expect(codes(elements.joined()) == ["nested-too-deeply"])
    #expect(codes("a = " + String(repeating: "{ b.c = ", count: 70)) == ["nested-too-deeply"])
  }

  @Test func `a key of a million parts is one mistake`() {
    let key = String(repeating: "a.", count: 1_000_000) + "a"
    #expect(codes("\(key) = 1") == ["nested-too-deeply"])
    #expect(codes("[\(key)]") == ["nested-too-deeply"])
  }

  @Test func `many keys in one table are read and found`() {
    let lines = (0..<200_000).map { "key\($0) = \($0)\n" }
    let document = Document(recovering: lines.joined())
    #expect(document.isValid)
    #expect(document.root.count == 200_000)
    #expect(document.root["key199999"]?.integer == 199_999)
    #expect(document.root["key200000"] == nil)
  }

  @Test func `many repeated headers are as many mistakes`() {
    let source = String(repeating: "[t]\n", count: 100_000)
    let document = Document(recovering: source)
    #expect(document.diagnostics.count == 99_999)
    let text = document.diagnostics.rendered(source: document.bytes, path: "t")
    #expect(text.hasSuffix("\nand 99899 more\n"))
  }

  @Test func `a very long line is cut around its mistake`() {
    let text = String(repeating: "é", count: 300_000)
    let source = "a = [\"\(text)\", yes, \"\(text)\"]"
    #expect(report(source).utf8.count < 1_000)
  }

  @Test func `an open header and an end is a mistake`() {
    #expect(codes("[\n") == ["missing-key"])
  }

  @Test func `a carriage return alone in brackets is read past`() {
    #expect(codes("\n6=[\r.=").contains("bare-carriage-return"))
  }

  @Test func `every prefix is read without a crash and errs with a place`() {
    let bytes = Array(Sample.everything.utf8)
    #expect(Document(recovering: bytes).isValid)
    for length in bytes.indices { hold(Array(bytes[..<length]), "prefix \(length)") }
  }

  @Test func `changed bytes are read without a crash and err with a place`() {
    let sources = [Sample.everything] + Sample.broken
    for seed in 0..<300 {
      var generator = SplitMix64(seed: UInt64(seed))
      var bytes = Array(sources[seed % 3 == 0 ? seed / 3 % sources.count : 0].utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) { mutate(&bytes, &generator) }
      hold(bytes, "seed \(seed)")
    }
  }

  @Test func `a byte that is not UTF-8 is refused wherever it stands`() {
    let bytes = Array(Sample.everything.utf8)
    for offset in bytes.indices {
      for byte in [0x80, 0xC0, 0xF8, 0xFF] as [UInt8] {
        var changed = bytes
        changed.insert(byte, at: offset)
        #expect(!Document(recovering: changed).isValid, "\(byte) at \(offset)")
      }
    }
  }

  @Test(arguments: Sample.broken) func `a broken document has a place`(source: String) {
    #expect(!Document(recovering: source).isValid)
    hold(Array(source.utf8), source)
  }

  private func hold(_ bytes: [UInt8], _ name: String) {
    #expect(Invariants.breaches(of: bytes) == [], "\(name)")
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SplitMix64) {
    let marks = Array("[]{}=,.#\"'\\\n\r\t 09aTz:-+_\u{0}\u{A0}\u{FEFF}“".utf8)
    let offset = Int.random(in: 0...bytes.count, using: &generator)
    let mark = marks.randomElement(using: &generator) ?? 0
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: bytes.insert(mark, at: offset)
    case 1 where offset < bytes.count: bytes.remove(at: offset)
    case 2 where offset < bytes.count: bytes[offset] = mark
    default:
      let end = min(bytes.count, offset + Int.random(in: 0...20, using: &generator))
      bytes.insert(
        contentsOf: bytes[offset..<end], at: Int.random(in: 0...offset, using: &generator))
    }
  }
}
