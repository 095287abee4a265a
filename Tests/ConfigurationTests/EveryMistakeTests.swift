import Testing

@Suite struct EveryMistakeTests {
  @Test func `mistakes of TOML and of meaning are told together in the order of the file`() {
    #expect(messages(Self.config) == Self.expected)
  }

  private static let config = #"""
    [hours]
    weekdays = [17:30-20:30]
    quite = "off"

    [limits]
    per-day = many
    per-person-per-day = 0

    [people.alex]
    name = "Alex
    relation = "wife"
    relation = "partner"
    check-in "daily"

    [people.mum]
    name = “Mum”
    relation = "mother"

    """#

  private static let expected = #"""
    error[unquoted-string]: text values need quotes, and the value of `weekdays` has none
     --> attune.toml:2:13
      |
    2 | weekdays = [17:30-20:30]
      |             ^^^^^^^^^^^
    help: write "17:30-20:30"

    error[unknown-key]: unknown key `quite` in [hours]
     --> attune.toml:3:1
      |
    3 | quite = "off"
      | ^^^^^
    help: did you mean `quiet`?

    error[unquoted-string]: text values need quotes, and the value of `per-day` has none
     --> attune.toml:6:11
      |
    6 | per-day = many
      |           ^^^^
    help: per-day = "many"

    error[out-of-range]: `per-person-per-day` takes 1 to 24, this is 0
     --> attune.toml:7:22
      |
    7 | per-person-per-day = 0
      |                      ^
    help: per-person-per-day = 1

    error[unclosed-string]: the string for `name` is never closed
      --> attune.toml:10:8
       |
    10 | name = "Alex
       |        ^^^^^ opened here
    help: add a quote at the end: name = "Alex"

    error[unknown-value]: `wife` is nothing that `relation` can be
      --> attune.toml:11:12
       |
    11 | relation = "wife"
       |            ^^^^^^
    help: one of: partner, friend, parent, child, sibling, colleague

    error[duplicate-key]: `relation` is set twice in [people.alex]
      --> attune.toml:12:1
       |
    11 | relation = "wife"
       | -------- first set here
    12 | relation = "partner"
       | ^^^^^^^^ set again here
    help: remove one of the two; the last one does not win

    error[missing-equals]: expected `=` and a value after the key `check-in`
      --> attune.toml:13:10
       |
    13 | check-in "daily"
       |          ^
    help: write check-in = "daily"

    error[curly-quotes]: “ (U+201C) and ” (U+201D) are no quotes to TOML, only the straight " and ' are
      --> attune.toml:16:8
       |
    16 | name = “Mum”
       |        ^^^^^ written with typographic quotes
    help: name = "Mum"

    error[unknown-value]: `mother` is nothing that `relation` can be
      --> attune.toml:17:12
       |
    17 | relation = "mother"
       |            ^^^^^^^^
    help: one of: partner, friend, parent, child, sibling, colleague

    """#
}
