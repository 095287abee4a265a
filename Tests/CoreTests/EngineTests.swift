import CivilTime
import Core
import Testing

/// Transcripts: what happened, and what the engine wanted done.
@Suite struct EngineTests {
  let weekly = Sample.person(checkIn: .calendar(Sample.expression("Mon 18:00")))

  @Test func `an exact cadence is shown when it says, as a neutral card`() {
    var bench = Bench(Sample.plan(weekly))
    #expect(bench.engine.nextWakeup == Sample.at("Mon 18:00"))
    #expect(bench.advance(to: "Mon 17:59") == [])
    #expect(bench.advance(to: "Mon 18:00") == ["show a neutral card"])
  }

  @Test func `Show puts the text in the place of the neutral card`() throws {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 18:00")
    let neutral = try #require(bench.card)
    let words = bench.send(.opened(neutral.occurrence))
    let open = try #require(bench.card)
    #expect(words.count == 1)
    #expect(open.isOpen && open.text.summary.hasSuffix("for Alex"))
    #expect(open.handle == ":1.5 9")
  }

  @Test func `Done takes the card down and the next one comes a week later`() {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 18:00")
    #expect(bench.answer(.done(nil)) == ["withdraw"])
    #expect(bench.engine.open.isEmpty)
    #expect(bench.engine.nextWakeup == Sample.at("Mon 18:00") + .seconds(7 * 86_400))
    #expect(bench.answer(.done(nil)) == [])
  }

  @Test func `Later brings it back in an hour, twice at most, and then lets it go`() {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 18:00")
    #expect(bench.answer(.later(.hour)) == ["withdraw"])
    #expect(bench.advance(to: "Mon 18:59") == [])
    #expect(bench.advance(to: "Mon 19:00") == ["show a neutral card"])
    #expect(bench.answer(.later(.hour)) == ["withdraw"])
    #expect(bench.advance(to: "Mon 20:00") == ["show a neutral card"])
    #expect(bench.answer(.later(.hour)) == ["ended: letGo", "withdraw"])
    #expect(bench.advance(to: "Sun 23:00") == [])
  }

  @Test func `Later asks until when, without a word, and brings it back then`() throws {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 18:00")
    let id = try #require(bench.engine.current?.id)
    bench.send(.opened(id))
    #expect(bench.send(.puttingOff(id)) == ["show a card that asks when"])
    #expect(bench.card?.laters == [.hour, .evening, .morning])
    #expect(bench.answer(.later(.evening)) == ["withdraw"])
    #expect(bench.advance(to: "Mon 18:30") == ["show a neutral card"])
    bench.send(.puttingOff(id))
    #expect(bench.card?.laters == [.hour, .morning])
    bench.answer(.later(.hour))
    bench.advance(to: "Mon 19:30")
    #expect(bench.card?.laters == [])
    #expect(bench.send(.puttingOff(id)) == ["ended: letGo", "withdraw"])
  }

  @Test(arguments: [Closure.dismissed, .expired])
  func `who does not say until when means an hour`(closure: Closure) throws {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 18:00")
    let id = try #require(bench.engine.current?.id)
    bench.send(.puttingOff(id))
    let presentation = try #require(bench.engine.showing?.presentation)
    bench.send(.closed(presentation, closure))
    #expect(bench.engine.occurrence(id)?.snoozes == 1)
    #expect(bench.engine.people.first?.unanswered == 0)
    #expect(bench.advance(to: "Mon 19:00") == ["show a neutral card"])
    bench.send(.puttingOff(id))
    #expect(bench.advance(to: "Mon 20:00") == ["withdraw", "show a neutral card"])
    #expect(bench.engine.occurrence(id)?.snoozes == 2)
  }

  @Test func `a card that asks when is not lost with its server, and gives way to a lock`() throws {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 18:00")
    let id = try #require(bench.engine.current?.id)
    bench.send(.opened(id))
    bench.send(.puttingOff(id))
    bench.send(.closed(try #require(bench.engine.showing?.presentation), .lost))
    #expect(bench.engine.occurrence(id)?.snoozes == 0)
    #expect(bench.engine.current?.id == id && bench.card?.asksWhen == false)
    bench.send(.opened(id))
    bench.send(.puttingOff(id))
    #expect(bench.send(.lockChanged(.locked)) == ["withdraw"])
    #expect(bench.engine.occurrence(id)?.due == Sample.at("Mon 19:00"))
  }

  @Test func `a card that asks when and has to go means an hour, whatever takes its place`() throws
  {
    let takers: [(inout Bench) -> Void] = [
      { $0.send(.asked(Sample.alex, .appreciation)) },
      { $0.send(.paused(until: nil)) }, { $0.send(.rested(Sample.alex, .asks)) },
    ]
    for take in takers {
      var bench = Bench(Sample.plan(weekly))
      bench.advance(to: "Mon 18:00")
      let id = try #require(bench.engine.current?.id)
      bench.send(.puttingOff(id))
      take(&bench)
      let putOff = try #require(bench.engine.occurrence(id))
      #expect(putOff.snoozes == 1 && putOff.due == Sample.at("Mon 19:00"))
    }
  }

  @Test func `Later on a locked screen means an hour, and shows nothing there`() throws {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 18:00")
    let id = try #require(bench.engine.current?.id)
    bench.send(.lockChanged(.locked))
    #expect(bench.send(.puttingOff(id)) == ["withdraw"])
    #expect(bench.engine.occurrence(id)?.due == Sample.at("Mon 19:00"))
  }

  @Test func `Later until morning waits for the end of quiet hours`() {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 18:00")
    #expect(bench.answer(.later(.morning)) == ["withdraw"])
    #expect(bench.advance(to: "Tue 08:59") == [])
    #expect(bench.advance(to: "Tue 09:00") == ["show a neutral card"])
  }

  @Test func `an unanswered card leaves when quiet hours begin`() {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 18:00")
    #expect(bench.advance(to: "Mon 21:29") == [])
    #expect(bench.advance(to: "Mon 21:30") == ["ended: expired", "withdraw"])
    #expect(bench.engine.people.first?.unanswered == 1)
  }

  @Test func `nothing is shown while the session is locked, and one comes minutes after unlocking`()
  {
    var bench = Bench(Sample.plan(weekly))
    bench.send(.lockChanged(.locked))
    #expect(bench.advance(to: "Mon 18:00") == ["held: locked"])
    #expect(bench.advance(to: "Mon 18:30") == [])
    #expect(bench.send(.lockChanged(.unlocked)) == ["held: settling"])
    #expect(bench.advance(to: "Mon 18:31") == [])
    #expect(bench.advance(to: "Mon 18:35") == ["show a neutral card"])
  }

  @Test func `a card with text leaves when the session locks, a neutral one stays`() throws {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 18:00")
    #expect(bench.send(.lockChanged(.locked)) == [])
    bench.send(.lockChanged(.unlocked))
    bench.send(.opened(try #require(bench.card).occurrence))
    #expect(bench.send(.lockChanged(.locked)) == ["withdraw", "held: locked"])
    bench.advance(to: "Mon 18:01")
    #expect(bench.send(.lockChanged(.unlocked)) == ["held: settling"])
    #expect(bench.advance(to: "Mon 18:10") == ["show a neutral card"])
  }

  @Test func `without a channel it waits, and comes at once when one appears`() {
    var bench = Bench(Sample.plan(weekly), reaching: false)
    #expect(bench.advance(to: "Mon 18:00") == ["held: no-channel"])
    #expect(bench.send(.reachChanged(true)) == ["show a neutral card"])
  }

  @Test func `a lost server gives the card back and it is put up again`() throws {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 18:00")
    let lost = try #require(bench.card).presentation
    bench.send(.reachChanged(false))
    #expect(bench.send(.closed(lost, .lost)) == ["held: no-channel"])
    #expect(bench.send(.reachChanged(true)) == ["show a neutral card"])
    #expect(bench.card?.presentation != lost)
  }

  @Test func `a delivery that fails is tried again after a minute, then after two`() {
    var bench = Bench(Sample.plan(weekly))
    bench.now = Sample.at("Mon 18:00")
    #expect(bench.send(.woke, refusing: true) == ["show a neutral card", "held: retrying"])
    #expect(bench.engine.nextWakeup == Sample.at("Mon 18:01"))
    bench.now = Sample.at("Mon 18:01")
    #expect(bench.send(.woke, refusing: true) == ["show a neutral card", "held: retrying"])
    #expect(bench.engine.nextWakeup == Sample.at("Mon 18:03"))
  }

  @Test func `a pause holds what is due and ends without a backlog`() {
    let daily = Sample.person(checkIn: .rate(count: 1, per: .day))
    var bench = Bench(Sample.plan(daily))
    bench.send(.paused(until: Sample.at("Thu 09:00")))
    #expect(bench.advance(to: "Wed 23:00") == ["held: paused"])
    #expect(bench.advance(to: "Thu 09:00") == ["ended: missed"])
    #expect(bench.advance(to: "Thu 20:30").first == "show a neutral card")
  }

  @Test func `a fixed reminder inside quiet hours comes at their end`() {
    let late = FixedReminder(id: "r", at: Sample.expression("Tue 23:00"), summary: "Ring Mum")
    var bench = Bench(Sample.plan(Sample.person(discreet: false, reminders: [late])))
    #expect(bench.advance(to: "Tue 23:00") == ["held: quiet-hours"])
    #expect(bench.advance(to: "Wed 08:30") == ["show Ring Mum"])
  }

  @Test func `a fixed reminder that is too old is dropped, and one to be dropped is not caught up`()
  {
    let kept = FixedReminder(id: "kept", at: Sample.expression("Mon 18:00"), summary: "Kept")
    let gone = FixedReminder(
      id: "gone", at: Sample.expression("Mon 18:00"), summary: "Gone", catchUp: .drop)
    var bench = Bench(Sample.plan(Sample.person(discreet: false, reminders: [kept, gone])))
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Tue 12:00")
    bench.send(.lockChanged(.unlocked))
    #expect(bench.advance(to: "Tue 12:06") == ["show Kept"])
    #expect(bench.advance(to: "Sun 12:00").contains("show Gone") == false)
  }

  @Test func `of several missed times of one fixed reminder the user sees one`() {
    let daily = FixedReminder(
      id: "d", at: Sample.expression("12:00"), summary: "Daily",
      maxAge: TimeSpan(microseconds: 7 * 86_400_000_000))
    var bench = Bench(Sample.plan(Sample.person(discreet: false, reminders: [daily])))
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Sat 11:00")
    bench.send(.lockChanged(.unlocked))
    #expect(bench.advance(to: "Sat 11:59") == ["show Daily"])
  }

  @Test func `a date comes in its lead time and on its day, the later in place of the earlier`() {
    let birthday = SpecialDate(label: "birthday", month: 11, day: 26, ahead: [2, 0])
    var bench = Bench(Sample.plan(Sample.person(discreet: false, dates: [birthday])))
    #expect(bench.advance(to: "Tue 08:30") == ["show Alex: birthday on Thursday, 26 November"])
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Wed 12:00")
    bench.send(.lockChanged(.unlocked))
    #expect(bench.advance(to: "Thu 08:30").last == "show Alex: birthday, today")
  }

  @Test func `dismissing three in a row slows the cadence down, an answer speeds it up`() throws {
    let often = Sample.person(checkIn: .every(Sample.span("2 days"), latest: nil))
    var bench = Bench(Sample.plan(often))
    for _ in 0..<3 {
      while bench.engine.current == nil, let next = bench.engine.nextWakeup {
        bench.advance(to: next)
      }
      bench.send(.closed(try #require(bench.card).presentation, .dismissed))
    }
    let shown = try #require(bench.engine.history.last?.shownAt)
    let next = try #require(bench.engine.nextWakeup)
    #expect(next - shown > .seconds(2 * 86_400 + 43_200))
    #expect(bench.engine.people.first?.unanswered == 3)
    bench.send(.contacted(Sample.alex))
    #expect(bench.engine.people.first?.unanswered == 0)
  }

  @Test func `after Not their moment no question is asked for two weeks`() throws {
    let daily = Sample.person(checkIn: .rate(count: 1, per: .day))
    var bench = Bench(Sample.plan(daily, hours: Hours(weekends: Pace.weekdayWindows)))
    bench.advance(to: "Mon 20:29")
    #expect(bench.answer(.notTheirMoment) == ["withdraw"])
    let practices = [Practice.patience, .support]
    for day in 1...13 {
      bench.advance(to: Sample.at("Mon 20:29") + .seconds(day * 86_400))
      let draw = try #require(bench.engine.current?.draw)
      #expect(draw.kind != .ask)
      #expect(practices.contains(try #require(draw.practice)))
      _ = bench.answer(.done(nil))
    }
  }

  @Test func `what was put off comes in its time, whatever is asked for meanwhile`() throws {
    var bench = Bench(Sample.plan(weekly))
    bench.send(.asked(Sample.alex, .checkIn))
    let first = try #require(bench.engine.current?.id)
    bench.answer(.later(.evening))
    bench.send(.asked(Sample.alex, .checkIn))
    #expect(try #require(bench.engine.current?.id) != first)
    bench.answer(.done(nil))
    #expect(bench.engine.open.map(\.id) == [first])
    #expect(bench.advance(to: "Mon 18:30").contains("show a neutral card"))
  }

  @Test func `a contact takes the check-in along that was put off`() {
    var bench = Bench(Sample.plan(weekly))
    bench.send(.asked(Sample.alex, .checkIn))
    bench.answer(.later(.morning))
    bench.send(.asked(Sample.alex, .appreciation))
    bench.answer(.later(.morning))
    bench.send(.contacted(Sample.alex))
    #expect(bench.engine.open.map(\.reminder) == [.asked(.appreciation)])
  }

  @Test func `what the user asks for comes outside windows and in quiet hours`() {
    var bench = Bench(Sample.plan(weekly), at: "Mon 23:00")
    #expect(bench.send(.asked(Sample.alex, .checkIn)) == ["show a neutral card"])
  }

  @Test func `what the user asks for waits for the unlock all the same`() {
    var bench = Bench(Sample.plan(weekly))
    bench.send(.lockChanged(.locked))
    #expect(bench.send(.asked(Sample.alex, .checkIn)) == ["held: locked"])
    #expect(bench.send(.lockChanged(.unlocked)) == ["show a neutral card"])
  }

  @Test func `reading by command takes the card down and can be answered`() throws {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 18:00")
    let id = try #require(bench.card).occurrence
    #expect(bench.send(.read(id)) == ["withdraw"])
    #expect(bench.engine.answerable(about: nil, at: bench.now)?.id == id)
    #expect(bench.answer(.done(.light)) == [])
    #expect(bench.engine.history.last?.phase == .closed(.done(.light), at: bench.now))
  }

  @Test func `a card that expired can still be answered within a day`() throws {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 22:00")
    let id = try #require(bench.engine.answerable(about: Sample.alex, at: bench.now)).id
    bench.send(.answered(id, .done(nil)))
    #expect(bench.engine.people.first?.unanswered == 0)
    bench.advance(to: "Tue 23:00")
    #expect(bench.engine.answerable(about: Sample.alex, at: bench.now) == nil)
  }

  @Test func `a reminder that leaves the plan takes its card with it`() {
    var bench = Bench(Sample.plan(weekly))
    bench.advance(to: "Mon 18:00")
    #expect(bench.send(.planReplaced(Sample.plan())) == ["ended: cancelled", "withdraw"])
  }

  @Test func `a rewritten cadence counts from now and brings back no old time`() {
    var bench = Bench(Sample.plan(weekly), at: "Mon 19:00")
    let earlier = Sample.person(checkIn: .calendar(Sample.expression("Mon 18:30")))
    #expect(bench.send(.planReplaced(Sample.plan(earlier))) == [])
    #expect(bench.advance(to: "Sun 23:00") == [])
  }

  @Test func `a text that may not be there any more gives way to a neutral card`() {
    var person = weekly
    person.discreet = false
    var bench = Bench(Sample.plan(person))
    #expect(bench.advance(to: "Mon 18:00").first?.hasSuffix("for Alex") == true)
    person.checkIn = .calendar(Sample.expression("Mon 19:00"))
    #expect(bench.send(.planReplaced(Sample.plan(person))) == [])
    person.discreet = true
    #expect(bench.send(.planReplaced(Sample.plan(person))) == ["withdraw", "show a neutral card"])
  }

  @Test func `what was read and done behind a lock can still be answered`() throws {
    var bench = Bench(Sample.plan(Sample.person(checkIn: .rate(count: 1, per: .day))))
    bench.advance(to: "Mon 20:29")
    let read = try #require(bench.card)
    bench.send(.opened(read.occurrence))
    bench.send(.lockChanged(.locked))
    #expect(bench.advance(to: "Mon 21:00") == ["ended: missed"])
    bench.send(.lockChanged(.unlocked))
    #expect(bench.engine.answerable(about: Sample.alex, at: bench.now)?.id == read.occurrence)
    bench.send(.answered(read.occurrence, .done(nil)))
    #expect(bench.engine.people.first?.done == 1)
    #expect(bench.engine.answerable(about: Sample.alex, at: bench.now) == nil)
  }

  @Test func `during a pause without an end nothing is foreseen, and nothing is searched`() {
    let people = (0..<10).map {
      Sample.person(
        "p\($0)", appreciation: .rate(count: 2, per: .week),
        checkIn: .every(Sample.span("3 days"), latest: nil))
    }
    var bench = Bench(Plan(people: people, deck: Sample.deck))
    bench.send(.paused(until: nil))
    bench.advance(to: "Sun 12:00")
    let end = bench.now + .days(366)
    let clock = ContinuousClock()
    let paused = clock.measure {
      #expect(bench.engine.prospects(from: Moment(bench.now), until: end, limit: 1).isEmpty)
    }
    bench.send(.unpaused)
    let running = clock.measure {
      #expect(bench.engine.prospects(from: Moment(bench.now), until: end, limit: .max).count > 300)
    }
    #expect(paused < running / 10)
  }
}
