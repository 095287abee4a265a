import Control
import Testing

struct JSONTests {
  private func parse(_ text: String) throws(JSONError) -> JSON {
    try JSON(parsing: Array(text.utf8))
  }

  @Test func `every kind of value is read`() throws {
    let text = #" { "a" : [ null , true , false , -0 , 12 , 1.0 , 1e3 , "x" ] , "b" : { } } "#
    let values: [JSON] = [
      .null, .boolean(true), .boolean(false), .integer(0), .integer(12), .decimal("1.0"),
      .decimal("1e3"), .string("x"),
    ]
    #expect(try parse(text) == .object([.init("a", .array(values)), .init("b", .object([]))]))
  }

  @Test func `integers are exact to the last`() throws {
    #expect(try parse("9223372036854775807") == .integer(.max))
    #expect(try parse("-9223372036854775808") == .integer(.min))
    #expect(try parse("9223372036854775808") == .decimal("9223372036854775808"))
  }

  @Test func `escapes are read, surrogates in pairs only`() throws {
    #expect(
      try parse(#""\"\\\/\b\f\n\r\té\u00e9\uD83D\uDE00\u0000""#)
        == .string("\"\\/\u{8}\u{C}\n\r\téé😀\0"))
    for text in [#""\uD83D""#, #""\uDE00""#, #""\uD83Dx""#, #""\uD83D\u0041""#, #""\u00g0""#] {
      #expect(throws: JSONError.self) { try parse(text) }
    }
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "01", "1.", ".5", "-", "+1", "1e", "nul", "tru e",
    "\"\t\"", "\"\\x\"", "[1 2]", "{\"a\" 1}", "1 1", "'x'", "NaN", "[", "\"",
  ]) func `what is no JSON is refused`(text: String) {
    #expect(throws: JSONError.self) { try parse(text) }
  }

  @Test func `a name given twice is refused where it stands`() {
    #expect(throws: JSONError(reason: .duplicateName("a"), offset: 7)) {
      try parse(#"{"a":1,"\u0061":2}"#)
    }
  }

  @Test func `bytes that are no UTF-8 are refused`() {
    #expect(throws: JSONError(reason: .notUTF8, offset: 1)) {
      try JSON(parsing: [0x22, 0xC0, 0x80, 0x22])
    }
  }

  @Test func `nesting has a limit`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try parse(nested(JSON.depthLimit))
    #expect(throws: JSONError(reason: .tooDeep, offset: JSON.depthLimit)) {
      try parse(nested(JSON.depthLimit + 1))
    }
    #expect(throws: JSONError.self) { try parse(nested(500_000)) }
  }

  @Test func `whatever is written is read again`() throws {
    let scalars = (0...0x2FFF).compactMap { Unicode.Scalar($0 as Int) } + ["😀", "\u{10FFFF}"]
    var every = ""
    every.unicodeScalars.append(contentsOf: scalars)
    let value = JSON.object([.init(every, .array([.string(every), .decimal("1.50"), .null]))])
    #expect(try parse(value.description) == value)
  }

  @Test func `nothing that moves a cursor or turns text is written as it is`() {
    let text = "\u{1B}[2J\u{9B}\u{202E}\u{2066}\u{7F}\u{0}\n"
    #expect(
      JSON.string(text).description
        == #""\u001B[2J\u009B\u202E\u2066\u007F\u0000\n""#)
  }
}
