import CivilTime
import Configuration
import TOML
import Testing

/// What is told of a plan that is right, and may yet not be meant so; and what is advised.
@Suite struct AdviceTests {
  @Test func `two people of one name are a surprise, told by their ids`() {
    let config = #"""
      [people.mum]
      name = "Mum"
      relation = "parent"

      [people.mum-2]
      name = "Mum"
      relation = "parent"

      """#
    let expected = #"""
      warning[same-name]: `mum` and `mum-2` have the same name
       --> attune.toml:6:8
        |
      2 | name = "Mum"
        |        ----- first here
      ...
      6 | name = "Mum"
        |        ^^^^^
      help: call them by id in commands: a name means one person

      """#
    #expect(messages(config) == expected)
  }

  @Test func `a time that is over and does not come again is a surprise`() throws {
    let config = #"""
      [people.alex]
      name = "Alex"
      relation = "partner"
      check-in = "2020-01-01 10:00"
      reminders = [
        { id = "a", at = "2020-01-01 10:00", summary = "Past" },
        { id = "b", at = "2026-11-25 10:00", summary = "Just past", max-age = "2d" },
        { id = "c", at = "Mon 10:00", summary = "Weekly" },
      ]

      """#
    let now = Instant(microseconds: 1_795_687_200_000_000)  // 2026-11-26 10:00 UTC
    let reader = PlanReader(zone: Zone.installed, here: .berlin, now: now)
    let found = reader.read(ConfigFile(path: "attune.toml", text: config)).diagnostics
    #expect(found.map(\.code) == ["over", "over"])
    #expect(found.first?.message == "`2020-01-01 10:00` is over and does not come again")
    #expect(messages(config).isEmpty, "who has no clock cannot tell")
  }

  /// What is said of a plan in which everyone is asked for nine times a week.
  private func busy(_ people: Int, _ before: String) -> String {
    let tables = (1...people).map {
      "[people.p\($0)]\nname = \"P\($0)\"\nrelation = \"friend\"\n"
        + "appreciation = \"6 a week\"\ncheck-in = \"3 a week\"\n"
    }
    return messages(before + tables.joined())
  }

  @Test(arguments: 1...5) func `whoever does all that is advised has room`(people: Int) {
    let limits = busy(people, "").matches(of: #/help: write (.*), or ask for less/#)
      .flatMap { $0.1.matches(of: #/`([a-z-]+ = [^`]*)`/#).map { String($0.1) } }
    #expect(!limits.isEmpty)
    // Of one limit told twice, the higher number holds, and the shorter gap.
    let lines = Dictionary(grouping: limits) { $0.split(separator: " ")[0] }
      .compactMap { $0.key == "min-gap" ? $0.value.min() : $0.value.max() }
    let advised = "[limits]\n" + lines.joined(separator: "\n") + "\n"
    #expect(busy(people, advised).isEmpty, "\(advised)\(busy(people, advised))")
  }

  @Test func `where only wider windows help, the limits they need are told with them`() {
    let text = busy(12, "")
    #expect(text.contains("warning[no-room]: you asked for 108 a week; there is room for 14\n"))
    #expect(
      text.contains(
        "help: ask for less, or widen the windows and write `per-day = 16` and a shorter `min-gap`\n"
      )
    )
    let close = busy(12, "[limits]\nmin-gap = \"1h\"\n")
    #expect(close.contains("help: ask for less, or widen the windows and write `per-day = 16`\n"))
  }

  @Test func `where the gap is what keeps them out, it is the gap that is pointed at`() {
    let text = busy(2, "[limits]\nmin-gap = \"1d\"\n")
    #expect(
      text.contains("2 | min-gap = \"1d\"") && text.contains("`min-gap = \"1h 30min\"`"), "\(text)")
  }

  @Test func `beyond ten a week nobody counts tenths`() {
    let config = #"""
      [people.a]
      name = "A"
      relation = "friend"
      appreciation = "10 a week"
      check-in = "5 a month"

      """#
    #expect(messages(config).contains("you asked for 12 a week"))
  }
}
