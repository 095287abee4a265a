import Testing

@Suite struct SurpriseTests {
  @Test func `a plan for nobody is a surprise`() {
    let config = #"""
      [limits]
      per-day = 2

      """#
    let expected = #"""
      warning[nobody]: there is nobody in this plan yet
       --> attune.toml:1:1
        |
      1 | [limits]
        | ^
      help: add `[people.alex]`, and under it `name` and `relation`

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a window wholly in quiet hours is a surprise`() {
    let config = #"""
      [hours]
      weekdays = ["06:00-08:00", "17:30-20:30"]

      [people.alex]
      name = "Alex"
      relation = "partner"

      """#
    let expected = #"""
      warning[quiet-window]: 06:00-08:00 lies wholly inside your quiet hours (21:30-08:30)
       --> attune.toml:2:13
        |
      2 | weekdays = ["06:00-08:00", "17:30-20:30"]
        |             ^^^^^^^^^^^^^
      help: nothing comes then by itself; move one of the two

      """#
    #expect(messages(config) == expected)
  }

  @Test func `quiet hours that swallow the windows nobody wrote are a surprise`() {
    let config = #"""
      [hours]
      quiet = "10:00-15:00"

      [people.alex]
      name = "Alex"
      relation = "partner"

      """#
    let expected = #"""
      warning[quiet-window]: 11:00-14:00 lies wholly inside your quiet hours (10:00-15:00)
       --> attune.toml:2:9
        |
      2 | quiet = "10:00-15:00"
        |         ^^^^^^^^^^^^^
      help: nothing comes then by itself; move one of the two

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a fixed time in quiet hours is a surprise`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      check-in = "Mon 07:15"

      [[people.alex.reminders]]
      id = "run"
      at = "Sun 06:00"
      summary = "Run"

      [[people.alex.reminders]]
      id = "noon"
      at = "Sat 12:00"
      summary = "Noon"

      """#
    let expected = #"""
      warning[quiet-time]: 07:15 is in your quiet hours (21:30-08:30), so it is shown at 08:30 instead
       --> attune.toml:4:12
        |
      4 | check-in = "Mon 07:15"
        |            ^^^^^^^^^^^
      help: choose a time between 08:30 and 21:30, or move the quiet hours

      warning[quiet-time]: 06:00 is in your quiet hours (21:30-08:30), so it is shown at 08:30 instead
       --> attune.toml:8:6
        |
      8 | at = "Sun 06:00"
        |      ^^^^^^^^^^^
      help: choose a time between 08:30 and 21:30, or move the quiet hours

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a fixed time that is never shown is a surprise`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"

      [[people.alex.reminders]]
      id = "night"
      at = "Tue 23:00"
      summary = "Good night"
      max-age = "2h"

      [[people.alex.reminders]]
      id = "dawn"
      at = "Sat 05:00"
      summary = "Dawn"
      catch-up = "drop"

      """#
    let expected = #"""
      warning[quiet-time]: 23:00 is in your quiet hours (21:30-08:30), so it is never shown
       --> attune.toml:7:6
        |
      7 | at = "Tue 23:00"
        |      ^^^^^^^^^^^
      help: choose a time between 08:30 and 21:30, or move the quiet hours

      warning[quiet-time]: 05:00 is in your quiet hours (21:30-08:30), so it is never shown
        --> attune.toml:13:6
         |
      13 | at = "Sat 05:00"
         |      ^^^^^^^^^^^
      help: choose a time between 08:30 and 21:30, or move the quiet hours

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a default in quiet hours is told once, however many keep it`() {
    let config = #"""
      [defaults]
      check-in = "Mon 07:15"

      [people.alex]
      name = "Alex"
      relation = "partner"

      [people.sam]
      name = "Sam"
      relation = "friend"

      """#
    let expected = #"""
      warning[quiet-time]: 07:15 is in your quiet hours (21:30-08:30), so it is shown at 08:30 instead
       --> attune.toml:2:12
        |
      2 | check-in = "Mon 07:15"
        |            ^^^^^^^^^^^
      help: choose a time between 08:30 and 21:30, or move the quiet hours

      """#
    #expect(messages(config) == expected)
  }

  @Test func `hours that never meet the windows are a surprise`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      time-zone = "Asia/Tokyo"
      hours = "09:00-17:00"

      [people.sam]
      name = "Sam"
      relation = "friend"
      hours = "05:00-07:00"

      [people.kim]
      name = "Kim"
      relation = "friend"
      time-zone = "Europe/Lisbon"
      hours = "19:00-21:00"

      """#
    let expected = #"""
      warning[hours-never-meet]: 09:00-17:00 in Asia/Tokyo never meets your windows; your windows win
       --> attune.toml:5:9
        |
      5 | hours = "09:00-17:00"
        |         ^^^^^^^^^^^^^
      help: widen one of the two, or take `hours` out

      warning[hours-never-meet]: 05:00-07:00 never meets your windows; your windows win
        --> attune.toml:10:9
         |
      10 | hours = "05:00-07:00"
         |         ^^^^^^^^^^^^^
      help: widen one of the two, or take `hours` out

      """#
    #expect(messages(config) == expected)
  }

  @Test func `more than the limits let through is a surprise`() {
    let config = #"""
      [limits]
      per-day = 1

      [defaults]
      appreciation = "2 a week"
      check-in = "1 a week"

      [people.a]
      name = "A"
      relation = "friend"
      [people.b]
      name = "B"
      relation = "friend"
      [people.c]
      name = "C"
      relation = "friend"

      """#
    let expected = #"""
      warning[no-room]: you asked for 9 a week; there is room for 7
       --> attune.toml:2:11
        |
      2 | per-day = 1
        |           ^
      help: write `per-day = 2`, or ask for less

      """#
    #expect(messages(config) == expected)
  }

  @Test func `more than the windows hold is a surprise`() {
    let config = #"""
      [hours]
      weekdays = ["17:30-18:30"]
      weekends = []

      [people.a]
      name = "A"
      relation = "friend"
      check-in = "daily"

      """#
    let expected = #"""
      warning[no-room]: you asked for 9 a week; there is room for 5
       --> attune.toml:2:12
        |
      2 | weekdays = ["17:30-18:30"]
        |            ^^^^^^^^^^^^^^^
      help: write `min-gap = "45min"`, or ask for less

      """#
    #expect(messages(config) == expected)
  }

  @Test func `windows that lie close together hold no more than the gap lets through`() {
    let config = #"""
      [hours]
      weekdays = ["17:00-18:00", "18:10-18:50"]
      weekends = []

      [people.a]
      name = "A"
      relation = "friend"
      check-in = "daily"

      """#
    let expected = #"""
      warning[no-room]: you asked for 9 a week; there is room for 5
       --> attune.toml:2:12
        |
      2 | weekdays = ["17:00-18:00", "18:10-18:50"]
        |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: write `min-gap = "1h 30min"`, or ask for less

      """#
    #expect(messages(config) == expected)
  }

  @Test func `more for one person than their day holds is a surprise`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      check-in = "daily"
      appreciation = "3 a week"

      [people.sam]
      name = "Sam"
      relation = "friend"

      """#
    let expected = #"""
      warning[no-room]: you asked for 10 a week for one person; there is room for 7
       --> attune.toml:4:12
        |
      4 | check-in = "daily"
        |            ^^^^^^^
      help: write `per-person-per-day = 2`, or ask for less

      """#
    #expect(messages(config) == expected)
  }

  @Test func `the user's own reminders leave less room`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"

      [[people.alex.reminders]]
      id = "noon"
      at = "12:00"
      summary = "Noon"

      [people.sam]
      name = "Sam"
      relation = "friend"

      [[people.sam.reminders]]
      id = "swim"
      at = "Sat 15:00"
      summary = "Swim"

      """#
    let expected = #"""
      warning[no-room]: you asked for 3 a week for one person; beside your own reminders there is room for 0
       --> attune.toml:1:1
        |
      1 | [people.alex]
        | ^^^^^^^^^^^^^
      help: write `per-person-per-day = 2`, or ask for less

      """#
    #expect(messages(config) == expected)
  }

  @Test func `what would make room for one person is told whole`() {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      check-in = "3 a day"
      appreciation = "off"

      """#
    let tight =
      "write `per-person-per-day = 3`, `per-day = 3` and `min-gap = \"1h\"`, or ask for less"
    #expect(messages(config).contains("help: \(tight)\n"))
    let hours = """
      [hours]
      weekdays = ["09:00-21:00"]
      weekends = ["09:00-21:00"]

      """
    let wide = "write `per-person-per-day = 3` and `per-day = 3`, or ask for less"
    #expect(messages(hours + config).contains("help: \(wide)\n"))
  }

  @Test func `no way to be reached is a surprise`() {
    let config = #"""
      [channels]
      desktop = false

      [people.alex]
      name = "Alex"
      relation = "partner"

      """#
    let expected = #"""
      warning[no-channel]: without the desktop nothing reaches you
       --> attune.toml:2:11
        |
      2 | desktop = false
        |           ^^^^^
      help: write `desktop = true`, or a hook with `as = "reminder"`

      """#
    #expect(messages(config) == expected)
  }
}
