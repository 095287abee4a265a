import Testing

@Suite struct CadenceMistakeTests {
  @Test func `a rate in other words is understood and corrected`() {
    let config = #"""
      [defaults]
      appreciation = "3 times per week"

      """#
    let expected = #"""
      error[bad-cadence]: `appreciation`: `3 times per week` is not a cadence
       --> attune.toml:2:17
        |
      2 | appreciation = "3 times per week"
        |                 ^^^^^^^^^^^^^^^^
      help: appreciation = "3 a week"

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a rate has bounds`() {
    let config = #"""
      [defaults]
      appreciation = "0 a week"
      check-in = "100 a week"

      """#
    let expected = #"""
      error[bad-cadence]: `appreciation`: `0 a week` is never
       --> attune.toml:2:17
        |
      2 | appreciation = "0 a week"
        |                 ^
      help: appreciation = "off"

      error[bad-cadence]: `check-in`: `100 a week` is more than Attune sends
       --> attune.toml:3:13
        |
      3 | check-in = "100 a week"
        |             ^^^
      help: at most 70 a week

      """#
    #expect(messages(config) == expected)
  }

  @Test func `an interval counts whole days`() {
    let config = #"""
      [defaults]
      appreciation = "every 12 hours"
      check-in = "every other week"

      """#
    let expected = #"""
      error[bad-cadence]: `appreciation`: a cadence counts in whole days, and in one at least
       --> attune.toml:2:23
        |
      2 | appreciation = "every 12 hours"
        |                       ^^^^^^^^
      help: write `daily`, or `2 a day` for more

      error[bad-cadence]: `check-in`: “other” is not a unit of time
       --> attune.toml:3:19
        |
      3 | check-in = "every other week"
        |                   ^^^^^
      help: check-in = "every 2 weeks"

      """#
    #expect(messages(config) == expected)
  }

  @Test func `the ideal comes before the latest`() {
    let config = #"""
      [defaults]
      check-in = "every 3 to 2 weeks"

      """#
    let expected = #"""
      error[bad-cadence]: `check-in`: the first span is what you would like, so it is shorter than the second
       --> attune.toml:2:19
        |
      2 | check-in = "every 3 to 2 weeks"
        |                   ^^^^^^^^^^^^
      help: check-in = "every 2 to 3 weeks"

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a shorthand without a time of day is refused`() {
    let config = #"""
      [defaults]
      appreciation = "quarterly"
      check-in = "Mon,Thu"

      """#
    let expected = #"""
      error[bad-cadence]: `appreciation`: `quarterly` has no time of day
       --> attune.toml:2:17
        |
      2 | appreciation = "quarterly"
        |                 ^^^^^^^^^
      help: appreciation = "every 3 months"

      error[bad-cadence]: `check-in`: `Mon,Thu` has no time of day
       --> attune.toml:3:13
        |
      3 | check-in = "Mon,Thu"
        |             ^^^^^^^
      help: check-in = "Mon,Thu 18:00"

      """#
    #expect(messages(config) == expected)
  }

  @Test func `more than once a day is refused`() {
    let config = #"""
      [defaults]
      appreciation = "09:00,21:00"
      check-in = "hourly"

      """#
    let expected = #"""
      error[bad-cadence]: `appreciation`: `09:00,21:00` comes more than once a day
       --> attune.toml:2:17
        |
      2 | appreciation = "09:00,21:00"
        |                 ^^^^^^^^^^^
      help: give it one time of day; a second reminder can have another

      error[bad-cadence]: `check-in`: `hourly` has no time of day
       --> attune.toml:3:13
        |
      3 | check-in = "hourly"
        |             ^^^^^^
      help: write for example `Mon 18:00`

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a calendar expression is blamed where it is wrong`() {
    let config = #"""
      [defaults]
      appreciation = "Mon,Thu 25:00"
      check-in = 'Sat..Mon 09:00'

      """#
    let expected = #"""
      error[bad-cadence]: `appreciation`: the hour goes from 0 to 23
       --> attune.toml:2:25
        |
      2 | appreciation = "Mon,Thu 25:00"
        |                         ^^
      help: write for example `Mon..Fri 18:00`

      error[bad-cadence]: `check-in`: Sat..Mon cannot wrap
       --> attune.toml:3:18
        |
      3 | check-in = 'Sat..Mon 09:00'
        |                  ^^^
      help: write Sat,Sun,Mon

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a value with escapes is blamed as a whole`() {
    let config = #"""
      [defaults]
      appreciation = "Mon\u002CThu 25:00"

      """#
    let expected = #"""
      error[bad-cadence]: `appreciation`: the hour goes from 0 to 23
       --> attune.toml:2:16
        |
      2 | appreciation = "Mon\u002CThu 25:00"
        |                ^^^^^^^^^^^^^^^^^^^^
      help: write for example `Mon..Fri 18:00`

      """#
    #expect(messages(config) == expected)
  }

  @Test func `what never happens is refused`() {
    let config = #"""
      [defaults]
      appreciation = "*-02-30 09:00"

      """#
    let expected = #"""
      error[bad-cadence]: `appreciation`: 30 February never happens
       --> attune.toml:2:17
        |
      2 | appreciation = "*-02-30 09:00"
        |                 ^^^^^^^^^^^^^
      help: the last day of February is *-02~01

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a text that is no cadence is answered with the forms`() {
    let config = #"""
      [defaults]
      appreciation = "whenever"
      check-in = "wekly"

      """#
    let expected = #"""
      error[bad-cadence]: `appreciation`: `whenever` is not a cadence
       --> attune.toml:2:17
        |
      2 | appreciation = "whenever"
        |                 ^^^^^^^^
      help: write for example `2 a week`, `every 3 days`, `Mon 18:00` or `off`

      error[bad-cadence]: `check-in`: `wekly` is not a cadence
       --> attune.toml:3:13
        |
      3 | check-in = "wekly"
        |             ^^^^^
      help: check-in = "weekly"

      """#
    #expect(messages(config) == expected)
  }
}
