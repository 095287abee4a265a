import TOML
import Testing

/// The changes that diagnostics offer, made as an editor would make them.
@Suite struct CorrectionTests {
  /// A source with the first correction of its mistakes made, if there is one.
  private func corrected(_ source: [UInt8], _ version: Version) -> [UInt8]? {
    let found = Document(recovering: source, version: version).diagnostics
    guard let correction = found.compactMap(\.correction).first else { return nil }
    var source = source
    source.replaceSubrange(correction.range, with: correction.text.utf8)
    return source
  }

  private func count(_ source: [UInt8], _ version: Version) -> Int {
    Document(recovering: source, version: version).diagnostics.count
  }

  @Test(arguments: [
    ("a = \"x", "a = \"x\""), ("a = 'x # why", "a = 'x' # why"), ("a = “x”", "a = \"x\""),
    ("a = yes", "a = true"), ("a = OFF # x", "a = false # x"), ("a = 1 week", "a = \"1 week\""),
    ("a = C:\\x", "a = 'C:\\x'"), ("a = \"C:\\x\"", "a = 'C:\\x'"), ("a = 007", "a = 7"),
    ("a = 1_", "a = 1"), ("a = .5", "a = 0.5"), ("a = 0XfF", "a = 0xff"), ("a = -Inf", "a = -inf"),
    ("a = 9:30", "a = 09:30"), ("a = 9:30pm", "a = 21:30"), ("a = 12 am", "a = 00:00"),
    ("a = 2025/1/2", "a = 2025-01-02"), ("a = 2.1.2025", "a = 2025-01-02"),
    ("a = [1 2]", "a = [1, 2]"), ("a = [1,, 2]", "a = [1, 2]"), ("a = [1}", "a = [1]"),
    ("a = {b = 1]", "a = {b = 1}"), ("a == 1", "a =1"), ("a = 1;", "a = 1"), ("ä = 1", "\"ä\" = 1"),
    ("[b.ä]", "[b.\"ä\"]"), ("a = －１", "a = -1"), ("a = [x, 'y']", "a = [\"x\", 'y']"),
  ]) func `a correction makes what was meant`(source: String, expected: String) {
    let result = corrected(Array(source.utf8), .v11).map { String(decoding: $0, as: UTF8.self) }
    #expect(result?.filter { $0 != " " } == expected.filter { $0 != " " })
    #expect(result.map { Document(recovering: $0).isValid } == true)
  }

  @Test(arguments: [
    ("a: 'x'", "a = 'x'"), ("a : 2", "a = 2"), ("a 'x'", "a = 'x'"), ("a word", "a = \"word\""),
    ("let a = 1", "a = 1"), ("first name = 'Tom'", "\"first name\" = 'Tom'"), ("a]", "[a]"),
    ("a += 1", "a = 1"), ("[a]]", "[a]"), ("a = [1, 2)", "a = [1, 2]"),
  ]) func `a statement is corrected to the letter`(source: String, expected: String) {
    #expect(corrected(Array(source.utf8), .v11) == Array(expected.utf8))
  }

  @Test(arguments: ["a - 1", "\"a\" \"b\" = 1", "a = \"\\u12\"", "- a: 1", "- 1"])
  func `what nobody could tell is not corrected`(source: String) {
    #expect(corrected(Array(source.utf8), .v11) == nil, "\(report(source))")
  }

  @Test func `the older edition is corrected too`() {
    let source = Array("a = 9:30\nb = { c = 1, }\n".utf8)
    var mended = source
    for _ in 0..<3 { mended = corrected(mended, .v10) ?? mended }
    #expect(String(decoding: mended, as: UTF8.self) == "a = 09:30:00\nb = { c = 1 }\n")
  }

  @Test(arguments: Injection.kinds) func `a correction makes no new mistake, and no end of them`(
    kind: Injection
  ) {
    for version in Version.allCases {
      var source = Array((kind.text.replacing("KEY", with: "a") + "\nz = 1\n").utf8)
      var left = count(source, version)
      while let next = corrected(source, version) {
        #expect(count(next, version) <= left, "\(version)")
        (source, left) = (next, count(next, version))
        guard source.count < 500 else { break }
      }
      #expect(source.count < 500, "corrections of \(kind) never end")
    }
  }

  @Test func `corrections of any source stay inside it and end`() {
    for seed in 0..<500 {
      var generator = SplitMix64(seed: UInt64(seed))
      let marks = Array("[]{}=,.#\"'\\\n :-09ax “".utf8)
      var source = (0..<30).compactMap { _ in marks.randomElement(using: &generator) }
      var rounds = 0
      while rounds < 100, let next = corrected(source, .v11) {
        source = next
        rounds += 1
      }
      #expect(rounds < 100, "seed \(seed)")
    }
  }
}
