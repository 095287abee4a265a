import TOML
import TaggedJSON
import Testing

@Suite struct TaggedJSONTests {
  @Test func `every ASCII character and others come back from a string`() throws {
    let ascii = String(String.UnicodeScalarView((0..<0x80).compactMap(Unicode.Scalar.init)))
    let json = JSON.object([.init(ascii, .array([.string(ascii), .string("é e\u{301} 日本 😀")]))])
    #expect(try JSON(reading: json.text).text == json.text)
    #expect(!json.text.contains { $0 < 0x20 })
  }

  @Test func `names that only look alike are two`() throws {
    let json = JSON.object([.init("é", .array([])), .init("e\u{301}", .array([]))])
    #expect(try JSON(reading: json.text).text == json.text)
  }

  @Test func `escapes are understood`() throws {
    let source = #" [ "\"\\\/\b\f\n\r\t" , "\u00e9\uD83D\uDE00" ] "#
    let json = try JSON(reading: Array(source.utf8))
    #expect(json == .array([.string("\"\\/\u{8}\u{C}\n\r\t"), .string("é😀")]))
  }

  @Test(arguments: [
    "", "1", "true", "null", "[", "[\"a\"", "[\"a\",]", "[\"a\" \"b\"]", "{", "{\"a\"}", "{\"a\":}",
    "{\"a\":[],}", "{a:[]}", "{\"a\":[],\"a\":[]}", "[]]", "\"a", "\"\\x\"", "\"\\u12\"",
    "\"\\ud83d\"", "\"\\udE00\"", "\"\\ud83dx\"", "\"\n\"", "[}",
  ])
  func `what is not JSON of objects, arrays and strings is refused`(source: String) {
    #expect(throws: JSONError.self) { try JSON(reading: Array(source.utf8)) }
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    let quote = UInt8(ascii: "\"")
    #expect(throws: JSONError.self) { try JSON(reading: [quote, 0xC0, 0x80, quote]) }
  }

  @Test func `nesting stops at a limit`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(throws: Never.self) { try JSON(reading: nested(JSON.nestingLimit)) }
    #expect(throws: JSONError.self) { try JSON(reading: nested(JSON.nestingLimit + 1)) }
    #expect(throws: JSONError.self) { try JSON(reading: nested(1_000_000)) }
  }

  @Test func `times keep what they say`() throws {
    let source = "x=[0000-01-01T00:00-23:59,1999-12-31 23:59:60.120Z,07:08:09.000000001]"
    let json = try JSON(reading: JSON(tagging: Document(parsing: source).root.node).text)
    guard case .object(let members) = json, case .array(let times)? = members.first?.value else {
      Issue.record("x is no array")
      return
    }
    let texts = ["0000-01-01T00:00:00-23:59", "1999-12-31T23:59:60.12Z", "07:08:09.000000001"]
    #expect(times.map { $0.tag?.value } == texts)
  }
}
