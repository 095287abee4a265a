import CivilTime
import Configuration
import Control
import Host
import Testing

/// What clients and editors are told of a mistake.
@Suite struct ProblemTests {
  private func problem(_ code: String, in text: String) throws -> Problem {
    let utc = try Zone(rule: "UTC0", name: "UTC")
    let reader = PlanReader(zone: { _ in nil }, zoneNames: { [] }, here: utc)
    let problems = reader.read(ConfigFile(path: "/a/attune.toml", text: text)).problems
    return try #require(problems.first { $0.code == code })
  }

  private func position(
    line: Int, column: Int, utf16Column: Int, offset: Int
  ) -> Problem.Position {
    Problem.Position(line: line, column: column, utf16Column: utf16Column, offset: offset)
  }

  @Test func `a problem begins and ends where every editor finds it`() throws {
    let found = try problem("invalid-boolean", in: "# first\n\"𝄞é\" = yes\n")
    let span = Problem.Span(
      start: position(line: 2, column: 8, utf16Column: 9, offset: 19),
      end: position(line: 2, column: 11, utf16Column: 12, offset: 22))
    #expect(found.severity == .error && found.file == "/a/attune.toml")
    #expect(found.line == 2 && found.column == 8)
    #expect(found.span == span)
    #expect(found.correction == Problem.Correction("true", at: span))
    #expect(found.rendered.contains(" --> /a/attune.toml:2:8\n"))
  }

  @Test func `a problem carries its label and the place that explains it`() throws {
    let found = try problem("duplicate-key", in: "é = 1\r\n[hours]\r\nquiet = 1\r\nquiet = 2\r\n")
    let first = Problem.Span(
      start: position(line: 3, column: 1, utf16Column: 1, offset: 17),
      end: position(line: 3, column: 6, utf16Column: 6, offset: 22))
    #expect(found.line == 4 && found.label == "set again here" && found.correction == nil)
    #expect(found.related == Problem.Remark("first set here", at: first))
  }

  @Test func `the key that was meant is offered`() throws {
    let found = try problem("unknown-key", in: "[hours]\nquite = \"off\"\n")
    #expect(found.help == "did you mean `quiet`?" && found.correction?.text == "quiet")
  }
}
