import Configuration
import Core
import TOML
import Testing

@Suite struct CadenceEditTests {
  private func edit(
    _ text: String, _ person: String, _ type: ReminderType, _ value: String
  ) -> Result<LoadedPlan, Refusal> {
    let file = ConfigFile(path: "attune.toml", text: text)
    return PlanReader.ours.settingCadence(of: Person.ID(person), type, to: value, in: file)
  }

  /// The text after an edit, or what is said against it.
  private func edited(
    _ text: String, _ person: String, _ type: ReminderType, _ value: String
  ) -> String {
    switch edit(text, person, type, value) {
    case .success(let loaded): String(decoding: loaded.file.bytes, as: UTF8.self)
    case .failure(let refusal): rendered(refusal.diagnostics, of: refusal.file)
    }
  }

  @Test(arguments: [
    "[people.alex]\nname = \"Alex\"\nrelation = \"partner\"\ncheck-in   =  \"|\"   # so far\n\n# the end",
    "\u{FEFF}[people.alex]\r\nname = \"Alex\"\r\nrelation = \"partner\"\r\ncheck-in = \"|\"\r\n",
    "[people]\nalex = { name = \"Alex\", relation = \"partner\", check-in = \"|\" } # one line\n",
    "people.alex.name = \"Alex\"\npeople.alex.relation = \"partner\"\npeople.alex.check-in = \"|\"\n",
    "[people.alex]\ncheck-in = \"|\"\nname = 'Alex'\nrelation = 'partner'",
    "[people.alex]\nname = \"Alex\"\nrelation = \"partner\"\ncheck-in = '|'\n[defaults]\ncheck-in = \"daily\"\n",
  ])
  func `a value is changed and every other byte kept`(template: String) {
    let parts = template.split(separator: "|", maxSplits: 1).map(String.init)
    let before = parts.joined(separator: "1 a week")
    let after = parts.joined(separator: "every 3 days")
    #expect(edited(before, "alex", .checkIn, "every 3 days") == after)
  }

  @Test func `a key that is not there is added to the person's table`() {
    let config = """
      [people.alex]
      name = "Alex"
      relation = "partner"

      # Mum comes next.
      [people.mum]
      name = "Mum"
      relation = "parent"
      """
    let expected = """
      [people.alex]
      name = "Alex"
      relation = "partner"
      appreciation = "2 a month"

      # Mum comes next.
      [people.mum]
      name = "Mum"
      relation = "parent"
      """
    #expect(edited(config, "alex", .appreciation, "2 a month") == expected)
  }

  @Test func `the new plan is the old one but for the cadence`() throws {
    let config = "[people.alex]\nname = \"Alex\"\nrelation = \"partner\"\n"
    let loaded = try edit(config, "alex", .checkIn, "Mon,Thu 18:00").get()
    let alex = try #require(loaded.plan?.person(Person.ID("alex")))
    #expect(alex.checkIn.description == "Mon,Thu 18:00")
    #expect(alex.appreciation == Pace.appreciationCadence)
    #expect(loaded.diagnostics == [])
  }

  @Test func `what the change surprises with comes along`() throws {
    let config = "[people.alex]\nname = \"Alex\"\nrelation = \"partner\"\n"
    let loaded = try edit(config, "alex", .checkIn, "5 a day").get()
    #expect(loaded.diagnostics.map(\.code) == ["no-room"])
  }

  @Test func `a value that is no cadence is refused in its own words`() {
    let expected = """
      error[bad-cadence]: “other” is not a unit of time
       --> <value>:1:7
        |
      1 | every other week
        |       ^^^^^
      help: did you mean `every 2 weeks`?

      """
    #expect(edited("", "alex", .checkIn, "every other week") == expected)
  }

  @Test func `a person who is not there is refused, and those who are named`() {
    let config = """
      [people]
      alex = { name = "Alex", relation = "partner" }
      mum = { name = "Mum", relation = "parent" }
      """
    let unknown = """
      error[unknown-person]: there is no `sam` in the config
       --> <person>:1:1
        |
      1 | sam
        | ^^^
      help: people in it: alex, mum

      """
    #expect(edited(config, "sam", .checkIn, "daily") == unknown)
    #expect(edited(config, "alxe", .checkIn, "daily").contains("did you mean `alex`?"))
    #expect(edited("", "alex", .checkIn, "daily").contains("nobody is in it yet"))
  }

  @Test func `a config with a mistake is not touched`() {
    let config = "[people.alex]\nname = \"Alex\"\nrelation = \"wife\"\n"
    #expect(edited(config, "alex", .checkIn, "daily") == messages(config))
  }
}
