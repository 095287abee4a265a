import CivilTime
import Core
import Testing

/// Why a reminder comes as it does, in the words that the user is told.
@Suite struct WhyTests {
  private static func bench(_ person: Person, at start: String = "Mon 09:00") -> Bench {
    Bench(Sample.plan(person), at: start)
  }

  /// What is said of one topic, as one text.
  private static func said(
    _ topic: Reason.Topic, of occurrence: Occurrence?, in bench: Bench
  ) -> String {
    let reasons = occurrence.map { bench.engine.reasons(for: $0, at: bench.now) } ?? []
    return reasons.filter { $0.topic == topic }.map(\.sentence).joined(separator: " ")
  }

  private static func said(_ topic: Reason.Topic, next bench: Bench) -> String {
    let found = bench.engine.foreseen(about: Sample.alex, from: Moment(bench.now))
    return (found?.reasons ?? []).filter { $0.topic == topic }.map(\.sentence)
      .joined(separator: " ")
  }

  private static let often = Sample.person(
    checkIn: .every(Sample.span("3d"), latest: nil), discreet: false)

  @Test func `an interval says what it counts from, in the user's own words`() throws {
    var bench = Self.bench(Self.often)
    bench.send(.contacted(Sample.alex))
    bench.advance(to: "Thu 23:00")
    let up = try #require(bench.engine.explainable(about: nil))
    #expect(
      Self.said(.cadence, of: up, in: bench)
        == "The cadence you set for check-ins with Alex is “every 3 days”, counted from "
        + "Monday, 23 November, when you were last in touch.")
    #expect(Self.said(.time, of: up, in: bench).hasPrefix("It came on Thursday, 26 November at "))
    #expect(
      Self.said(.time, of: up, in: bench).hasSuffix(
        "inside the hours you chose for that day, 17:30 to 20:30."))
  }

  @Test func `an interval from a start that was drawn says so, and what is to come too`() {
    let bench = Self.bench(Self.often)
    #expect(Self.said(.cadence, next: bench).contains("a start drawn for Alex"))
    #expect(Self.said(.time, next: bench).hasPrefix("It is to come on "))
    #expect(Self.said(.practice, next: bench).hasPrefix("Its practice is "))
  }

  @Test func `a rate says which one of how many it is`() throws {
    var bench = Self.bench(Sample.person(checkIn: .rate(count: 2, per: .week), discreet: false))
    bench.advance(to: "Sun 23:00")
    let found = try #require(bench.engine.history.first ?? bench.engine.open.first)
    let text = Self.said(.cadence, of: found, in: bench)
    #expect(text.contains("“2 a week”, and this is number "))
    #expect(text.hasSuffix(" of 2 in the week from Monday, 23 November."))
  }

  @Test func `a rate of one a day says so without counting`() throws {
    var bench = Self.bench(Sample.person(checkIn: .rate(count: 1, per: .day), discreet: false))
    bench.advance(to: "Tue 23:00")
    let found = try #require(bench.engine.explainable(about: nil))
    #expect(
      Self.said(.cadence, of: found, in: bench).hasSuffix(
        "“1 a day”, and this is the one of Tuesday, 24 November."))
  }

  @Test func `what slows the pace down is said without a word about silence`() throws {
    var bench = Self.bench(Sample.person(checkIn: .rate(count: 1, per: .day), discreet: false))
    bench.advance(to: "Sun 23:00")
    let factor = try #require(bench.engine.people.first).unanswered
    #expect(factor >= 3)
    let pace = Self.said(.pace, next: bench)
    #expect(pace.hasPrefix("The pace is slower just now: 1.5 times as long"))
    let all = bench.engine.foreseen(about: nil, from: Moment(bench.now))?.reasons ?? []
    for word in [
      "silen", "unanswered", "ignored", "missed", "overdue", "you did not", "without an",
    ] {
      #expect(!all.contains { $0.sentence.lowercased().contains(word) }, "\(word)")
    }
  }

  @Test func `anything that is to come can be explained by its id`() throws {
    let bench = Self.bench(Sample.person(checkIn: .rate(count: 2, per: .week), discreet: false))
    let now = Moment(bench.now)
    let coming = bench.engine.prospects(
      from: now, until: bench.now + .days(60), limit: 20)
    #expect(coming.count > 10)
    for prospect in coming {
      let found = try #require(bench.engine.foreseen(prospect.occurrence.id, from: now))
      #expect(found.prospect.at == prospect.at && !found.reasons.isEmpty)
    }
    #expect(bench.engine.foreseen(Occurrence.ID("1/check-in/never"), from: now) == nil)
  }

  @Test func `what sleeps says so wherever one looks, without a word about silence`() {
    let fixed = FixedReminder(id: "f", at: Sample.expression("Sat 12:00"), summary: "Fixed")
    var bench = Self.bench(
      Sample.person(checkIn: .rate(count: 1, per: .day), discreet: false, reminders: [fixed]))
    for _ in 0..<40 { bench.advance(to: bench.now + .days(1)) }
    #expect(bench.engine.people.first.map { $0.unanswered >= Pace.sleepAfterUnanswered } == true)
    #expect(bench.engine.sleeping.map(\.id) == [Sample.alex])
    #expect(
      Self.said(.pace, next: bench)
        == "What comes by cadence about Alex rests just now. Any answer, or “attune resume”, "
        + "brings it back.")
  }

  @Test func `what was said of a card is no reason for that card`() throws {
    var bench = Self.bench(
      Sample.person(checkIn: .calendar(Sample.expression("Mon,Tue 18:00")), discreet: false))
    bench.advance(to: "Mon 18:00")
    let first = try #require(bench.engine.current)
    bench.advance(to: "Mon 18:05")
    bench.answer(.notTheirMoment)
    let told = bench.engine.occurrence(first.id)
    #expect(!Self.said(.practice, of: told, in: bench).contains("not their moment"))
    bench.advance(to: "Tue 18:00")
    let second = try #require(bench.engine.current)
    #expect(
      Self.said(.practice, of: second, in: bench).contains(
        "so until Monday, 7 December it is patience or support"))
  }

  @Test func `what is held says why, now and afterwards`() throws {
    var bench = Self.bench(Sample.person(checkIn: .rate(count: 1, per: .day), discreet: false))
    bench.send(.lockChanged(.locked))
    bench.send(.asked(Sample.alex, .checkIn))
    let waiting = try #require(bench.engine.open.last)
    #expect(
      Self.said(.held, of: waiting, in: bench) == "It waits now, because the session is locked.")
    bench.send(.lockChanged(.unlocked))
    let shown = try #require(bench.engine.current)
    #expect(
      Self.said(.held, of: shown, in: bench) == "It had to wait, because the session was locked.")
  }

  @Test func `every reason to wait is a clause of its own, now and afterwards`() {
    let bench = Self.bench(Self.often)
    let all: [Hold.Reason] = [
      .paused, .locked, .doNotDisturb, .noChannel, .quietHours, .outsideWindows, .settling, .minGap,
      .personLimit, .dayLimit, .fixedFirst, .cardShowing, .retrying, .asleep,
    ]
    var waited = Occurrence(
      id: Occurrence.ID("1/check-in/once"), reminder: .cadence(.checkIn), person: 1,
      slot: bench.now, due: bench.now + .days(1))
    for reason in all {
      waited.held = [reason]
      let text = Self.said(.held, of: waited, in: bench)
      #expect(text.hasPrefix("It had to wait, because ") && !text.contains("because of"))
    }
    waited.held = [.personLimit, .quietHours]
    #expect(
      Self.said(.held, of: waited, in: bench)
        == "It had to wait, because enough had come about Alex that day and those were your quiet "
        + "hours.")
  }

  @Test func `a cadence that nobody set is told as the default`() {
    let usual = Self.bench(Sample.person(checkIn: .rate(count: 1, per: .week)))
    #expect(
      Self.said(.cadence, next: usual).hasPrefix(
        "The cadence for check-ins with Alex is “1 a week”, and this is the one of "))
    #expect(Self.said(.cadence, next: Self.bench(Self.often)).hasPrefix("The cadence you set for "))
  }

  @Test func `a follow-up that quiet hours move says both times in one sentence`() {
    var bench = Self.bench(Self.often, at: "Mon 09:00")
    bench.send(.followUpMade(Sample.alex, due: bench.now + .hours(14), text: "the interview"))
    bench.advance(to: "Tue 08:31")
    let up = bench.engine.current
    #expect(
      Self.said(.time, of: up, in: bench)
        == "You wanted to come back to this on Monday, 23 November at 23:00, in your quiet hours, so "
        + "it came when they end, on Tuesday, 24 November at 08:30.")
  }

  @Test func `hours of theirs that never meet one's own are told with what counts`() throws {
    func said(from start: Int, to end: Int, putOff: Bool = false) throws -> String {
      var person = Self.often
      let times = (TimeOfDay(hour: start, minute: 0), TimeOfDay(hour: end, minute: 0))
      person.hours = DailyWindow(start: try #require(times.0), end: try #require(times.1))
      var bench = Self.bench(person)
      var asked = Occurrence(
        id: Occurrence.ID("1/check-in/once"), reminder: .cadence(.checkIn), person: 1,
        slot: bench.now, due: bench.now + .hours(9),
        draw: Occurrence.Draw(
          prompt: Prompt.ID("one"), practice: .support, kind: .say, depth: .everyday))
      asked.snoozes = putOff ? 1 : 0
      bench.advance(to: bench.now)
      return Self.said(.time, of: asked, in: bench)
    }
    #expect(
      try said(from: 3, to: 5).hasSuffix(
        "It turns to Alex, whose own hours are 03:00 to 05:00. They never meet yours, so yours "
          + "count."))
    #expect(
      try said(from: 18, to: 20).hasSuffix("It turns to Alex, whose own hours are 18:00 to 20:00."))
    #expect(try !said(from: 3, to: 5, putOff: true).contains("own hours"))
  }

  @Test func `what waits says so when it is asked about as what comes next`() {
    let person = Sample.person(
      checkIn: .calendar(Sample.expression("Mon 10:00")), discreet: false)
    var bench = Self.bench(person)
    bench.send(.lockChanged(.locked))
    bench.advance(to: "Mon 10:30")
    #expect(Self.said(.held, next: bench) == "It waits now, because the session is locked.")
    #expect(Self.said(.time, next: bench).hasPrefix("You gave it an exact time"))
  }

  @Test func `one sentence says that something rests, whatever it is`() throws {
    let sets: [Topics] = [.asks, .guarded, .all, [.others], [.apology, .patience]]
    var sentences: [String] = []
    for topics in sets {
      var bench = Self.bench(Self.often)
      bench.send(.asked(Sample.alex, .checkIn))
      let before = try #require(bench.engine.current)
      bench.send(.rested(Sample.alex, topics))
      sentences.append(Self.said(.rest, of: before, in: bench))
    }
    #expect(Array(Set(sentences)).count == 1)
    #expect(
      sentences.first == "Something about Alex rests at your wish, until you bring it back.")
    #expect(Self.said(.rest, next: Self.bench(Self.often)).isEmpty)
  }

  @Test func `the practice and the depth say what led to them`() throws {
    var bench = Self.bench(Sample.person(checkIn: .rate(count: 1, per: .day), discreet: false))
    bench.advance(to: "Mon 23:00")
    let first = try #require(bench.engine.explainable(about: Sample.alex)?.draw?.practice)
    bench.advance(to: "Tue 23:00")
    let second = try #require(bench.engine.explainable(about: Sample.alex))
    #expect(
      Self.said(.practice, of: second, in: bench).contains("; the one before was \(first.inWords)"))
    #expect(
      Self.said(.depth, of: second, in: bench)
        == "It is everyday, depth 1 of 3. Nothing more personal comes until 6 were done and 14 "
        + "days have passed.")
    bench.send(.answered(second.id, .notTheirMoment))
    #expect(Self.said(.practice, next: bench).contains("You said that it was not their moment"))
  }

  @Test func `dates, plans, follow-ups, tests and what was put off have words of their own`() throws
  {
    let person = Sample.person(
      checkIn: .rate(count: 1, per: .day), discreet: false,
      reminders: [
        FixedReminder(id: "call", at: Sample.expression("Tue 17:00"), summary: "Ring Alex")
      ],
      dates: [SpecialDate(label: "birthday", month: 11, day: 25, ahead: [2, 0])],
      plans: [IfThenPlan(when: "the kettle boils", then: "thank them")])
    var bench = Self.bench(person, at: "Mon 08:00")
    bench.advance(to: "Mon 08:35")
    let date = try #require(bench.engine.current)
    #expect(
      Self.said(.time, of: date, in: bench)
        == "It is a date you noted, birthday on Wednesday, 25 November, and you wanted it 2 days "
        + "before.")
    bench.send(.answered(date.id, .done(nil)))
    bench.send(.asked(Sample.alex, .checkIn))
    let asked = try #require(bench.engine.current)
    #expect(Self.said(.time, of: asked, in: bench).hasPrefix("You asked for it"))
    #expect(Self.said(.practice, of: asked, in: bench).hasPrefix("It is one of your own plans"))
    bench.send(.answered(asked.id, .later(.hour)))
    let later = try #require(bench.engine.occurrence(asked.id))
    #expect(Self.said(.time, of: later, in: bench).hasPrefix("You put it off until "))
    bench.advance(to: "Tue 17:01")
    let fixed = try #require(bench.engine.occurrence(bench.engine.current?.id ?? asked.id))
    #expect(
      Self.said(.time, of: fixed, in: bench)
        == "It is your own reminder, at the time you gave it: Tue 17:00.")
    bench.send(.testAsked)
    #expect(Self.said(.time, of: bench.engine.current, in: bench).hasPrefix("It is a test"))
  }

  @Test func `the evidence is told where a prompt has some`() throws {
    let prompt = Prompt(
      id: Prompt.ID("one"), practice: .listening, type: .checkIn, kind: .act, depth: .everyday,
      relations: Relation.allCases, setting: .either, minutes: 5, summary: "s", body: "b",
      because: "Somebody found it out (1999).", origin: .user)
    var bench = Bench(Plan(people: [Self.often], deck: [prompt]))
    bench.send(.asked(Sample.alex, .checkIn))
    let up = bench.engine.current
    #expect(Self.said(.evidence, of: up, in: bench) == "Somebody found it out (1999).")
    #expect(Self.said(.practice, of: up, in: bench).hasSuffix("It is a prompt of your own."))
    #expect(Self.said(.number, of: up, in: bench).contains("Your own prompts count 3 times: "))
  }

  @Test func `a number that the user set is not given another's reason`() {
    var plan = Sample.plan(Self.often)
    plan.limits.perDay = 1
    var bench = Bench(plan)
    bench.send(.lockChanged(.locked))
    let asked = Occurrence(
      id: Occurrence.ID("1/check-in/once"), reminder: .cadence(.checkIn), person: 1,
      slot: bench.now, due: bench.now, held: [.dayLimit])
    #expect(
      Self.said(.number, of: asked, in: bench).contains(
        "At most 1 a day come by cadence, all people together: you set it so."))
  }

  @Test func `every number has a name of its own, a rule with a number, and a reason`() {
    let names = PaceNumber.all.map(\.name)
    #expect(Set(names).count == names.count && names.count > 25)
    for number in PaceNumber.all {
      #expect(number.rule.contains(#/\d/#), "\(number.name)")
      #expect(!number.because.isEmpty && !number.sentence.contains(".."), "\(number.name)")
    }
  }

  @Test func `reasons change nothing and hold nobody's words but the user's`() throws {
    var bench = Self.bench(Self.often)
    bench.advance(to: "Sat 23:00")
    let before = bench.engine.state
    _ = bench.engine.foreseen(about: nil, from: Moment(bench.now))
    for occurrence in bench.engine.history + bench.engine.open {
      let reasons = bench.engine.reasons(for: occurrence, at: bench.now)
      #expect(reasons.map(\.topic) == reasons.map(\.topic).sorted { $0.place < $1.place })
      for reason in reasons { #expect(reason.sentence.hasSuffix(".") || reason.topic == .depth) }
    }
    #expect(bench.engine.state == before)
  }
}

extension Reason.Topic {
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
