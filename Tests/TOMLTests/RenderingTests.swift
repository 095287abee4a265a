import TOML
import Testing

@Suite struct RenderingTests {
  private func rendered(_ source: String, _ diagnostics: Diagnostic...) -> String {
    diagnostics.rendered(source: Array(source.utf8), path: "a.toml")
  }

  @Test func `a warning of another module looks the same`() {
    let quiet = Diagnostic(
      .warning, code: "quiet-wraps", "quiet ends before it starts", at: 9..<20, label: "here",
      related: .init("the day begins here", at: 0..<3), help: "swap the two")
    #expect(
      rendered("[a]\nq = \"21:30-08:30\"\n", quiet) == """
        warning[quiet-wraps]: quiet ends before it starts
         --> a.toml:2:6
          |
        1 | [a]
          | --- the day begins here
        2 | q = "21:30-08:30"
          |      ^^^^^^^^^^^ here
        help: swap the two

        """)
  }

  @Test func `two places of one line share it`() {
    let clash = Diagnostic(
      code: "clash", "the two differ", at: 5..<6, related: .init("from this", at: 0..<1))
    #expect(
      rendered("a = 12", clash) == """
        error[clash]: the two differ
         --> a.toml:1:6
          |
        1 | a = 12
          | - from this
          |      ^

        """)
  }

  @Test func `carets follow tabs, wide characters and marks`() {
    #expect(
      report("\t名\t= 1") == """
        error[unquoted-key]: a key with other characters than A-Z, a-z, 0-9, - and _ needs quotes
         --> attune.toml:1:2
          |
        1 |     名  = 1
          |     ^^
        help: write "名"

        """)
    #expect(report("'🚲e\u{301}' = no").contains("1 | '🚲e\u{301}' = no\n  |         ^^\n"))
  }

  @Test func `what hides is shown by its code`() {
    #expect(
      report("a = '\u{1B}[31m' # \u{202E}x") == """
        error[control-character]: U+001B ESCAPE must not stand in a TOML file
         --> attune.toml:1:6
          |
        1 | a = '<U+001B>[31m' # <U+202E>x
          |      ^^^^^^^^
        help: remove it, or write \\u001B in a string with double quotes

        """)
    #expect(report("a = \u{202E}yes", path: "x\u{7}").contains("x<U+0007>:1:5"))
  }

  @Test func `bytes that are no characters are shown one by one`() {
    let source = Array("a = '".utf8) + [0xE2, 0x80, 0xFF, 0xEF, 0xBF, 0xBD] + Array("' # x".utf8)
    let offset = source.count - 1
    let text = [Diagnostic(code: "x", "y", at: offset..<offset + 1)].rendered(
      source: source, path: "a.toml")
    #expect(
      text.hasSuffix(
        """
        1 | a = '<0xE2><0x80><0xFF>\u{FFFD}' # x
          |                             ^

        """))
  }

  @Test func `a place in a line end is behind the line`() {
    for (source, end) in [("ab\n", 2), ("ab\r\n", 2), ("ab\r\n", 3), ("ab", 2)] {
      let text = rendered(source, Diagnostic(code: "x", "y", at: end..<end + 1))
      #expect(text.hasSuffix(":1:\(end + 1)\n  |\n1 | ab\n  |   ^\n"), "\(source.debugDescription)")
    }
  }

  @Test func `a range over several lines is underlined in the first`() {
    let source = "a = [\r\n  1,\r\n]\r\n"
    #expect(
      rendered(source, Diagnostic(code: "x", "y", at: 4..<15, label: "here")).hasSuffix(
        "1 | a = [\n  |     ^ here\n"))
  }

  @Test func `a mark is underlined at the character it sits on`() {
    #expect(
      rendered("e\u{301} = 1", Diagnostic(code: "x", "y", at: 1..<3)).hasSuffix(
        "1 | e\u{301} = 1\n  | ^\n"))
  }

  @Test func `a long line is shown once for each of two distant places`() {
    let source = String(repeating: "x", count: 400)
    let text = rendered(
      source, Diagnostic(code: "x", "y", at: 390..<395, related: .init("z", at: 3..<4)))
    #expect(text.contains("\n1 | xxxx") && text.contains("\n1 | …xxxx"))
    #expect(text.contains("   - z\n") && text.hasSuffix(" ^^^^^\n"))
  }

  @Test func `a long line is cut on both sides`() {
    let source =
      "a = ['\(String(repeating: "é", count: 200))', yes, '\(String(repeating: "x", count: 200))']"
    let line = report(source).split(separator: "\n")[3]
    #expect(line.hasPrefix("1 | …éé"))
    #expect(line.hasSuffix("xx…"))
    #expect(line.contains("', yes, '"))
  }

  @Test func `places at the end of the source and outside it are shown`() {
    for range in [6..<6, 7..<7, 6..<90, 90..<95] {
      let text = rendered("a = 1\n", Diagnostic(code: "x", "y", at: range))
      #expect(text.contains(" --> a.toml:2:1\n  |\n2 |\n  | ^\n"))
    }
    #expect(rendered("", Diagnostic(code: "x", "y", at: 0..<0)).contains("1 |\n  | ^\n"))
  }

  @Test func `line numbers share a margin`() {
    let source = "a = 1\n" + String(repeating: "\n", count: 10) + "a = 2"
    #expect(report(source).contains("  --> attune.toml:12:1\n   |\n 1 | a = 1\n"))
  }

  @Test func `a hundred mistakes are shown and the rest counted`() {
    let source = (0..<150).map { "k\($0) = yes\n" }.joined()
    let text = report(source)
    #expect(text.contains("attune.toml:100:") && !text.contains("attune.toml:101:"))
    #expect(text.hasSuffix("\nand 50 more\n"))
  }
}
