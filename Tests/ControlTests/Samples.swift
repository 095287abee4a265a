import Control

/// One value of everything that is said, each field filled, and each choice somewhere.
enum Samples {
  static let reminder = Reminder(
    occurrence: "2/check-in/2026-W47.1", person: "mum", name: "Mum \u{202E}\"é\"\n", kind: .checkIn,
    label: "birthday",
    due: Timestamp(microseconds: 1_795_542_120_000_000), local: "Tue 2026-11-24 18:42")
  static let test = Reminder(
    occurrence: "test/1", person: nil, name: nil, kind: .test, due: Timestamp(microseconds: -1),
    local: "")
  static let holds = Reminder.Hold.Reason.allCases.map { Reminder.Hold($0) } + [until]
  static let until = Reminder.Hold(.paused, until: Timestamp(microseconds: .max))
  static let problem = Problem(
    severity: .error, code: "unknown-key", message: "unknown key `cadance`",
    file: "/a b/attune.toml",
    line: 7, column: 12, help: "did you mean `cadence`?", rendered: "7 | cadance\n    ^",
    span: span, label: "here", related: Problem.Remark("first set here", at: span),
    correction: Problem.Correction("cadence", at: span))
  static let span = Problem.Span(
    start: Problem.Position(line: 7, column: 12, utf16Column: 13, offset: 120),
    end: Problem.Position(line: 8, column: 1, utf16Column: 1, offset: 140))
  static let warning = Problem(
    severity: .warning, code: "no-room", message: "", file: "", line: 1, column: 1, help: nil,
    rendered: "")

  static let status = Status(
    version: "1.0", since: Timestamp(microseconds: 1), configuration: "/home/u/attune.toml",
    configurationState: .stale, problems: [problem, warning], zone: "Europe/Berlin", people: 2,
    next: reminder,
    showing: Status.Showing(test, opened: true, open: true, since: Timestamp(microseconds: 2)),
    waiting: [Status.Waiting(reminder, turn: .putOff, holds: holds)], paused: true,
    pausedUntil: Timestamp(microseconds: 3), lock: .unlocked, doNotDisturb: .off,
    channels: [Status.Channel(name: "desktop", state: .ok, detail: "dunst")], resting: [someone],
    asleep: [someone],
    offers: Status.Offer.Kind.allCases.map {
      Status.Offer($0, about: someone, line: "If you like: attune depth mum 2")
    })
  static let idle = Status(
    version: "1.0", since: Timestamp(microseconds: 1), configuration: "",
    configurationState: .missing, zone: "UTC", people: 0)

  static let someone = Someone(person: "mum", name: "Mum \u{202E}\"é\"")
  static let followUp = FollowUps.Item(
    number: 3, someone: someone, due: Timestamp(microseconds: 7), local: "Tue 2026-11-24 18:42",
    text: "the interview\nand the \u{1F41D} \u{202E}garden")
  static let bare = FollowUps.Item(
    number: 4, someone: someone, due: Timestamp(microseconds: 8), local: "Tue 2026-11-24 18:42")

  static let people: [PeopleRequest] =
    [.rest(person: "mum", topics: nil), .rest(person: "Mum", topics: PeopleRequest.Topic.allCases)]
    + [.return(person: "mum"), .contact(person: "Ålex"), .forget(person: "mum"), .excluded]
    + [.depth(person: "mum", to: nil)] + PeopleRequest.depths.map { .depth(person: "mum", to: $0) }
    + [.followUps(withTexts: true), .followUps(withTexts: false), .dropFollowUp(number: 3)]
    + [.include(prompt: "one", person: nil), .include(prompt: "one", person: "mum")]
    + notes.map {
      .makeFollowUp(person: "mum", due: Timestamp(microseconds: 7), note: $0)
    }
  static let notes = ["the interview", "one\n\ntwo", String(repeating: "é", count: Note.limit)]
    .compactMap { try? Note($0) }

  static let requests: [Request] =
    talk + people.map(Request.people)
    + [.answer(.skip, to: .init()), .answer(.never(forEveryone: true), to: .init())]

  static let talk: [Request] =
    [.status, .resume, .test, .reload, .watch, .upcoming(days: 1, limit: 1000)]
    + [.pause(until: nil), .pause(until: Timestamp(microseconds: 4))]
    + [.show(person: nil), .show(person: "Ålex"), .now(person: nil, kind: nil)]
    + Request.Kind.allCases.map { .now(person: "mum", kind: $0) }
    + Request.Felt.allCases.map { .answer(.done($0), to: .init(occurrence: "2/x")) }
    + Request.Later.allCases.map { .answer(.later($0), to: .init(person: "mum")) }
    + [.answer(.done(nil), to: .init()), .answer(.notTheirMoment, to: .init(person: "mum"))]
    + [.why(.init(), next: false), .why(.init(person: "mum"), next: true)]
    + [.why(.init(occurrence: "2/x"), next: false), .history(person: nil, year: nil)]
    + [.history(person: "mum", year: 2026), .export, .importing(document)]

  static let document = JSON.object([.init("format", "attune-state"), .init("people", [Int]())])
  static let act = Act(
    at: Timestamp(microseconds: 7), date: "2026-11-24", person: "mum", name: "Mum", kind: .checkIn,
    practice: .safeSpace, felt: .light)
  static let bareAct = Act(
    at: Timestamp(microseconds: 8), date: "", person: "", name: nil, kind: .fixed, practice: nil,
    felt: nil)

  static let errors: [ControlError] = [
    .nothingToAnswer, .nothingToShow, .unknownPerson("x", known: ["alex", "mum"]),
    .ambiguousPerson("Alexa", people: ["alexa", "alexb"]), .unknownOccurrence("2/x"), .noPlan([]),
    .badConfiguration([problem, warning]),
    .resting("mum"), .tooDeep(.colleague, deepest: 1), .notAPrompt(.followUp), .alreadyAnswered,
    .unknownFollowUp(3),
    .notExcluded("one"), .stillPlanned("mum"), .sessionLocked, .nothingEligible, .nothingToExplain,
    .badDocument(path: "people[0].id", reason: "this is missing"),
    .stateUnavailable(reason: "disk full"),
  ]
  static let serviceErrors: [ServiceError] = [
    .interfaceNotFound("a.b"), .methodNotFound("a.b.C"), .methodNotImplemented("a.b.C"),
    .invalidParameter("days"), .permissionDenied, .expectedMore,
  ]

  static let replies: [(method: String, reply: any Reply)] = [
    ("GetStatus", status), ("GetStatus", idle),
    ("GetUpcoming", Upcoming(reminders: [reminder, test])), ("Pause", Nothing()),
    ("Resume", Nothing()), ("Answer", Answered(reminder, next: test)),
    ("Answer", Answered(reminder, next: nil, prompt: "let-the-pause-work")),
    (
      "Show",
      Shown(reminder, summary: "Let the pause do the work", body: "Count to three.", note: "Or.")
    ),
    ("Now", Asked(reminder, holds: holds)), ("Test", Tested(holds: [])),
    ("Reload", Reloaded(people: 2, problems: [warning])),
    ("Watch", Watched(.held, at: Timestamp(microseconds: 5), reminder: reminder, detail: "locked")),
    ("Rest", Rested(someone, everything: true)),
    ("Return", Following(someone, next: nil)), ("Contact", Following(someone, next: reminder)),
    (
      "Depth",
      DepthTold(
        someone, agreed: 2, deepest: 3, now: 1, from: Timestamp(microseconds: 9), doneLeft: 4,
        gentleUntil: Timestamp(microseconds: 10))
    ),
    ("Depth", DepthTold(someone, agreed: 1, deepest: 1, now: 1)),
    ("GetFollowUps", FollowUps([followUp, bare])), ("MakeFollowUp", FollowUpMade(bare)),
    ("DropFollowUp", Nothing()), ("Include", Nothing()), ("Forget", Nothing()),
    (
      "GetExcluded",
      Excluded([
        Excluded.Item(prompt: "one", summary: "One", someone: someone),
        Excluded.Item(prompt: "two", summary: nil, someone: nil),
      ])
    ),
    (
      "Why",
      Explained(
        reminder, reasons: Explained.Reason.Topic.allCases.map { .init($0, "For \u{202E}you.") })
    ), ("GetHistory", Acts([act, bareAct])), ("Export", Exported(document)),
    ("Import", Imported(people: 2)),
    ("Watch", Watched(.ready, at: Timestamp(microseconds: 6))),
  ]
}
