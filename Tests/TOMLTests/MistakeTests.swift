import TOML
import Testing

/// What people mistype in one statement, each with the whole text it is answered with.
@Suite struct MistakeTests {
  @Test func `a missing quote is offered before the comment`() {
    let source = """
      source = "/srv/photos # where they are
      """
    let expected = """
      error[unclosed-string]: the string for `source` is never closed
       --> attune.toml:1:10
        |
      1 | source = "/srv/photos # where they are
        |          ^^^^^^^^^^^^ opened here
      help: add a quote at the end: source = "/srv/photos"

      """
    #expect(report(source) == expected)
  }

  @Test func `a missing equals sign leaves the value readable`() {
    let source = """
      [job.photos]
      source: "/srv/photos"
      keep
      """
    let expected = """
      error[missing-equals]: TOML writes `=`, not `:`, between the key `source` and its value
       --> attune.toml:2:7
        |
      2 | source: "/srv/photos"
        |       ^
      help: write source = "/srv/photos"

      error[missing-equals]: expected `=` and a value after the key `keep`
       --> attune.toml:3:5
        |
      3 | keep
        |     ^
      help: give it a value: keep = 1

      """
    #expect(report(source) == expected)
  }

  @Test func `a byte order mark in the middle is shown`() {
    let source = """
      \u{FEFF}[job]
      \u{FEFF}keep = 4
      """
    let expected = """
      error[byte-order-mark]: a byte order mark (U+FEFF) may only be the very first character
       --> attune.toml:2:1
        |
      2 | <U+FEFF>keep = 4
        | ^^^^^^^^
      help: remove it; it may be left over from joining two files

      """
    #expect(report(source) == expected)
  }

  @Test func `other words for true and false are understood`() {
    let source = """
      sync = off
      quiet = FALSE
      none = null
      most = Infinity
      """
    let expected = """
      error[invalid-boolean]: `off` is not a TOML value
       --> attune.toml:1:8
        |
      1 | sync = off
        |        ^^^
      help: sync = false, or if you mean the word: "off"

      error[invalid-boolean]: booleans are written in lower case, so `FALSE` is not one
       --> attune.toml:2:9
        |
      2 | quiet = FALSE
        |         ^^^^^
      help: quiet = false

      error[invalid-value]: TOML has no `null`
       --> attune.toml:3:8
        |
      3 | none = null
        |        ^^^^
      help: to leave `none` unset, remove the line or put a `#` before it

      error[invalid-number]: infinity is written `inf`
       --> attune.toml:4:8
        |
      4 | most = Infinity
        |        ^^^^^^^^
      help: most = inf

      """
    #expect(report(source) == expected)
  }

  @Test func `a text without quotes gets them`() {
    let source = """
      cadence = 2 a week # or 3
      """
    let expected = """
      error[unquoted-string]: text values need quotes, and the value of `cadence` has none
       --> attune.toml:1:11
        |
      1 | cadence = 2 a week # or 3
        |           ^^^^^^^^
      help: cadence = "2 a week"

      """
    #expect(report(source) == expected)
  }

  @Test func `spans of time and elements without quotes get them`() {
    let source = """
      hours = 17:30-20:30
      tags = [red, "blue"]
      """
    let expected = """
      error[unquoted-string]: text values need quotes, and the value of `hours` has none
       --> attune.toml:1:9
        |
      1 | hours = 17:30-20:30
        |         ^^^^^^^^^^^
      help: hours = "17:30-20:30"

      error[unquoted-string]: text values need quotes, and the value of `tags` has none
       --> attune.toml:2:9
        |
      2 | tags = [red, "blue"]
        |         ^^^
      help: write "red"

      """
    #expect(report(source) == expected)
  }

  @Test func `a backslash in a path gets single quotes`() {
    let source = #"""
      source = "C:\Users\ana\photos"
      """#
    let expected = #"""
      error[invalid-escape]: `\U` begins a Unicode escape and needs 8 hexadecimal digits
       --> attune.toml:1:13
        |
      1 | source = "C:\Users\ana\photos"
        |             ^^
      help: in single quotes a backslash is only a backslash: 'C:\Users\ana\photos'

      """#
    #expect(report(source) == expected)
  }

  @Test func `a time or date that there is not is explained`() {
    let source = """
      at = 9:75
      until = 24:00
      on = 2025-02-30
      """
    let expected = """
      error[invalid-time]: the minute is 75, but ends at 59, in the value of `at`
       --> attune.toml:1:6
        |
      1 | at = 9:75
        |      ^^^^
      help: write it like 09:30 or 09:30:00

      error[invalid-time]: the hour is 24, but ends at 23, in the value of `until`
       --> attune.toml:2:9
        |
      2 | until = 24:00
        |         ^^^^^
      help: write it like 09:30 or 09:30:00

      error[invalid-date]: February 2025 has 28 days, so there is no day 30, in the value of `on`
       --> attune.toml:3:6
        |
      3 | on = 2025-02-30
        |      ^^^^^^^^^^
      help: write it like 2025-12-31

      """
    #expect(report(source) == expected)
  }

  @Test func `numbers are held against their grammar`() {
    let source = """
      size = 1_000_
      huge = 99999999999999999999
      """
    let expected = """
      error[invalid-number]: `1_000_` is not how a number is written
       --> attune.toml:1:8
        |
      1 | size = 1_000_
        |        ^^^^^^
      help: size = 1_000

      error[integer-out-of-range]: the value of `huge` does not fit into 64 bits
       --> attune.toml:2:8
        |
      2 | huge = 99999999999999999999
        |        ^^^^^^^^^^^^^^^^^^^^
      help: whole numbers go from -9223372036854775808 to 9223372036854775807; put a longer one in quotes

      """
    #expect(report(source) == expected)
  }
}
