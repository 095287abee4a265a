import TOML
import Testing

/// Documents so large that quadratic time would be noticed; those of full size are read elsewhere.
@Suite struct LargeDocumentTests {
  private let many = 100_000

  @Test func `a string of five million bytes is kept`() {
    let source = [UInt8]("s = \"".utf8) + Array(repeating: 0x78, count: 5_000_000) + [0x22]
    let document = Document(recovering: source)
    #expect(document.isValid && document.bytes == source)
    #expect(document.root["s"]?.string?.utf8.count == 5_000_000)
  }

  @Test func `many dotted keys go to one table`() {
    let document = Document(recovering: lines(many) { "a.b.c.k\($0) = 1\n" })
    #expect(document.isValid)
    #expect(document[["a", "b", "c"]]?.table?.count == many)
    #expect(document[["a", "b", "c", "k99999"]]?.integer == 1)
  }

  @Test func `a key set many times is a mistake each time but the first`() {
    let document = Document(recovering: String(repeating: "k=1\n", count: many))
    #expect(document.diagnostics.count == many - 1)
    #expect(document.diagnostics.rendered(source: document.bytes, path: "t").utf8.count < 50_000)
  }

  @Test func `many headers are as many tables`() {
    let document = Document(recovering: lines(many) { "[t\($0)]\n" })
    #expect(document.isValid)
    #expect(document.root.count == many)
  }

  @Test func `a number of a million digits is read or refused at once`() {
    let digits = String(repeating: "9", count: 1_000_000)
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
      document = try document.setting(
        Path(keys: ["k\(number * 40_000)"]), to: .integer(Int64(number)))
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

  @Test(arguments: [
    ("a# = { x = 1 }\n", "", ""), ("a#.x = 1\n", "", ""), ("[a#]\nx = 1\n", "", ""),
    ("a#.x = 1, ", "b = { ", "c = 1 }"),
  ]) func `every table of a large document gains a key`(
    unit: String, start: String, end: String
  ) throws {
    let tables = (0..<5_000).map { unit.replacing("#", with: "\($0)") }
    let document = try Document(parsing: start + tables.joined() + end)
    func grown(_ pairs: Pairs) -> Pairs {
      var result = Pairs()
      for (key, value) in pairs {
        guard case .table(var members) = value else {
          result[key] = value
          continue
        }
        if key.hasPrefix("a") { members["y"] = 2 } else { members = grown(members) }
        result[key] = .table(members)
      }
      return result
    }
    let intended = grown(try #require(document.root.value))
    let edited = try document.setting([], to: .table(intended))
    #expect(edited.root.value == intended)
    #expect(edited.source.count { $0 == "y" } == 5_000)
  }
}
