import Testing

@Suite struct LimitMistakeTests {
  @Test func `an unknown key is answered with the nearest one`() {
    let config = #"""
      [hours]
      weekend = ["11:00-14:00"]

      """#
    let expected = #"""
      error[unknown-key]: unknown key `weekend` in [hours]
       --> attune.toml:2:1
        |
      2 | weekend = ["11:00-14:00"]
        | ^^^^^^^
      help: did you mean `weekends`?

      """#
    #expect(messages(config) == expected)
  }

  @Test func `an unknown key that is like none is answered with all of them`() {
    let config = #"""
      colour = "blue"

      """#
    let expected = #"""
      error[unknown-key]: unknown key `colour`
       --> attune.toml:1:1
        |
      1 | colour = "blue"
        | ^^^^^^
      help: keys here: hours, limits, defaults, people, channels, history

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a key in the wrong table is sent home`() {
    let config = #"""
      [limits]
      quiet = "off"
      max-age = "1d"

      """#
    let expected = #"""
      error[unknown-key]: unknown key `quiet` in [limits]
       --> attune.toml:2:1
        |
      2 | quiet = "off"
        | ^^^^^
      help: `quiet` belongs to [hours]

      error[unknown-key]: unknown key `max-age` in [limits]
       --> attune.toml:3:1
        |
      3 | max-age = "1d"
        | ^^^^^^^
      help: `max-age` belongs to a reminder

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a value of the wrong type comes with the corrected line`() {
    let config = #"""
      [limits]
      per-day = "2"
      min-gap = 2

      [defaults]
      discreet = "yes"

      """#
    let expected = #"""
      error[wrong-type]: `per-day` takes a whole number, this is a string
       --> attune.toml:2:11
        |
      2 | per-day = "2"
        |           ^^^
      help: per-day = 2

      error[wrong-type]: `min-gap` takes a string, this is a whole number
       --> attune.toml:3:11
        |
      3 | min-gap = 2
        |           ^
      help: min-gap = "2h"

      error[wrong-type]: `discreet` takes true or false, this is a string
       --> attune.toml:6:12
        |
      6 | discreet = "yes"
        |            ^^^^^
      help: discreet = true

      """#
    #expect(messages(config) == expected)
  }

  @Test func `an array of strings comes with the corrected line`() {
    let config = #"""
      [hours]
      weekdays = "17:30-20:30"
      weekends = ["11:00-14:00", 15]
      quiet = true

      """#
    let expected = #"""
      error[wrong-type]: `weekdays` takes an array of strings, this is a string
       --> attune.toml:2:12
        |
      2 | weekdays = "17:30-20:30"
        |            ^^^^^^^^^^^^^
      help: weekdays = ["17:30-20:30"]

      error[wrong-type]: `weekends` takes an array of strings, one of these is a whole number
       --> attune.toml:3:28
        |
      3 | weekends = ["11:00-14:00", 15]
        |                            ^^
      help: weekends = ["11:00-14:00", "15"]

      error[wrong-type]: `quiet` takes a string, this is true or false
       --> attune.toml:4:9
        |
      4 | quiet = true
        |         ^^^^
      help: quiet = "21:30-08:30"

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a number out of bounds is refused`() {
    let config = #"""
      [limits]
      per-day = 0
      per-person-per-day = 25

      """#
    let expected = #"""
      error[out-of-range]: `per-day` takes 1 to 24, this is 0
       --> attune.toml:2:11
        |
      2 | per-day = 0
        |           ^
      help: per-day = 2

      error[out-of-range]: `per-person-per-day` takes 1 to 24, this is 25
       --> attune.toml:3:22
        |
      3 | per-person-per-day = 25
        |                      ^^
      help: per-person-per-day = 1

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a span needs units`() {
    let config = #"""
      [limits]
      min-gap = "2"

      [[channels.hooks]]
      name = "lamp"
      command = ["true"]
      timeout = "10 sek"

      """#
    let expected = #"""
      error[bad-span]: `min-gap`: the number has no unit
       --> attune.toml:2:12
        |
      2 | min-gap = "2"
        |            ^
      help: write for example `2h` or `2min`

      error[bad-span]: `timeout`: “ek” is not a unit of time
       --> attune.toml:7:16
        |
      7 | timeout = "10 sek"
        |                ^^
      help: write s, min, h, days, weeks, months or years

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a span has bounds`() {
    let config = #"""
      [limits]
      min-gap = "2d"

      [[channels.hooks]]
      name = "lamp"
      command = ["true"]
      timeout = "100ms"

      """#
    let expected = #"""
      error[bad-span]: `min-gap`: `2d` is too long
       --> attune.toml:2:12
        |
      2 | min-gap = "2d"
        |            ^^
      help: 0 to 1d

      error[bad-span]: `timeout`: `100ms` is too short
       --> attune.toml:7:12
        |
      7 | timeout = "100ms"
        |            ^^^^^
      help: 1s to 10min

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a window is two times of day`() {
    let config = #"""
      [hours]
      weekdays = ["evening", "25:00-26:00", "18:00-"]

      """#
    let expected = #"""
      error[bad-hours]: `weekdays`: `evening` is not a stretch of the day
       --> attune.toml:2:14
        |
      2 | weekdays = ["evening", "25:00-26:00", "18:00-"]
        |              ^^^^^^^
      help: write it as `17:30-20:30`

      error[bad-hours]: `weekdays`: `25:00` is not a time of day
       --> attune.toml:2:25
        |
      2 | weekdays = ["evening", "25:00-26:00", "18:00-"]
        |                         ^^^^^
      help: hours are 00 to 23 and minutes 00 to 59, with two digits each

      error[bad-hours]: `weekdays`: a time is missing
       --> attune.toml:2:46
        |
      2 | weekdays = ["evening", "25:00-26:00", "18:00-"]
        |                                              ^
      help: hours are 00 to 23 and minutes 00 to 59, with two digits each

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a window in other words is understood and corrected`() {
    let config = #"""
      [hours]
      weekdays = ["9:00-10"]
      quiet = "22:00 – 7:00"

      """#
    let expected = #"""
      error[bad-hours]: `weekdays`: `9:00` is not a time of day
       --> attune.toml:2:14
        |
      2 | weekdays = ["9:00-10"]
        |              ^^^^
      help: "09:00-10:00"

      error[bad-hours]: `quiet`: `22:00 – 7:00` is not a stretch of the day
       --> attune.toml:3:10
        |
      3 | quiet = "22:00 – 7:00"
        |          ^^^^^^^^^^^^
      help: quiet = "22:00-07:00"

      """#
    #expect(messages(config) == expected)
  }

  @Test func `windows of one day do not overlap`() {
    let config = #"""
      [hours]
      weekdays = ["17:30-20:30", "20:00-21:00"]

      """#
    let expected = #"""
      error[overlap]: 20:00-21:00 overlaps 17:30-20:30
       --> attune.toml:2:28
        |
      2 | weekdays = ["17:30-20:30", "20:00-21:00"]
        |             ------------- this one
        |                            ^^^^^^^^^^^^^
      help: write one window that covers both, or part them

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a window does not run over midnight into another`() {
    let config = #"""
      [hours]
      weekdays = ["22:00-10:00"]
      weekends = ["09:00-12:00"]
      quiet = "off"

      """#
    let expected = #"""
      error[overlap]: 22:00-10:00 runs over midnight into 09:00-12:00 of the next day
       --> attune.toml:2:13
        |
      2 | weekdays = ["22:00-10:00"]
        |             ^^^^^^^^^^^^^
      3 | weekends = ["09:00-12:00"]
        |             ------------- this one
      help: let it end sooner

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a window does not run over midnight into one of its own kind`() {
    let config = #"""
      [hours]
      weekends = ["09:00-12:00", "23:00-09:30"]

      """#
    let expected = #"""
      error[overlap]: 23:00-09:30 overlaps 09:00-12:00
       --> attune.toml:2:28
        |
      2 | weekends = ["09:00-12:00", "23:00-09:30"]
        |             ------------- this one
        |                            ^^^^^^^^^^^^^
      help: write one window that covers both, or part them

      """#
    #expect(messages(config) == expected)
  }

  @Test func `quiet hours do not last all day`() {
    let config = #"""
      [hours]
      quiet = "00:00-00:00"

      """#
    let expected = #"""
      error[always-quiet]: quiet hours that last all day let nothing through
       --> attune.toml:2:9
        |
      2 | quiet = "00:00-00:00"
        |         ^^^^^^^^^^^^^
      help: write `quiet = "off"` for none; for silence, `attune pause`

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a table is not a value`() {
    let config = #"""
      hours = "17:30-20:30"

      """#
    let expected = #"""
      error[wrong-type]: `hours` takes a table, this is a string
       --> attune.toml:1:9
        |
      1 | hours = "17:30-20:30"
        |         ^^^^^^^^^^^^^
      help: write a table of its own: `[hours]`

      """#
    #expect(messages(config) == expected)
  }

  @Test(arguments: [
    ("hours", "9-5", "09:00-17:00"), ("hours", "9:30 - 12:15", "09:30-12:15"),
    ("hours", "22-7", "22:00-07:00"), ("hours", "12-1", "12:00-13:00"),
    ("hours", "9-17", "09:00-17:00"),
  ]) func `hours of a clock of twelve are taken for those of a day`(
    key: String, text: String, meant: String
  ) {
    let config = "[people.a]\nname = \"A\"\nrelation = \"friend\"\n\(key) = \"\(text)\"\n"
    #expect(messages(config).contains("help: \(key) = \"\(meant)\"\n"))
  }

  @Test func `quiet hours of a clock of twelve are taken for those of a night`() {
    #expect(messages("[hours]\nquiet = \"10-8\"\n").contains("help: quiet = \"22:00-08:00\"\n"))
    #expect(messages("[hours]\nquiet = \"1-7\"\n").contains("help: quiet = \"01:00-07:00\"\n"))
  }
}
