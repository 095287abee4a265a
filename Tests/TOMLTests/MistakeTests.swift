import TOML
import Testing

/// What people mistype in one statement, each with the whole text it is answered with.
@Suite struct MistakeTests {
  @Test func `a missing quote is offered at the end of the line`() {
    let source = """
      # vault jobs
      [job.photos]
      source = "/srv/photos
      cadence = "weekly"
      keep = 4
      """
    let expected = """
      error[unclosed-string]: the string for `source` is never closed
       --> attune.toml:3:10
        |
      3 | source = "/srv/photos
        |          ^^^^^^^^^^^^ opened here
      help: add a quote at the end: source = "/srv/photos"

      """
    #expect(report(source) == expected)
  }

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

  @Test func `a duplicate key shows where it was first set`() {
    let source = """
      [job.photos]
      source = "/srv/photos"
      cadence = "weekly"
      keep = 4
      cadence = "daily"
      """
    let expected = """
      error[duplicate-key]: `cadence` is set twice in [job.photos]
       --> attune.toml:5:1
        |
      3 | cadence = "weekly"
        | ------- first set here
      ...
      5 | cadence = "daily"
        | ^^^^^^^ set again here
      help: keep one of them; the last one does not win

      """
    #expect(report(source) == expected)
  }

  @Test func `a missing equals sign leaves the value readable`() {
    let source = """
      [job.photos]
      cadence "weekly"
      source: "/srv/photos"
      keep
      """
    let expected = """
      error[missing-equals]: expected `=` between the key `cadence` and its value
       --> attune.toml:2:9
        |
      2 | cadence "weekly"
        |         ^
      help: cadence = "weekly"

      error[missing-equals]: TOML writes `=`, not `:`, between the key `source` and its value
       --> attune.toml:3:7
        |
      3 | source: "/srv/photos"
        |       ^
      help: source = "/srv/photos"

      error[missing-equals]: expected `=` between the key `keep` and its value
       --> attune.toml:4:5
        |
      4 | keep
        |     ^
      help: give it a value: keep = 1

      """
    #expect(report(source) == expected)
  }

  @Test func `typographic quotes are named`() {
    let source = """
      source = “/srv/photos”
      """
    let expected = """
      error[curly-quotes]: “ (U+201C) and ” (U+201D) do not delimit strings
       --> attune.toml:1:10
        |
      1 | source = “/srv/photos”
        |          ^^^^^^^^^^^^^ written with typographic quotes
      help: source = "/srv/photos"

      """
    #expect(report(source) == expected)
  }

  @Test func `a blank that is none is shown`() {
    let source = """
      source\u{A0}= "/srv/photos"
      \u{FEFF}keep = 4
      """
    let expected = """
      error[unicode-blank]: U+00A0 NO-BREAK SPACE cannot be seen, but is not a blank of TOML
       --> attune.toml:1:7
        |
      1 | source<U+00A0>= "/srv/photos"
        |       ^^^^^^^^
      help: replace it by a blank

      error[byte-order-mark]: a byte order mark (U+FEFF) may only be the very first character
       --> attune.toml:2:1
        |
      2 | <U+FEFF>keep = 4
        | ^^^^^^^^
      help: remove it; it may be left over from joining two files

      """
    #expect(report(source) == expected)
  }

  @Test func `tabs, CRLF and a byte order mark are legal`() {
    let source = """
      \u{FEFF}[job.photos]\r
      \tsource\t=\t"/srv/\tphotos"\r
      \tkeep = 4\r

      """
    #expect(report(source) == "")
  }

  @Test func `other words for true and false are understood`() {
    let source = """
      enabled = yes
      encrypt = True
      sync = off
      """
    let expected = """
      error[invalid-boolean]: `yes` is not a TOML value
       --> attune.toml:1:11
        |
      1 | enabled = yes
        |           ^^^
      help: enabled = true

      error[invalid-boolean]: booleans are written in lower case, so `True` is not one
       --> attune.toml:2:11
        |
      2 | encrypt = True
        |           ^^^^
      help: encrypt = true

      error[invalid-boolean]: `off` is not a TOML value
       --> attune.toml:3:8
        |
      3 | sync = off
        |        ^^^
      help: sync = false

      """
    #expect(report(source) == expected)
  }

  @Test func `a text without quotes gets them`() {
    let source = """
      source = /srv/photos # here
      cadence = 2 a week
      """
    let expected = """
      error[unquoted-string]: text values need quotes, and the value of `source` has none
       --> attune.toml:1:10
        |
      1 | source = /srv/photos # here
        |          ^^^^^^^^^^^
      help: source = "/srv/photos"

      error[unquoted-string]: text values need quotes, and the value of `cadence` has none
       --> attune.toml:2:11
        |
      2 | cadence = 2 a week
        |           ^^^^^^^^
      help: cadence = "2 a week"

      """
    #expect(report(source) == expected)
  }

  @Test func `spans of time, units and elements without quotes get them`() {
    let source = """
      hours = 17:30-20:30
      limit = 5GB
      tags = [red, "blue"]
      """
    let expected = """
      error[unquoted-string]: text values need quotes, and the value of `hours` has none
       --> attune.toml:1:9
        |
      1 | hours = 17:30-20:30
        |         ^^^^^^^^^^^
      help: hours = "17:30-20:30"

      error[unquoted-string]: the value of `limit` is a number followed by `GB`
       --> attune.toml:2:9
        |
      2 | limit = 5GB
        |         ^^^
      help: limit = "5GB"

      error[unquoted-string]: text values need quotes, and the value of `tags` has none
       --> attune.toml:3:9
        |
      3 | tags = [red, "blue"]
        |         ^^^
      help: "red"

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
      at = 9:00
      until = 24:00
      on = 2025-02-30
      """
    let expected = """
      error[invalid-time]: the hour of `at` needs two digits
       --> attune.toml:1:6
        |
      1 | at = 9:00
        |      ^^^^
      help: at = 09:00

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
      help: write it like 2025-12-31, 09:30:00 or 2025-12-31T09:30:00Z

      """
    #expect(report(source) == expected)
  }

  @Test func `the older edition asks for seconds`() {
    let source = """
      at = 09:00
      """
    let expected = """
      error[invalid-time]: TOML 1.0 needs seconds in the time of `at`
       --> attune.toml:1:6
        |
      1 | at = 09:00
        |      ^^^^^
      help: at = 09:00:00

      """
    #expect(report(source, .v10) == expected)
  }

  @Test func `numbers are held against their grammar`() {
    let source = """
      keep = 04
      size = 1_000_
      huge = 99999999999999999999
      """
    let expected = """
      error[invalid-number]: the number `04` must not begin with a zero
       --> attune.toml:1:8
        |
      1 | keep = 04
        |        ^^
      help: keep = 4

      error[invalid-number]: `1_000_` is not a number
       --> attune.toml:2:8
        |
      2 | size = 1_000_
        |        ^^^^^^
      help: digits stand on both sides of a `.` or `_`, and 0x, 0o and 0b are in lower case

      error[integer-out-of-range]: the value of `huge` does not fit into 64 bits
       --> attune.toml:3:8
        |
      3 | huge = 99999999999999999999
        |        ^^^^^^^^^^^^^^^^^^^^
      help: whole numbers go from -9223372036854775808 to 9223372036854775807

      """
    #expect(report(source) == expected)
  }

  @Test func `the older edition refuses a trailing comma and line breaks in braces`() {
    let source = """
      retry = { max = 3, wait = "30s", }
      other = {
        max = 3,
      }
      """
    let expected = """
      error[trailing-comma]: TOML 1.0 forbids a comma before the `}` of an inline table
       --> attune.toml:1:32
        |
      1 | retry = { max = 3, wait = "30s", }
        |                                ^
      help: { max = 3, wait = "30s" }

      error[line-break-in-inline-table]: TOML 1.0 needs the inline table for `other` to stand on one line
       --> attune.toml:2:9
        |
      2 | other = {
        |         ^
      help: write [other] and put its keys on lines of their own

      """
    #expect(report(source, .v10) == expected)
  }
}
