import CivilTime
import Control
import Core
import Testing

@testable import attune

/// What is said of people, in lines that fit.
struct PeopleTextTests {
  private let plain = TextStyle(isColored: false)
  private let now = Instant(microseconds: 1_795_376_520_000_000)
  private let alex = Someone(person: "alex", name: "Alex")
  private let hostile = Someone(
    person: String(repeating: "a", count: 40),
    name: String(repeating: "名\u{202E}\u{1B}[2J", count: 20))

  private func status(
    _ resting: [Someone], asleep: [Someone] = [], _ offers: [Status.Offer]
  ) -> [String] {
    let status = Status(
      version: "1", since: Timestamp(microseconds: 1_794_820_000_000_000), configuration: "/a",
      configurationState: .good, zone: "UTC", people: 1, lock: .unlocked, doNotDisturb: .off,
      resting: resting, asleep: asleep, offers: offers)
    return StatusText(status: status, zone: .utc, now: now, style: plain).lines
  }

  @Test func `that something rests, and what is offered, is a line each in status`() {
    let sam = Someone(person: "sam", name: "Sam")
    let line = "Another pace may suit you better: attune cadence, or attune pause"
    let lines = status(
      [alex],
      [
        Status.Offer(.fewer, about: alex, line: line), Status.Offer(.fewer, about: sam, line: line),
        Status.Offer(
          .deeper, about: alex,
          line:
            "If you like, prompts about Alex can become more personal: attune depth alex 2"),
      ])
    #expect(
      lines[4...7] == [
        "Resting   Something rests about Alex (attune return alex)", "Offer     \(line)",
        "          If you like, prompts about Alex can become more personal:",
        "            attune depth alex 2",
      ])
  }

  @Test func `what sleeps is told with what wakes it, and without a word about silence`() {
    #expect(
      status([], asleep: [alex], [])[4]
        == "Resting   What comes by cadence about Alex rests (attune resume)")
  }

  @Test func `where nothing comes, it is said what rests and what brings it back`() {
    var status = Status(
      version: "1", since: Timestamp(microseconds: 0), configuration: "/a",
      configurationState: .good, zone: "UTC", people: 1)
    #expect(ShowUpcoming.idle(days: 14, status) == ["Nothing in the next 14 days."])
    status.asleep = [alex]
    #expect(
      ShowUpcoming.idle(days: 14, status) == [
        "Nothing in the next 14 days.", "What comes by cadence about Alex rests.",
        "'attune resume' brings it back.",
      ])
    (status.asleep, status.paused) = ([], true)
    #expect(
      ShowUpcoming.idle(days: 1, status) == [
        "Nothing in the next day.", "Attune is paused; 'attune resume' goes on.",
      ])
  }

  @Test func `an import says who is remembered and not in the configuration`() {
    let plan = Plan(people: [Person(id: Person.ID("alex"), name: "Alex", relation: .friend)])
    let (alex, sam) = (Person.ID("alex"), Person.ID("sam"))
    #expect(
      Import.lines("a.json", known: [alex], plan: plan) == ["Attune goes on from a.json."])
    #expect(
      Import.lines("a.json", known: [alex, sam], plan: plan).joined(separator: " ")
        == "Attune goes on from a.json. Remembered, but not in your configuration: sam. Write an id "
        + "back there to go on with it, or 'attune forget' forgets it.")
  }

  @Test func `to go on says what goes on`() {
    #expect(Resume.lines(wasPaused: false, woken: []) == ["Nothing was paused."])
    #expect(Resume.lines(wasPaused: true, woken: []) == ["Attune goes on."])
    #expect(
      Resume.lines(wasPaused: false, woken: [alex])
        == ["Attune goes on.", "What comes by cadence about Alex comes again."])
  }

  @Test func `a list of prompts has the id that takes one back`() {
    let lines = Never.lines(
      Excluded.Item(prompt: "let-the-pause-work", summary: "Let the pause work", someone: alex),
      style: plain)
    #expect(lines[0].hasPrefix("let-the-pause-work ") && lines[0].hasSuffix("  Alex"))
    #expect(lines[1] == "  Let the pause work")
    let all = Never.lines(Excluded.Item(prompt: "one", summary: nil, someone: nil), style: plain)
    #expect(all[0].hasSuffix("  everybody") && all[1] == "  in no deck any more")
  }

  @Test func `a follow-up that is answered says that its words are gone`() {
    func answered(_ kind: Reminder.Kind) -> Answered {
      Answered(
        Reminder(
          occurrence: "1/x", person: "alex", name: "Alex", kind: kind,
          due: Timestamp(microseconds: 0), local: ""), next: nil, prompt: nil)
    }
    let gone = "The follow-up is over, and its words are gone."
    #expect(
      Skip.lines(answered(.followUp), now: now) == [
        "Skipped: a follow-up with Alex.", gone, "Next: nothing.",
      ])
    #expect(NotTheirMoment.lines(answered(.followUp)).last == gone)
    #expect(!Skip.lines(answered(.date), now: now).contains(gone))
    #expect(!NotTheirMoment.lines(answered(.checkIn)).contains(gone))
  }

  @Test func `words of one's own are changed where they were written`() {
    #expect(Ending.ownWords(of: .followUp).contains("attune follow-up --drop NUMBER"))
    #expect(!Ending.ownWords(of: .followUp).contains("configuration"))
    #expect(Ending.ownWords(of: .checkIn).hasPrefix("No prompt was drawn"))
    #expect(Ending.ownWords(of: .date).hasSuffix("change it in the configuration."))
  }

  @Test func `what is never to come again is told with the way back`() {
    let reminder = Reminder(
      occurrence: "1/x", person: "alex", name: "Alex", kind: .checkIn,
      due: Timestamp(microseconds: 0), local: "")
    let answered = Answered(reminder, next: nil, prompt: "one")
    #expect(
      Never.lines(answered, forEveryone: false) == [
        "That prompt does not come again for Alex.", "attune never --undo one takes it back.",
      ])
    #expect(Never.lines(answered, forEveryone: true)[0].hasSuffix("for anybody."))
  }

  @Test func `the words of a follow-up are shown only where they were asked for`() {
    let due = Timestamp(microseconds: 1)
    let bare = FollowUps.Item(number: 12, someone: alex, due: due, local: "Thu 2026-12-03 09:00")
    #expect(ComeBack.lines(bare, now: now, style: plain) == ["12   Thu 3 Dec 09:00         Alex"])
    let told = FollowUps.Item(
      number: 1, someone: alex, due: due, local: "Thu 2026-12-03 09:00",
      text: "the \u{202E}interview\nthe garden")
    #expect(
      ComeBack.lines(told, now: now, style: plain) == [
        "1    Thu 3 Dec 09:00         Alex", "     the \\u{202E}interview", "     the garden",
      ])
  }

  @Test func `depth is told with what it takes`() {
    let from = Timestamp(microseconds: Int((now + .seconds(10 * 86_400)).microseconds))
    func lines(_ told: DepthTold) -> String {
      SetDepth.lines(told, zone: .utc, now: now).joined(separator: "\n")
    }
    #expect(
      lines(DepthTold(alex, agreed: 2, deepest: 3, now: 1, from: from, doneLeft: 4)) == """
        Prompts about Alex may become personal (depth 2).
        That begins from Wed 2 Dec 19:42 on, and once 4 more are done; until then they
        are everyday (depth 1).
        """)
    #expect(
      lines(DepthTold(alex, agreed: 3, deepest: 3, now: 2, gentleUntil: from)) == """
        Prompts about Alex may become tender (depth 3).
        Something was a little much, so until Wed 2 Dec 19:42 they are personal (depth
        2) at most.
        """)
    #expect(
      lines(DepthTold(alex, agreed: 1, deepest: 3, now: 1, from: from, doneLeft: 6))
        == "Prompts about Alex are everyday (depth 1).")
    #expect(
      lines(DepthTold(alex, agreed: 3, deepest: 2, now: 2))
        == "Prompts about Alex may become personal (depth 2).")
    #expect(
      lines(DepthTold(alex, agreed: 3, deepest: 1, now: 1, doneLeft: 2, gentleUntil: from))
        == "Prompts about Alex are everyday (depth 1).")
  }

  @Test func `a follow-up that quiet hours move says so`() {
    let wanted = now + .seconds(3_600)
    func lines(_ due: Instant, _ local: String) -> [String] {
      let due = Timestamp(microseconds: Int(due.microseconds))
      let made = FollowUps.Item(number: 1, someone: alex, due: due, local: local)
      return ComeBack.lines(made, wanted: wanted, now: now)
    }
    #expect(lines(wanted, "Thu 2026-12-03 18:00") == ["Kept: Thu 3 Dec 18:00, Alex."])
    #expect(
      lines(wanted + .seconds(60), "Thu 2026-12-03 08:30") == [
        "Kept: Thu 3 Dec 08:30, Alex.",
        "You asked for a time in your quiet hours: it comes when they end.",
      ])
  }

  @Test func `long words of one's own are wrapped and not cut`() {
    let text = String(repeating: "x", count: 100)
    let item = FollowUps.Item(
      number: 1, someone: alex, due: Timestamp(microseconds: 1), local: "", text: text)
    let told = ComeBack.lines(item, now: now, style: plain).dropFirst()
    #expect(told.joined().replacing(" ", with: "") == text)
    #expect(told.allSatisfy { $0.columns <= 80 })
    let shown = Shown(
      Reminder(
        occurrence: "1/x", person: "alex", name: "Alex", kind: .fixed,
        due: Timestamp(microseconds: 0), local: ""),
      summary: text + " end", body: "", note: "")
    #expect(ShowText.lines(shown, style: plain).map(\.columns) == [80, 20, 3])
  }

  @Test func `an offer stands below the text, line by line`() {
    let reminder = Reminder(
      occurrence: "1/x", person: "alex", name: "Alex", kind: .followUp,
      due: Timestamp(microseconds: 0), local: "")
    let shown = Shown(reminder, summary: "Back to Alex", body: "Your note: one\ntwo", note: "Or.")
    #expect(
      ShowText.lines(shown, style: plain) == ["Back to Alex", "Your note: one", "two", "", "Or."])
  }

  @Test func `no name breaks a line or the width`() {
    let long = String(repeating: "word ", count: 100)
    let item = FollowUps.Item(
      number: 1, someone: hostile, due: Timestamp(microseconds: 1), local: hostile.name,
      text: hostile.name + long)
    let lines =
      status([hostile], [Status.Offer(.review, about: hostile, line: hostile.name + long)])
      + ComeBack.lines(item, now: now, style: plain)
      + SetDepth.lines(
        DepthTold(hostile, agreed: 3, deepest: 3, now: 1, doneLeft: 1), zone: .utc, now: now)
      + Never.lines(
        Excluded.Item(prompt: hostile.person, summary: hostile.name, someone: hostile),
        style: plain)
      + [Phrase.wayBack(hostile)] + SafetyText.lines
    for line in lines {
      #expect(line.columns <= 80, "\(line)")
      #expect(!line.unicodeScalars.contains { $0.isHarmful })
    }
  }
}
