import TOML
import Testing

/// Where the caret goes behind characters of all widths.
@Suite struct WidthTests {
  /// The column of the first caret under a text, which is the columns of what stands before it.
  private func columns(of text: String) -> Int? {
    let source = Array(text.utf8)
    let end = Diagnostic(code: "x", "y", at: source.count..<source.count)
    let line = [end].rendered(source: source, path: "a").split(separator: "\n").last
    return line.map { $0.prefix { $0 != "^" }.count - 4 }
  }

  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}\u{308}", 1), ("名前", 4), ("ｱ", 1), ("Ａ", 2), ("한", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("ㅎ", 2), ("䷀", 2), ("नमस्ते", 4), ("🚲", 2), ("ⅷ", 1), ("¤", 1),
  ]) func `letters take the columns of their script`(text: String, expected: Int) {
    #expect(columns(of: text) == expected)
  }

  @Test(arguments: [
    ("❤", 1), ("❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2), ("☺\u{FE0E}", 1), ("👍🏽", 2), ("✌🏽", 2),
    ("👩\u{200D}👩\u{200D}👧", 2), ("🏳\u{FE0F}\u{200D}🌈", 2), ("👩🏽\u{200D}🚒", 2),
    ("👩\u{200D}❤\u{FE0F}\u{200D}👨", 2), ("🇩🇪", 2), ("🇩🇪🇫🇷", 4), ("🇩", 2), ("🇩🇪🇫", 4), ("a🇩🇪b", 4),
  ]) func `pictures made of several characters are one`(text: String, expected: Int) {
    #expect(columns(of: text) == expected)
  }

  @Test(arguments: [
    ("\t", 4), ("a\t", 4), ("abcd\t", 8), ("名\t", 4), ("名名\t", 8), ("e\u{301}\t", 4), ("\t\t", 8),
  ]) func `tabs go to the next stop`(text: String, expected: Int) {
    #expect(columns(of: text) == expected)
  }

  @Test(arguments: [
    "\u{0}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{AD}", "\u{A0}", "\u{34F}", "\u{61C}", "\u{115F}",
    "\u{180E}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{2028}", "\u{2029}", "\u{202E}",
    "\u{2066}", "\u{2060}", "\u{3000}", "\u{3164}", "\u{FE0F}", "\u{FEFF}", "\u{FFA0}", "\u{E0041}",
    "\u{E0100}",
  ]) func `what hides is shown between letters`(text: String) {
    let hex = String(text.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
    let code = "<U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex + ">"
    let source = "a\(text)b"
    let shown = [Diagnostic(code: "x", "y", at: 0..<1)].rendered(
      source: Array(source.utf8), path: "a")
    #expect(shown.contains("\n1 | a\(code)b\n"))
    #expect(columns(of: source) == 2 + code.count)
  }

  @Test func `no character of any text reaches the terminal that could command it`() {
    for seed in 0..<300 {
      var generator = SplitMix64(seed: UInt64(seed))
      let source = (0..<60).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let text = String(decoding: source, as: UTF8.self)
      let start = Int.random(in: 0..<60, using: &generator)
      let end = Int.random(in: start...60, using: &generator)
      let mistake = Diagnostic(
        code: "x", text, at: start..<end, label: text, related: .init(text, at: 0..<9), help: text)
      let found = Document(recovering: source).diagnostics + [mistake]
      let shown = found.rendered(source: source, path: text)
      #expect(shown.unicodeScalars.allSatisfy(isHarmless), "seed \(seed)")
    }
  }

  @Test func `of all characters only the harmless are shown as they are`() {
    for page in UInt32(0)..<0x1100 {
      let scalars = (page << 8..<(page + 1) << 8).compactMap(Unicode.Scalar.init)
      let text = scalars.map { "a\($0)" }.joined()
      let shown = [Diagnostic(code: "x", text, at: 0..<0)].rendered(source: [], path: "a")
      #expect(shown.unicodeScalars.allSatisfy(isHarmless), "page \(page)")
      #expect(shown.unicodeScalars.count { $0 == "\n" } == 5, "page \(page)")
    }
  }

  private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar == "\n"
    case .format: scalar == "\u{200C}" || scalar == "\u{200D}"
    case .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }
}
