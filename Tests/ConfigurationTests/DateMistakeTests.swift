import Testing

@Suite struct DateMistakeTests {
  @Test func `a date is a day of the year`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      dates = [
        { label = "birthday", on = "02-30" },
        { label = "name day", on = "6-1" },
        { label = "move", on = "13-01" },
      ]

      """#
    let expected = #"""
      error[bad-date]: `on`: February has no day 30
       --> attune.toml:5:34
        |
      5 |   { label = "birthday", on = "02-30" },
        |                                  ^^
      help: its last day is 29

      error[bad-date]: `on`: `6-1` is not a day of the year
       --> attune.toml:6:31
        |
      6 |   { label = "name day", on = "6-1" },
        |                               ^^^
      help: on = "06-01"

      error[bad-date]: `on`: there is no month 13
       --> attune.toml:7:27
        |
      7 |   { label = "move", on = "13-01" },
        |                           ^^
      help: the month comes first

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a date with a year is a date of TOML`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      dates = [
        { label = "wedding", on = "2014-06-21" },
        { label = "exam", on = 2014-06-21T09:00 },
      ]

      """#
    let expected = #"""
      error[bad-date]: `on`: a date with a year stands without quotes
       --> attune.toml:5:30
        |
      5 |   { label = "wedding", on = "2014-06-21" },
        |                              ^^^^^^^^^^
      help: on = 2014-06-21

      error[wrong-type]: `on` takes a date, or a string such as "06-21", this is a date with a time
       --> attune.toml:6:26
        |
      6 |   { label = "exam", on = 2014-06-21T09:00 },
        |                          ^^^^^^^^^^^^^^^^
      help: on = "06-21"

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a date runs ahead by days`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      dates = [
        { label = "birthday", on = "03-09", ahead = ["1 month", "2d", "x", "2 days"] },
      ]

      """#
    let expected = #"""
      error[bad-span]: `ahead`: `1 month` is not a number of days
       --> attune.toml:5:49
        |
      5 |   { label = "birthday", on = "03-09", ahead = ["1 month", "2d", "x", "2 days"] },
        |                                                 ^^^^^^^
      help: whole days or weeks, `0d` to `366d`

      error[bad-span]: `ahead`: “x” is not a unit of time
       --> attune.toml:5:66
        |
      5 |   { label = "birthday", on = "03-09", ahead = ["1 month", "2d", "x", "2 days"] },
        |                                                                  ^
      help: write s, min, h, days, weeks, months or years

      error[duplicate-value]: `ahead` has 2 days twice
       --> attune.toml:5:70
        |
      5 |   { label = "birthday", on = "03-09", ahead = ["1 month", "2d", "x", "2 days"] },
        |                                                                      ^^^^^^^^
      help: take one of them out

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a date that is never shown is a mistake`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      dates = [{ label = "birthday", on = "03-09", ahead = [] }]

      """#
    let expected = #"""
      error[empty-array]: `ahead` names no day, so the date would never be shown
       --> attune.toml:4:54
        |
      4 | dates = [{ label = "birthday", on = "03-09", ahead = [] }]
        |                                                      ^^
      help: write `ahead = ["0d"]` for the day itself

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a leap day that its year does not have is refused`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      dates = [{ label = "birthday", on = 2015-02-29 }]

      """#
    let expected = #"""
      error[invalid-date]: February 2015 has 28 days, so there is no day 29, in the value of `on`
       --> attune.toml:4:37
        |
      4 | dates = [{ label = "birthday", on = 2015-02-29 }]
        |                                     ^^^^^^^^^^
      help: write it like 2025-12-31

      """#
    #expect(messages(config) == expected)
  }

  @Test func `labels and ids differ`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      dates = [{ label = "birthday", on = "03-09" }, { label = "birthday", on = "04-09" }]

      [[people.alex.reminders]]
      id = "call"
      at = "Sun 17:00"
      summary = "Call"

      [[people.alex.reminders]]
      id = "call"
      at = "Mon 17:00"
      summary = "Call again"

      """#
    let expected = #"""
      error[duplicate-label]: two dates have the label `birthday`
       --> attune.toml:4:58
        |
      4 | dates = [{ label = "birthday", on = "03-09" }, { label = "birthday", on = "04-09" }]
        |                    ---------- first here
        |                                                          ^^^^^^^^^^
      help: give one of them another

      error[duplicate-id]: two reminders have the id `call`
        --> attune.toml:12:6
         |
       7 | id = "call"
         |      ------ first here
      ...
      12 | id = "call"
         |      ^^^^^^
      help: give one of them another

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a plan has both its halves`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      plans = [{ when = "the kettle boils" }, { when = "", then = "sit" }]

      """#
    let expected = #"""
      error[missing-key]: `then` is missing in `people.alex.plans[0]`
       --> attune.toml:4:10
        |
      4 | plans = [{ when = "the kettle boils" }, { when = "", then = "sit" }]
        |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: add for example `then = "thank Alex for one exact thing"`

      error[empty-text]: `when` is empty
       --> attune.toml:4:50
        |
      4 | plans = [{ when = "the kettle boils" }, { when = "", then = "sit" }]
        |                                                  ^^
      help: when = "the kettle boils"

      """#
    #expect(messages(config) == expected)
  }

  @Test func `one plan stands in brackets too`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      plans = { when = "we eat", then = "put the phone away" }

      """#
    let expected = #"""
      error[wrong-type]: `plans` takes an array of tables, this is a table
       --> attune.toml:4:9
        |
      4 | plans = { when = "we eat", then = "put the phone away" }
        |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: plans = [{ when = "we eat", then = "put the phone away" }]

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a reminder says what and when`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"

      [[people.alex.reminders]]
      id = "call home"
      at = "daily"

      """#
    let expected = #"""
      error[missing-key]: `summary` is missing in [[people.alex.reminders]]
       --> attune.toml:5:1
        |
      5 | [[people.alex.reminders]]
        | ^^^^^^^^^^^^^^^^^^^^^^^^^
      help: add for example `summary = "Ring Mum"`

      error[bad-id]: `id` takes letters, digits, `-` and `_`, at most 40
       --> attune.toml:6:6
        |
      6 | id = "call home"
        |      ^^^^^^^^^^^
      help: write for example `call-home`

      error[bad-time]: `at`: `daily` has no time of day
       --> attune.toml:7:7
        |
      7 | at = "daily"
        |       ^^^^^
      help: at = "18:00"

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a reminder is caught up or dropped, and has an age`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"

      [[people.alex.reminders]]
      id = "call"
      at = "18:00"
      summary = "Call"
      catch-up = "onse"
      max-age = "0s"

      """#
    let expected = #"""
      error[unknown-value]: `onse` is nothing that `catch-up` can be
       --> attune.toml:9:12
        |
      9 | catch-up = "onse"
        |            ^^^^^^
      help: did you mean `"once"`?

      error[bad-span]: `max-age`: `0s` is too short
        --> attune.toml:10:12
         |
      10 | max-age = "0s"
         |            ^^
      help: 1min to 1y

      """#
    #expect(messages(config) == expected)
  }

  @Test func `reminders are an array of tables`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"

      [people.alex.reminders]
      id = "call"

      """#
    let expected = #"""
      error[wrong-type]: `reminders` takes an array of tables, this is a table
       --> attune.toml:5:1
        |
      5 | [people.alex.reminders]
        | ^^^^^^^^^^^^^^^^^^^^^^^
      help: [[people.alex.reminders]]

      """#
    #expect(messages(config) == expected)
  }
}
