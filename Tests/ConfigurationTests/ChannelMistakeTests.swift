import Testing

@Suite struct ChannelMistakeTests {
  @Test func `a hook needs a name and a command`() {
    let config = #"""
      [[channels.hooks]]
      as = "observer"

      """#
    let expected = #"""
      error[missing-key]: `name` is missing in [[channels.hooks]]
       --> attune.toml:1:1
        |
      1 | [[channels.hooks]]
        | ^^^^^^^^^^^^^^^^^^
      help: add for example `name = "phone"`

      error[missing-key]: `command` is missing in [[channels.hooks]]
       --> attune.toml:1:1
        |
      1 | [[channels.hooks]]
        | ^^^^^^^^^^^^^^^^^^
      help: add for example `command = ["notify-send", "A small moment"]`

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a command is not a shell line`() {
    let config = #"""
      [channels]
      hooks = [
        { name = "a", command = "ntfy publish me" },
        { name = "c", command = ["~/bin/notify"] },
        { name = "d", command = ["$HOME/notify"] },
      ]

      """#
    let expected = #"""
      error[wrong-type]: `command` takes an array of strings, this is a string
       --> attune.toml:3:27
        |
      3 |   { name = "a", command = "ntfy publish me" },
        |                           ^^^^^^^^^^^^^^^^^
      help: command = ["ntfy", "publish", "me"]

      error[no-shell]: no shell reads `~/bin/notify`, so `~` stays as it is
       --> attune.toml:4:28
        |
      4 |   { name = "c", command = ["~/bin/notify"] },
        |                            ^^^^^^^^^^^^^^
      help: write the whole path, or the name alone

      error[no-shell]: no shell reads `$HOME/notify`, so `$` stays as it is
       --> attune.toml:5:28
        |
      5 |   { name = "d", command = ["$HOME/notify"] },
        |                            ^^^^^^^^^^^^^^
      help: write the whole path, or the name alone

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a command is a program and its arguments`() {
    let config = #"""
      [channels]
      hooks = [
        { name = "b", command = [] },
        { name = "e", command = ["echo", "a\u0000b"] },
        { name = "f", command = ["echo", 1] },
      ]

      """#
    let expected = #"""
      error[no-program]: `command` names no program
       --> attune.toml:3:27
        |
      3 |   { name = "b", command = [] },
        |                           ^^
      help: write the program first, then each of its arguments

      error[bad-argument]: an argument of a program cannot hold U+0000
       --> attune.toml:4:27
        |
      4 |   { name = "e", command = ["echo", "a\u0000b"] },
        |                           ^^^^^^^^^^^^^^^^^^^^
      help: leave it out

      error[wrong-type]: `command` takes an array of strings, one of these is a whole number
       --> attune.toml:5:36
        |
      5 |   { name = "f", command = ["echo", 1] },
        |                                    ^
      help: command = ["echo", "1"]

      """#
    #expect(messages(config) == expected)
  }

  @Test func `names of hooks differ`() {
    let config = #"""
      [[channels.hooks]]
      name = "phone"
      command = ["true"]

      [[channels.hooks]]
      name = "phone"
      command = ["false"]

      """#
    let expected = #"""
      error[duplicate-name]: two hooks have the name `phone`
       --> attune.toml:6:8
        |
      2 | name = "phone"
        |        ------- first here
      ...
      6 | name = "phone"
        |        ^^^^^^^
      help: give one of them another

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a hook runs on what there is, and once`() {
    let config = #"""
      [[channels.hooks]]
      name = "phone"
      command = ["true"]
      on = ["due", "answerd", "due"]
      as = "reminders"

      """#
    let expected = #"""
      error[unknown-value]: `answerd` is nothing that `on` can be
       --> attune.toml:4:14
        |
      4 | on = ["due", "answerd", "due"]
        |              ^^^^^^^^^
      help: did you mean `"answered"`?

      error[duplicate-value]: `on` has `due` twice
       --> attune.toml:4:25
        |
      4 | on = ["due", "answerd", "due"]
        |                         ^^^^^
      help: take one of them out

      error[unknown-value]: `reminders` is nothing that `as` can be
       --> attune.toml:5:6
        |
      5 | as = "reminders"
        |      ^^^^^^^^^^^
      help: did you mean `"reminder"`?

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a hook runs on something`() {
    let config = #"""
      [[channels.hooks]]
      name = "lamp"
      command = ["true"]
      on = []

      """#
    let expected = #"""
      error[empty-array]: `on` is empty
       --> attune.toml:4:6
        |
      4 | on = []
        |      ^^
      help: some of: due, answered, held, paused

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a hook that is a reminder runs when one is due`() {
    let config = #"""
      [[channels.hooks]]
      name = "phone"
      command = ["true"]
      as = "reminder"
      on = ["answered"]

      """#
    let expected = #"""
      error[never-due]: a hook that is a reminder runs on `due`
       --> attune.toml:5:6
        |
      5 | on = ["answered"]
        |      ^^^^^^^^^^^^
      help: add `"due"`, or write `as = "observer"`

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a hook is one of several`() {
    let config = #"""
      [channels.hooks]
      name = "phone"
      command = ["true"]

      """#
    let expected = #"""
      error[wrong-type]: `hooks` takes an array of tables, this is a table
       --> attune.toml:1:1
        |
      1 | [channels.hooks]
        | ^^^^^^^^^^^^^^^^
      help: [[channels.hooks]]

      """#
    #expect(messages(config) == expected)
  }
}
