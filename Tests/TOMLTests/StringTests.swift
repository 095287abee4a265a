import TOML
import Testing

@Suite struct StringTests {
  private func string(_ value: String) throws -> String? {
    try Document(parsing: "a = \(value)").root["a"]?.string
  }

  @Test(arguments: [
    (#""""#, ""), ("''", ""), (#""a\tb\n\"\\\b\f\r""#, "a\tb\n\"\\\u{8}\u{C}\r"),
    (#""\u00e9\U0001F6B2""#, "é🚲"), (#""\x41\e""#, "A\u{1B}"), ("'\\n \"'", "\\n \""),
    ("\"tab\there\"", "tab\there"), ("\"é\u{FEFF}🚲\"", "é\u{FEFF}🚲"),
  ])
  func `a string on one line is read`(text: String, value: String) throws {
    #expect(try string(text) == value)
  }

  @Test(arguments: [
    (#""""""""#, ""), ("''''''", ""), ("\"\"\"\nx\n\"\"\"", "x\n"), ("'''\r\nx\r\ny'''", "x\ny"),
    ("\"\"\"x\\  \n\n  \ty\"\"\"", "xy"), ("\"\"\"x\\\r\n y\"\"\"", "xy"),
    ("\"\"\"\"a\"\"b\"\"\"\"\"", "\"a\"\"b\"\""), ("''''a''b'''''", "'a''b''"),
    ("\"\"\"\\\n\"\"\"", ""), ("\"\"\"a\\\\\nb\"\"\"", "a\\\nb"), ("'''\\'''", "\\"),
  ])
  func `a string on many lines is read`(text: String, value: String) throws {
    #expect(try string(text) == value)
  }

  @Test(arguments: [
    #""\q""#, #""\u12""#, #""\uD800""#, #""\U00110000""#, #""\x4""#, #""\ ""#, #""\é""#,
    #""C:\Users\new""#, #""""a\ b""""#, #""\u 123""#,
  ])
  func `a bad escape is reported once per string`(text: String) {
    #expect(codes("a = \(text)") == ["invalid-escape"])
  }

  @Test func `only the newer edition has hexadecimal escapes and that of escape`() {
    #expect(codes(#"a = "\x41""#, .v10) == ["invalid-escape"])
    #expect(codes(#"a = "\e""#, .v10) == ["invalid-escape"])
  }

  @Test(arguments: ["\"x", "'x", "\"x\\\"", "\"", "'", "\"x'", "'x\""])
  func `an unclosed string ends with its line`(text: String) {
    let document = Document(recovering: "a = \(text)\nb = 1\n")
    #expect(document.diagnostics.map(\.code) == ["unclosed-string"])
    #expect(document.root["a"]?.kind == .invalid)
    #expect(document.root["b"]?.integer == 1)
  }

  @Test(arguments: ["\"\"\"", "'''"])
  func `an unclosed string of many lines ends before the next header`(quotes: String) {
    let document = Document(recovering: "a = \(quotes)x\n= no TOML\n\n[t]\nb = 1\n")
    #expect(document.diagnostics.map(\.code) == ["unclosed-string"])
    #expect(document[["t", "b"]]?.integer == 1)
    #expect(codes("a = \(quotes)x\ny\n") == ["unclosed-string"])
  }

  @Test func `more than two quotes before the closing ones are refused`() {
    #expect(codes("a = '''x''''''") == ["unexpected-text"])
    #expect(codes("a = \"\"\"x\"\"\"\"\"\"") == ["unexpected-text"])
  }
}
