import CivilTime
import Control
import Testing

@testable import attune

struct StatusTextTests {
  private let now = Instant(microseconds: 1_795_376_520_000_000)

  private func reminder(_ kind: Reminder.Kind = .checkIn, name: String? = "Mum") -> Reminder {
    Reminder(
      occurrence: "2/x", person: "mum", name: name, kind: kind,
      due: Timestamp(microseconds: 1_795_545_720_000_000), local: "Tue 2026-11-24 18:42")
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
    status.showing = .init(reminder(.appreciation, name: nil), opened: false, since: status.since)
    status.waiting = [
      .init(reminder(.fixed), holds: [.init(.locked), .init(.paused, until: status.pausedUntil)])
    ]
    status.lock = .unknown
    status.configurationState = .stale
    status.problems = [
      Problem(
        severity: .error, code: "x", message: "unknown key `a`", file: "", line: 3, column: 1,
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
      .init(reminder(name: long), holds: Reminder.Hold.Reason.allCases.map { .init($0) })
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
}
