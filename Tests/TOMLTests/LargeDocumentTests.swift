import TOML
import Testing

/// Documents so large that anything worse than linear time would not end.
@Suite struct LargeDocumentTests {
  private let million = 1_000_000

  @Test func `a string of fifty million bytes is kept`() {
    let source = [UInt8]("s = \"".utf8) + Array(repeating: 0x78, count: 50_000_000) + [0x22]
    let document = Document(recovering: source)
    #expect(document.isValid && document.bytes == source)
    #expect(document.root["s"]?.string?.utf8.count == 50_000_000)
  }

  @Test func `a million dotted keys go to one table`() {
    let document = Document(recovering: lines(million) { "a.b.c.k\($0) = 1\n" })
    #expect(document.isValid)
    #expect(document[["a", "b", "c"]]?.table?.count == million)
    #expect(document[["a", "b", "c", "k999999"]]?.integer == 1)
  }

  @Test func `a key set a million times is a mistake less than a million times`() {
    let document = Document(recovering: String(repeating: "k=1\n", count: million))
    #expect(document.diagnostics.count == million - 1)
    #expect(document.diagnostics.rendered(source: document.bytes, path: "t").utf8.count < 50_000)
  }

  @Test func `a million headers are as many tables`() {
    let document = Document(recovering: lines(million) { "[t\($0)]\n" })
    #expect(document.isValid)
    #expect(document.root.count == million)
  }

  @Test func `a number of a million digits is read or refused at once`() {
    let digits = String(repeating: "9", count: million)
    #expect(codes("a = \(digits)") == ["integer-out-of-range"])
    #expect(codes("a = 0x\(digits)") == ["integer-out-of-range"])
    #expect(codes("a = \(digits).5") == ["float-out-of-range"])
    #expect(Document(recovering: "a = 0.\(digits)").root["a"]?.float == 1)
    #expect(Document(recovering: "a = 1e-\(digits)").root["a"]?.float == 0)
    let time = Document(recovering: "a = 12:00:00.\(digits)").root["a"]?.localTime
    #expect(time?.nanosecond == 999_999_999)
  }

  @Test func `keys that a weak hash would take for one are told apart`() {
    let blocks = ["Aa", "BB"]
    let names = (0..<1 << 16).map { number in
      (0..<16).map { blocks[number >> $0 & 1] }.joined()
    }
    let document = Document(recovering: names.map { "\($0) = 1\n" }.joined())
    #expect(document.isValid)
    #expect(document.root.count == names.count)
    #expect(names.allSatisfy { document.root[$0] != nil })
  }

  @Test func `a large document can be edited over and over`() throws {
    var document = Document(recovering: lines(100_000) { "k\($0) = 1\n" } + "[last]\n")
    for number in 0..<3 {
      document = try document.setting(Path(keys: ["k\(number * 40_000)"]), to: .integer(Int64(number)))
      document = try document.setting(Path(keys: ["new\(number)"]), to: true)
      document = try document.setting(Path(keys: ["last", "x\(number)"]), to: "y")
      document = try document.removing(Path(keys: ["k\(number * 30_000 + 1)"]))
    }
    #expect(document.isValid)
    #expect(document.root.count == 100_001)
    #expect(document[["k80000"]]?.integer == 2)
  }

  private func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map(line).joined()
  }
}
