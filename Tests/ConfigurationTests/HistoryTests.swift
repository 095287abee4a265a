import Configuration
import Core
import TOML
import Testing

@Suite struct HistoryTests {
  private func days(_ keep: String) -> Int? {
    let file = ConfigFile(path: "", text: "[history]\nkeep = \"\(keep)\"\n")
    return PlanReader.ours.read(file).plan?.historyDays
  }

  @Test func `history is kept for 400 days unless the config says otherwise`() {
    #expect(PlanReader.ours.read(ConfigFile(path: "", text: "")).plan?.historyDays == 400)
    #expect(days("180 days") == 180)
    #expect(days("26w") == 182)
    #expect(days("6 months") == 183)
    #expect(days("10 years") == 3_653)
    #expect(days("100 years") == 36_525)
  }

  @Test(arguments: ["179 days", "5 months", "1d", "0 days", "101 years", "400", "9600h", "ever"])
  func `less than half a year, and what is no span of days, is refused`(keep: String) {
    #expect(days(keep) == nil)
  }

  @Test func `why it cannot be shorter is said`() {
    let config = "[history]\nkeep = \"30 days\"\n"
    let expected = #"""
      error[bad-span]: `keep`: `30 days` is too short
       --> attune.toml:2:9
        |
      2 | keep = "30 days"
        |         ^^^^^^^
      help: at least 180 days, or prompts would come back too soon

      """#
    #expect(messages(config).hasPrefix(expected))
  }

  @Test func `depth in a person's table is answered with the command`() {
    let config = """
      [people.alex]
      name = "Alex"
      relation = "partner"
      depth = 2

      """
    let expected = #"""
      error[unknown-key]: unknown key `depth` in [people.alex]
       --> attune.toml:4:1
        |
      4 | depth = 2
        | ^^^^^
      help: `attune depth` says how personal prompts may become

      """#
    #expect(messages(config) == expected)
  }
}
