import CivilTime
import Configuration
import Core
import Testing

@Suite struct PlanReaderTests {
  private func plan(_ text: String) throws -> Plan {
    let loaded = PlanReader.ours.read(ConfigFile(path: "attune.toml", text: text))
    return try #require(loaded.plan, Comment(rawValue: messages(text)))
  }

  private func window(_ text: String) throws -> DailyWindow {
    let sides = try text.split(separator: "-").map { try #require(TimeOfDay(parsing: $0)) }
    return DailyWindow(start: sides[0], end: sides[1])
  }

  @Test func `an empty file is the default plan for nobody`() throws {
    #expect(try plan("") == Plan())
  }

  @Test func `the deck goes into the plan as it is`() {
    let deck = Plan.demonstration().deck
    let loaded = PlanReader.ours.read(ConfigFile(path: "", text: ""), deck: deck)
    #expect(loaded.plan?.deck == deck)
  }

  @Test func `hours and limits are taken over`() throws {
    let plan = try plan(
      """
      [hours]
      weekdays = ["07:00-08:00", "22:00-01:00"]
      weekends = ["12:00-24:00"]
      quiet = "off"
      [limits]
      per-day = 3
      per-person-per-day = 2
      min-gap = "90min"
      """)
    #expect(plan.hours.weekdays == [try window("07:00-08:00"), try window("22:00-01:00")])
    #expect(plan.hours.weekends == [try window("12:00-00:00")])
    #expect(plan.hours.quiet == nil)
    #expect(plan.limits.perDay == 3)
    #expect(plan.limits.perPersonPerDay == 2)
    #expect(plan.limits.minGap.duration == .seconds(90 * 60))
  }

  @Test func `defaults hold for whoever does not say otherwise, wherever they stand`() throws {
    let plan = try plan(
      """
      [people.sam]
      name = "Sam"
      relation = "friend"
      [people.alex]
      name = "Alex"
      relation = "partner"
      appreciation = "daily"
      discreet = true
      [defaults]
      appreciation = "1 a month"
      check-in = "off"
      discreet = false
      """)
    #expect(plan.people.map(\.appreciation.description) == ["1 a month", "daily"])
    #expect(plan.people.map(\.checkIn) == [.off, .off])
    #expect(plan.people.map(\.discreet) == [false, true])
  }

  @Test func `everything of a person is taken over`() throws {
    let plan = try plan(
      """
      [people.mum]
      name = "Mum"
      relation = "parent"
      setting = "long-distance"
      time-zone = "Europe/Lisbon"
      hours = "09:00-21:00"
      dates = [
        { label = "birthday", on = "02-29", ahead = ["0d", "2 weeks"] },
        { label = "wedding", on = 1975-06-21 },
      ]
      plans = [{ when = "we hang up", then = "write one line down" }]
      [[people.mum.reminders]]
      id = "call"
      at = "Sun 17:00"
      summary = "Ring Mum"
      catch-up = "drop"
      max-age = "2h"
      """)
    let mum = try #require(plan.person(Person.ID("mum")))
    #expect(mum.relation == .parent && mum.setting == .longDistance)
    #expect(mum.zone == .lisbon)
    #expect(mum.hours == (try window("09:00-21:00")))
    #expect(
      mum.dates == [
        SpecialDate(label: "birthday", month: 2, day: 29, ahead: [14, 0]),
        SpecialDate(label: "wedding", month: 6, day: 21, year: 1975),
      ])
    #expect(mum.plans == [IfThenPlan(when: "we hang up", then: "write one line down")])
    #expect(mum.reminders.map(\.id) == ["call"] && mum.reminders.map(\.body) == [""])
    #expect(mum.reminders.map(\.catchUp) == [.drop])
    #expect(mum.reminders.map(\.maxAge.duration) == [.seconds(7200)])
  }

  @Test func `channels are taken over`() throws {
    let plan = try plan(
      """
      [channels]
      desktop = false
      journal = false
      [[channels.hooks]]
      name = "phone"
      command = ["ntfy", "publish", "me", "A small moment"]
      as = "reminder"
      on = ["due", "held"]
      text = true
      timeout = "30s"
      """)
    let hook = Hook(
      name: "phone", command: ["ntfy", "publish", "me", "A small moment"], role: .reminder,
      occasions: [.due, .held], wantsText: true, timeout: TimeSpan(microseconds: 30_000_000))
    #expect(plan.channels == ChannelPlan(desktop: false, journal: false, hooks: [hook]))
  }
}
