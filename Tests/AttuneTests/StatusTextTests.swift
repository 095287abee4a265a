import CivilTime
import Control
import Host
import Testing

@testable import attune

struct StatusTextTests {
  private let now = Instant(microseconds: 1_795_376_520_000_000)

  private func reminder(
    _ kind: Reminder.Kind = .checkIn, name: String? = "Mum",
    due: Timestamp = Timestamp(microseconds: 1_795_545_720_000_000)
  ) -> Reminder {
    Reminder(
      occurrence: "2/x", person: "mum", name: name, kind: kind, due: due,
      local: "Tue 2026-11-24 18:42")
  }

  private func status() -> Status {
    Status(
      version: "1.0", since: Timestamp(microseconds: 1_794_820_000_000_000),
      configuration: "/srv/attune.toml", configurationState: .good, zone: "UTC", people: 1,
      next: reminder(), lock: .unlocked, doNotDisturb: .off,
      channels: [
        .init(name: "desktop", state: .ok, detail: "dunst"), .init(name: "journal", state: .ok),
      ])
  }

  private func text(_ status: Status) -> String {
    StatusText(status: status, zone: .utc, now: now, style: TextStyle(isColored: false)).lines
      .joined(separator: "\n")
  }

  @Test func `a good day is six lines`() {
    #expect(
      text(status()) == """
        Attune is running, since Mon 09:06.
        Next      a check-in with Mum, Tue 24 Nov 18:42 (in 47 hours)
        Showing   nothing
        Waiting   nothing
        Channels  desktop ok (dunst) · journal ok
        Config    /srv/attune.toml, good
        """)
  }

  @Test func `a bad day says why`() {
    var status = status()
    status.next = nil
    status.paused = true
    status.pausedUntil = Timestamp(microseconds: 1_797_000_000_000_000)
    status.showing = .init(
      reminder(.appreciation, name: nil), opened: false, open: false, since: status.since)
    status.waiting = [
      .init(
        reminder(.fixed, due: status.since), turn: .fixed,
        holds: [.init(.locked), .init(.paused, until: status.pausedUntil)])
    ]
    status.lock = .unknown
    status.configurationState = .stale
    status.problems = [
      Problem(
        severity: .error, code: "x", message: "unknown key `a`", file: "/srv/attune.toml", line: 3,
        column: 1,
        help: nil, rendered: "")
    ]
    status.channels = [.init(name: "desktop", state: .unavailable, detail: "no server")]
    #expect(
      text(status) == """
        Attune is paused, until Fri 11 Dec 14:40.
        Next      nothing
        Showing   an appreciation for mum, since Mon 09:06, not opened yet
        Waiting   a reminder of your own about Mum
                    the session is locked; paused, until Fri 11 Dec 14:40
        Session   lock unknown · Do Not Disturb off
        Channels  desktop unavailable (no server)
                  'attune doctor' says what to do
        Config    /srv/attune.toml has mistakes; the last good one runs
                  line 3: unknown key `a`
                  'attune check' shows all of it
        """)
  }

  @Test func `no name and no number of channels breaks the width`() {
    var status = status()
    let long = String(repeating: "名\u{202E}前\u{1B}[2J", count: 40)
    status.next = reminder(name: long)
    status.waiting = [
      .init(
        reminder(name: long, due: status.since), turn: .fixed,
        holds: Reminder.Hold.Reason.allCases.map { .init($0) })
    ]
    status.channels = (1...20).map { .init(name: "hook-\($0)", state: .off, detail: "a b \(long)") }
    for line in text(status).split(separator: "\n") {
      #expect(String(line).columns <= 80)
      #expect(!line.unicodeScalars.contains { $0.isHarmful })
    }
  }

  @Test func `colour leaves the words alone`() {
    let plain = StatusText(status: status(), zone: .utc, now: now, style: .init(isColored: false))
    let colored = StatusText(status: status(), zone: .utc, now: now, style: .init(isColored: true))
    let bare = colored.lines.joined(separator: "\n").replacing(/\u{1B}\[\d*m/, with: "")
    #expect(bare == plain.lines.joined(separator: "\n"))
    #expect(colored.lines != plain.lines)
  }

  private func problem(_ file: String, _ message: String) -> Problem {
    Problem(
      severity: .error, code: "x", message: message, file: file, line: 15, column: 1, help: nil,
      rendered: "")
  }

  @Test func `a mistake among one's own prompts is told with its file`() {
    var status = status()
    status.problems = [
      problem("/srv/prompts/mine.toml", "two prompts have the id `my-tea` and only one counts")
    ]
    #expect(
      text(status).hasSuffix(
        """
        Config    /srv/attune.toml, good
        Prompts   /srv/prompts/mine.toml, line 15: two prompts have the id `my-tea` and
                  only one counts
                  'attune check --prompts' shows all of it
        """))
    status.problems.append(problem("/srv/attune.toml", "unknown key `a`"))
    #expect(
      text(status).contains(
        "good\n          line 15: unknown key `a`\n          'attune check' shows all of it\nPrompts"
      ))
  }

  @Test func `what is put off says when it comes back, whatever keeps it now`() {
    var status = status()
    status.waiting = [.init(reminder(), turn: .putOff, holds: [.init(.cardShowing)])]
    #expect(
      text(status).contains(
        "Waiting   a check-in with Mum\n            comes back Tue 24 Nov 18:42"))
    let due = reminder().due.instant
    let lines = StatusText(
      status: status, zone: .utc, now: due, style: TextStyle(isColored: false)
    ).lines
    #expect(lines.contains("            another one is showing"))
    let soon = Timestamp(now + .seconds(3_600))
    status.waiting = [.init(reminder(due: soon), turn: .putOff, holds: [.init(.asleep)])]
    #expect(text(status).contains("\n            comes back at 20:42\n"))
  }

  private func waiting(
    _ name: String, _ holds: [Reminder.Hold.Reason], turn: Status.Waiting.Turn = .pace
  ) -> Status.Waiting {
    let due = Timestamp(now - .seconds(60))
    let reminder = Reminder(
      occurrence: "\(name)/x", person: name, name: name, kind: .checkIn, due: due, local: "")
    return .init(reminder, turn: turn, holds: holds.map { .init($0) })
  }

  @Test func `what waits for its turn is one line without a name, a time or a number`() {
    var status = status()
    let paces: [Reminder.Hold.Reason] = [
      .outsideWindows, .minGap, .personLimit, .dayLimit, .fixedFirst, .cardShowing,
    ]
    status.waiting = paces.map { waiting("Alex", [$0, $0]) }
    #expect(
      text(status).contains(
        """
        Next      a check-in with Mum, Tue 24 Nov 18:42 (in 47 hours)
                  More come in their turn, in your hours and within your limits.
        Showing   nothing
        Waiting   nothing
        """))
    status.waiting = [.init(reminder(), holds: [.init(.outsideWindows)])]
    #expect(!text(status).contains("More come"))
    status.waiting = [waiting("Alex", [.asleep, .dayLimit]), waiting("Alex", [.locked, .asleep])]
    #expect(!text(status).contains("More come") && !text(status).contains("Alex"))
  }

  @Test func `what something holds is told with that alone, and once`() {
    var status = status()
    status.waiting = [
      waiting("Alex", [.locked, .dayLimit, .minGap]), waiting("Sam", [.dayLimit]),
      waiting("Mum", [.locked, .locked]), waiting("Zoe", [.cardShowing], turn: .fixed),
    ]
    #expect(
      text(status).contains(
        """
        Waiting   a check-in with Alex
                  a check-in with Mum
                    the session is locked
                  a check-in with Zoe
                    another one is showing
        """))
  }

  @Test func `opened is said of a card only while its text is up`() {
    var status = status()
    func showing(_ opened: Bool, _ open: Bool) -> String {
      status.showing = .init(reminder(), opened: opened, open: open, since: status.since)
      return text(status).split(separator: "\n").first { $0.hasPrefix("Showing") }.map(String.init)
        ?? ""
    }
    #expect(showing(true, true).hasSuffix("since Mon 09:06, opened"))
    #expect(showing(true, false).hasSuffix("since Mon 09:06"))
    #expect(showing(false, false).hasSuffix("since Mon 09:06, not opened yet"))
  }

  @Test func `what comes behind a card says so, and nothing ever comes now`() {
    var status = status()
    status.next = reminder(due: Timestamp(now))
    #expect(text(status).contains("18:42 (in a moment)"))
    status.showing = .init(reminder(), opened: true, open: true, since: status.since)
    #expect(text(status).contains("Next      a check-in with Mum, after the one that is showing\n"))
  }

  @Test func `what is offered about several people is one line`() {
    func offer(_ id: String) -> Status.Offer {
      Status.Offer(
        .review, about: Someone(person: id, name: id),
        line: "Still helpful? Stop with (attune rest \(id)). Any answer is fine.")
    }
    var status = status()
    status.offers = [offer("alex")]
    #expect(text(status).contains("Offer     Still helpful? Stop with (attune rest alex)."))
    status.offers = [offer("alex"), offer("mum"), offer("zoe")]
    let offers = text(status).split(separator: "\n").filter { $0.contains("Still helpful?") }
    #expect(
      offers == ["Offer     Still helpful? Keep it so, have fewer (attune cadence), or stop"])
    #expect(text(status).contains("(attune rest NAME). Any answer is fine."))
  }
}
