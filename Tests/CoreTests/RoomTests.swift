import CivilTime
import Core
import Testing

/// One card at a time, and what the user fixed comes at its time all the same.
@Suite struct RoomTests {
  private func fixed(_ id: String, _ at: String, drops: Bool = false) -> FixedReminder {
    FixedReminder(
      id: id, at: Sample.expression(at), summary: "Fixed \(id)", catchUp: drops ? .drop : .once)
  }

  private func fixed(_ id: String) -> ReminderKey { .fixed(id) }

  @Test func `a card that nobody opened makes room at once for what was fixed for later`() {
    let two = [fixed("a", "Mon 17:00"), fixed("b", "Mon 18:00", drops: true)]
    var bench = Bench(Sample.plan(Sample.person(reminders: two)))
    bench.advance(to: "Mon 17:59")
    #expect(bench.engine.current?.reminder == fixed("a"))
    #expect(
      bench.advance(to: "Mon 18:00") == ["withdraw", "show a neutral card", "held: card-showing"])
    #expect(bench.engine.current?.reminder == fixed("b"))
    #expect(bench.advance(to: "Mon 20:00") == [])
    bench.answer(.done(nil))
    #expect(bench.engine.current?.reminder == fixed("a"))
  }

  @Test func `a card that was opened makes room after a quarter of an hour`() {
    let three = [fixed("a", "Mon 17:00"), fixed("b", "Mon 17:05"), fixed("c", "Mon 19:00")]
    var bench = Bench(Sample.plan(Sample.person(discreet: false, reminders: three)))
    #expect(bench.advance(to: "Mon 17:14").filter { $0.hasPrefix("show") } == ["show Fixed a"])
    #expect(bench.advance(to: "Mon 17:15").filter { $0.hasPrefix("show") } == ["show Fixed b"])
    #expect(bench.advance(to: "Mon 19:00").filter { $0.hasPrefix("show") } == ["show Fixed c"])
  }

  @Test func `an opened card makes room a minute before what waits would be over`() {
    let two = [fixed("a", "Mon 17:00"), fixed("b", "Mon 17:05", drops: true)]
    var bench = Bench(Sample.plan(Sample.person(discreet: false, reminders: two)))
    bench.advance(to: "Mon 17:08")
    #expect(bench.engine.current?.reminder == fixed("a"))
    bench.advance(to: "Mon 17:09")
    #expect(bench.engine.current?.reminder == fixed("b"))
  }

  @Test func `of two for one time the second comes after the gap, and they take no turns`() {
    let two = [fixed("a", "Mon 10:00"), fixed("b", "Mon 10:00")]
    var bench = Bench(Sample.plan(Sample.person(reminders: two)))
    bench.advance(to: "Mon 10:00")
    let first = bench.engine.current?.reminder
    #expect(bench.advance(to: "Mon 11:59") == [])
    #expect(bench.advance(to: "Mon 12:00").count { $0.hasPrefix("show") } == 1)
    #expect(bench.engine.current?.reminder != first)
    #expect(!bench.advance(to: "Mon 21:29").contains { $0.hasPrefix("show") })
  }

  @Test func `two dates on one day are both shown`() {
    let dates = ["one", "two"].map { SpecialDate(label: $0, month: 11, day: 24) }
    var bench = Bench(Sample.plan(Sample.person(dates: dates)))
    bench.advance(to: "Tue 21:00")
    let shown = bench.engine.open.filter { $0.shownAt != nil }.map(\.reminder)
    #expect(Set(shown) == [.date("one"), .date("two")])
  }

  @Test func `what was asked for leaves after two hours, a test as well`() {
    for event in [Event.asked(Sample.alex, .checkIn), .testAsked] {
      var bench = Bench(Sample.plan(Sample.person()), at: "Mon 22:00")
      bench.send(event)
      #expect(bench.engine.current != nil)
      #expect(bench.advance(to: "Mon 23:59") == [])
      #expect(bench.advance(to: "Tue 00:00").contains("ended: expired"))
    }
  }

  @Test func `a date that is added on its day still comes on it, once`() {
    var plan = Sample.plan(Sample.person())
    var bench = Bench(plan, at: "Mon 10:00")
    plan.people[0].dates = [SpecialDate(label: "birthday", month: 11, day: 23)]
    let words = bench.send(.planReplaced(plan)) + bench.advance(to: "Mon 10:06")
    #expect(words.contains("show a neutral card"))
    bench.answer(.done(nil))
    bench.send(.planReplaced(Sample.plan(Sample.person())))
    #expect(!bench.send(.planReplaced(plan)).contains { $0.hasPrefix("show") })
    #expect(!bench.advance(to: "Sun 20:00").contains { $0.hasPrefix("show") })
  }

  @Test func `what was read by command keeps its place as an opened card does`() throws {
    var bench = Bench(Sample.plan(Sample.person(), Sample.person("sam")))
    bench.send(.asked(Sample.alex, .checkIn))
    bench.now = bench.now + .seconds(5)
    bench.send(.asked(Person.ID("sam"), .checkIn))
    let read = try #require(bench.engine.readable(about: nil, at: bench.now))
    #expect(!bench.send(.read(read.id)).contains { $0.hasPrefix("show") })
    #expect(bench.engine.readable(about: nil, at: bench.now)?.id == read.id)
    #expect(bench.engine.answerable(about: nil, at: bench.now)?.id == read.id)
    #expect(bench.engine.answerable(about: Sample.alex, at: bench.now)?.person == 1)
  }

  @Test func `an answer is about what was read last, even if another card is up by then`() throws {
    let two = [fixed("a", "Mon 10:00"), fixed("b", "Mon 10:30")]
    var bench = Bench(Sample.plan(Sample.person(reminders: two)))
    bench.advance(to: "Mon 10:00")
    bench.send(.read(try #require(bench.engine.current).id))
    bench.advance(to: "Mon 10:30")
    #expect(bench.engine.current?.reminder == fixed("b"))
    let answered = try #require(bench.engine.answerable(about: nil, at: bench.now))
    #expect(answered.reminder == fixed("a"))
    bench.send(.answered(answered.id, .done(nil)))
    #expect(bench.engine.answerable(about: nil, at: bench.now)?.reminder == fixed("b"))
  }

  @Test func `after an unlock a returning card keeps others away for the gap, too`() throws {
    let daily = Sample.person("b", checkIn: .calendar(Sample.expression("Mon 18:30")))
    let rate = Sample.person(
      checkIn: .rate(count: 1, per: .day), discreet: false, reminders: [fixed("a", "Mon 12:00")])
    var bench = Bench(Sample.plan(rate, daily))
    bench.advance(to: "Mon 12:00")
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Mon 18:40")
    bench.send(.lockChanged(.unlocked))
    bench.advance(to: "Mon 18:46")
    #expect(bench.engine.current != nil)
    bench.answer(.done(nil))
    #expect(!bench.advance(to: "Mon 20:29").contains { $0.hasPrefix("show") })
  }

  @Test func `what is asked for and something fixed take no turns`() throws {
    let later = fixed("a", "Mon 18:00", drops: true)
    var bench = Bench(Sample.plan(Sample.person(reminders: [later])), at: "Mon 17:50")
    bench.send(.asked(Sample.alex, .checkIn))
    bench.advance(to: "Mon 18:00")
    #expect(bench.engine.current?.reminder == fixed("a"))
    bench.advance(to: "Mon 18:30")
    #expect(bench.engine.current?.reminder == fixed("a"))
    bench.answer(.done(nil))
    #expect(bench.engine.current?.reminder == .asked(.checkIn))
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Tue 10:00")
    bench.send(.lockChanged(.unlocked))
    bench.advance(to: "Tue 10:10")
    #expect(bench.engine.current == nil)
  }

  @Test func `what is read by command is not pushed away by what was asked for`() throws {
    var bench = Bench(
      Sample.plan(Sample.person(reminders: [fixed("a", "Mon 18:00")])), at: "Mon 17:00")
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Mon 18:00")
    bench.send(.lockChanged(.unlocked))
    bench.send(.asked(Sample.alex, .checkIn))
    let waiting = try #require(bench.engine.open.first { $0.reminder == fixed("a") })
    bench.send(.read(waiting.id))
    #expect(bench.engine.current?.id == waiting.id)
  }

  @Test func `a refused card has its turn at the next try, not after the gap`() {
    let two = [fixed("a", "Mon 17:00"), fixed("b", "Mon 18:00")]
    var bench = Bench(Sample.plan(Sample.person(reminders: two)))
    bench.advance(to: "Mon 17:59")
    bench.now = Sample.at("Mon 18:00")
    bench.send(.woke, refusing: true)
    bench.advance(to: "Mon 18:05")
    #expect(bench.engine.current?.reminder == fixed("b"))
  }

  @Test func `what was put off to the time of another has its turn the same day`() throws {
    var bench = Bench(Sample.plan(Sample.person(reminders: [fixed("a", "Mon 17:00")])))
    bench.advance(to: "Mon 17:00")
    let first = try #require(bench.engine.current).id
    bench.answer(.later(.morning))
    bench.send(.followUpMade(Sample.alex, due: Sample.at("Tue 09:00"), text: "the interview"))
    bench.advance(to: "Tue 11:30")
    #expect(bench.engine.occurrence(first)?.phase == .shown)
  }

  @Test func `what must not come late and made room comes back`() {
    let two = [fixed("a", "Mon 17:00", drops: true), fixed("b", "Mon 18:00")]
    var bench = Bench(Sample.plan(Sample.person(reminders: two)))
    bench.advance(to: "Mon 18:30")
    #expect(bench.engine.current?.reminder == fixed("b"))
    bench.answer(.done(nil))
    #expect(bench.engine.current?.reminder == fixed("a"))
  }

  @Test func `after an unlock what was fixed goes before a cadence card that it replaced`() {
    let person = Sample.person(
      checkIn: .rate(count: 1, per: .day), discreet: false,
      reminders: [fixed("a", "Mon 20:20")])
    var bench = Bench(
      Plan(
        hours: Hours(weekdays: [Pace.weekdayWindows[0]]), limits: Limits(perPersonPerDay: 2),
        people: [person], deck: Sample.deck))
    bench.advance(to: "Mon 20:25")
    #expect(bench.engine.current?.reminder == fixed("a"))
    bench.send(.lockChanged(.locked))
    bench.send(.lockChanged(.unlocked))
    bench.advance(to: "Mon 20:31")
    #expect(bench.engine.current?.reminder == fixed("a"))
  }

  @Test func `reading a card does not put off what comes after an unlock`() throws {
    let two = [fixed("a", "Mon 12:00"), fixed("b", "Mon 12:00")]
    var bench = Bench(Sample.plan(Sample.person(reminders: two)))
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Mon 13:00")
    bench.send(.lockChanged(.unlocked))
    bench.advance(to: "Mon 13:05")
    let first = try #require(bench.engine.current).reminder
    bench.advance(to: "Mon 14:30")
    bench.send(.opened(try #require(bench.engine.current).id))
    bench.answer(.done(nil))
    bench.advance(to: "Mon 15:06")
    #expect(bench.engine.current.map { $0.reminder != first } == true)
  }

  @Test func `what was refused keeps its due time, and has its turn at the next try`() {
    let due = fixed("a", "Mon 17:00")
    var bench = Bench(Sample.plan(Sample.person(reminders: [due])), at: "Mon 16:00")
    bench.now = Sample.at("Mon 17:00")
    bench.send(.woke, refusing: true)
    #expect(bench.engine.open.map(\.due) == [Sample.at("Mon 17:00")])
    #expect(bench.advance(to: "Mon 17:00") == [])
    #expect(bench.advance(to: "Mon 17:01") == ["show a neutral card"])
  }

  @Test func `another zone brings back no moment that had passed`() {
    let plan = Sample.plan(Sample.person(checkIn: .rate(count: 2, per: .week)))
    for seed in UInt64(0)..<20 {
      var state = State(
        seed: seed,
        people: [PersonState(number: 1, id: Sample.alex, firstSeen: Sample.at("Mon 09:00"))])
      state.people[0].unanswered = Int(seed % 4)
      var bench = Bench(plan, state: state, zone: Sample.west)
      bench.advance(to: Sample.at("Mon 12:00") + .days(30))
      func next() -> Instant? {
        bench.engine.prospects(
          from: Moment(bench.now), until: bench.now + .days(30), limit: 1
        ).first?.occurrence.slot
      }
      let before = next()
      bench.send(.zoneChanged(Sample.east))
      bench.send(.woke)
      let after = next()
      #expect(after.map { $0 > bench.now - .hours(26) } == true, "seed \(seed)")
      // A later one can take the place of one that the zone has moved into the past.
      #expect((after ?? bench.now) - (before ?? bench.now) < .days(7), "seed \(seed)")
    }
  }

  @Test func `what the user asks for after an unlock keeps nothing away`() {
    var bench = Bench(Sample.plan(Sample.person(reminders: [fixed("a", "Mon 12:00")])))
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Mon 14:00")
    bench.send(.lockChanged(.unlocked))
    bench.send(.asked(Sample.alex, .checkIn))
    bench.answer(.done(nil))
    bench.advance(to: "Mon 14:05")
    #expect(bench.engine.current?.reminder == fixed("a"))
  }

  @Test func `what a pause took back and its next time replaced was not left unanswered`() {
    var bench = Bench(Sample.plan(Sample.person(reminders: [fixed("a", "17:00")])))
    bench.advance(to: "Mon 17:30")
    bench.send(.paused(until: Sample.at("Sun 12:00")))
    bench.advance(to: "Wed 17:00")
    #expect(bench.engine.history.count == 2)
    #expect(bench.engine.people[0].unanswered == 0)
  }
}
