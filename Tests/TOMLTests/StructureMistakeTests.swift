import TOML
import Testing

/// What people get wrong between statements, each with the whole text it is answered with.
@Suite struct StructureMistakeTests {
  @Test func `an inline table is complete at its brace`() {
    let source = """
      retry = { max = 3 }
      retry.wait = "30s"
      """
    let expected = """
      error[closed-table]: the inline table `retry` is complete at its `}`
       --> attune.toml:2:1
        |
      1 | retry = { max = 3 }
        | ----- first defined here
      2 | retry.wait = "30s"
        | ^^^^^
      help: put the keys of `retry` inside the braces

      """
    #expect(report(source) == expected)
  }

  @Test func `an unclosed array ends before the next statement`() {
    let source = """
      [job.photos]
      tags = [
        "a",
        "b"
      keep = yes
      [job.music]
      tags = ["c"
      """
    let expected = """
      error[unclosed-array]: the array for `tags` is never closed
       --> attune.toml:2:8
        |
      2 | tags = [
        |        ^ opened here
      help: add a `]` after its last value

      error[invalid-boolean]: `yes` is not a TOML value
       --> attune.toml:5:8
        |
      5 | keep = yes
        |        ^^^
      help: keep = true, or if you mean the word: "yes"

      error[unclosed-array]: the array for `tags` is never closed
       --> attune.toml:7:8
        |
      7 | tags = ["c"
        |        ^^^^ opened here
      help: add a `]` after its last value

      """
    #expect(report(source) == expected)
  }

  @Test func `eight mistakes are eight messages`() {
    let source = """
      [job.photos
      source = “x”
      cadence = weekly
      cadence = "daily"
      keep 4
      at = 9:00
      tags = ["a" "b"]
      limit = 5GB

      """
    let expected = [
      "unclosed-header", "curly-quotes", "unquoted-string", "duplicate-key", "missing-equals",
      "invalid-time", "missing-comma", "unquoted-string",
    ]
    #expect(codes(source) == expected)
  }
}
