import Testing

@Suite struct PeopleMistakeTests {
  @Test func `a person needs a name and a relation`() {
    let config = #"""
      [people.alex]
      setting = "together"

      """#
    let expected = #"""
      error[missing-key]: `name` is missing in [people.alex]
       --> attune.toml:1:1
        |
      1 | [people.alex]
        | ^^^^^^^^^^^^^
      help: add for example `name = "Alex"`

      error[missing-key]: `relation` is missing in [people.alex]
       --> attune.toml:1:1
        |
      1 | [people.alex]
        | ^^^^^^^^^^^^^
      help: add for example `relation = "friend"`

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a person needs a name and a relation however they are written`() {
    let config = #"""
      [people]
      alex = { name = "Alex" }
      sam.relation = "friend"
      mum = "Mum"

      """#
    let expected = #"""
      error[missing-key]: `relation` is missing in `people.alex`
       --> attune.toml:2:8
        |
      2 | alex = { name = "Alex" }
        |        ^^^^^^^^^^^^^^^^^
      help: add for example `relation = "friend"`

      error[missing-key]: `name` is missing in [people.sam]
       --> attune.toml:3:1
        |
      3 | sam.relation = "friend"
        | ^^^
      help: add for example `name = "Alex"`

      error[wrong-type]: a person has a table, this is a string
       --> attune.toml:4:7
        |
      4 | mum = "Mum"
        |       ^^^^^
      help: write `[people.mum]`, and under it `name` and `relation`

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a key that was mistyped is not missing as well`() {
    let config = #"""
      [people.alex]
      nmae = "Alex"
      relation = "partner"
      timezone = "Asia/Tokyo"

      """#
    let expected = #"""
      error[unknown-key]: unknown key `nmae` in [people.alex]
       --> attune.toml:2:1
        |
      2 | nmae = "Alex"
        | ^^^^
      help: did you mean `name`?

      error[unknown-key]: unknown key `timezone` in [people.alex]
       --> attune.toml:4:1
        |
      4 | timezone = "Asia/Tokyo"
        | ^^^^^^^^
      help: did you mean `time-zone`?

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a key that many expect is answered with what there is`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      cadance = "daily"
      birthday = "03-09"

      """#
    let expected = #"""
      error[unknown-key]: unknown key `cadance` in [people.alex]
       --> attune.toml:4:1
        |
      4 | cadance = "daily"
        | ^^^^^^^
      help: `appreciation` and `check-in` say how often

      error[unknown-key]: unknown key `birthday` in [people.alex]
       --> attune.toml:5:1
        |
      5 | birthday = "03-09"
        | ^^^^^^^^
      help: dates = [{ label = "birthday", on = "03-09" }]

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a word from a closed list is suggested`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "freind"
      setting = "nearby"

      """#
    let expected = #"""
      error[unknown-value]: `freind` is nothing that `relation` can be
       --> attune.toml:3:12
        |
      3 | relation = "freind"
        |            ^^^^^^^^
      help: did you mean `"friend"`?

      error[unknown-value]: `nearby` is nothing that `setting` can be
       --> attune.toml:4:11
        |
      4 | setting = "nearby"
        |           ^^^^^^^^
      help: one of: together, long-distance, either

      """#
    #expect(messages(config) == expected)
  }

  @Test func `an id is made of few characters`() {
    let config = #"""
      [people."my mum"]
      name = "Mum"
      relation = "parent"

      """#
    let expected = #"""
      error[bad-id]: a person's id takes letters, digits, `-` and `_`, at most 40
       --> attune.toml:1:9
        |
      1 | [people."my mum"]
        |         ^^^^^^^^
      help: write for example `my-mum`

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a name is one line`() {
    let config = #"""
      [people.alex]
      name = "Alex\nSmith"
      relation = "partner"

      [people.sam]
      name = " "
      relation = "friend"

      [people.kim]
      name = "KimKimKimKimKimKimKimKimKimKimKimKimKimKimKimKimKimKimKimKimKim"
      relation = "friend"

      """#
    let expected = #"""
      error[many-lines]: `name` takes one line, without tabs
       --> attune.toml:2:8
        |
      2 | name = "Alex\nSmith"
        |        ^^^^^^^^^^^^^
      help: put a blank where a line ends

      error[empty-text]: `name` is empty
       --> attune.toml:6:8
        |
      6 | name = " "
        |        ^^^
      help: name = "Alex"

      error[long-text]: `name` takes at most 60 characters, these are 63
        --> attune.toml:10:8
         |
      10 | name = "KimKimKimKimKimKimKimKimKimKimKimKimKimKimKimKimKimKimKimKimKim"
         |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: say it shorter

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a time zone is an installed one`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      time-zone = "lisbon"

      [people.sam]
      name = "Sam"
      relation = "friend"
      time-zone = "Mars/Olympus"

      """#
    let expected = #"""
      error[unknown-zone]: there is no time zone `lisbon` on this machine
       --> attune.toml:4:13
        |
      4 | time-zone = "lisbon"
        |             ^^^^^^^^
      help: did you mean `"Europe/Lisbon"`?

      error[unknown-zone]: there is no time zone `Mars/Olympus` on this machine
       --> attune.toml:9:13
        |
      9 | time-zone = "Mars/Olympus"
        |             ^^^^^^^^^^^^^^
      help: write a name such as `Europe/Lisbon`

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a zone in an expression is an installed one`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      check-in = "Mon 10:00 Europe/Lisbonn"

      [[people.alex.reminders]]
      id = "call"
      at = "Sun 17:00 lisbon"
      summary = "Ring"

      [[people.alex.reminders]]
      id = "write"
      at = "Sun 18:00 CEST"
      summary = "Write"

      """#
    let expected = #"""
      error[bad-cadence]: `check-in`: “Europe/Lisbonn” is not a time zone that is installed
       --> attune.toml:4:23
        |
      4 | check-in = "Mon 10:00 Europe/Lisbonn"
        |                       ^^^^^^^^^^^^^^
      help: check-in = "Mon 10:00 Europe/Lisbon"

      error[bad-time]: `at`: “lisbon” is not a time zone that is installed
       --> attune.toml:8:17
        |
      8 | at = "Sun 17:00 lisbon"
        |                 ^^^^^^
      help: at = "Sun 17:00 Europe/Lisbon"

      error[bad-time]: `at`: “CEST” is an abbreviation, which names no one time zone
        --> attune.toml:13:17
         |
      13 | at = "Sun 18:00 CEST"
         |                 ^^^^
      help: write a name such as Europe/Berlin, or UTC

      """#
    #expect(messages(config) == expected)
  }
}
