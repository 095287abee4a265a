import CivilTime
import Control
import Core
import Host
import Store
import Testing

@testable import attune

/// What `attune doctor` says of what was found: whole reports first, then each part.
struct ExaminationTests {
  @Test func `where all is well, every part is one line`() {
    #expect(
      text(.healthy) == """
        ok    Files      224 prompts and the example config, in /usr/share/attune.
        ok    Config     /srv/attune.toml is good.
        ok    Service    Runs, and starts whenever you log in.
        ok    Daemon     Answers, and is version \(Release.version) like this program.
        ok    State      What is remembered is yours alone, in /srv/state.
        ok    Channels   The desktop is ready (dunst 1.9.0).
        ok               The journal is ready.
        ok    Session    Unlocked, and Do Not Disturb is off.
        ok    Time zone  UTC.
        ok    Pace       Next is a check-in, Tue 24 Nov 18:42 (in 47 hours).

        All is in order.
        """)
  }

  @Test func `before the first setup it is setup that mends it`() {
    var found = Examination.healthy
    found.plan = .missing(path: "/srv/attune.toml")
    found.service = .known(file: "disabled", activity: "inactive", result: "success")
    found.daemon = .absent
    found.memory = .nothing
    #expect(
      text(found) == """
        ok    Files      224 prompts and the example config, in /usr/share/attune.
        look  Config     There is no /srv/attune.toml yet.
                         run: attune setup
        look  Service    It is not running, and does not start when you log in.
                         run: attune setup
        note  Daemon     There is no attuned to ask, so whether a reminder would reach
                         you is not known.
        ok    State      Nothing is remembered yet.
        ok    Time zone  UTC.

        2 things need a look.
        """)
  }

  @Test func `a service that runs and is disabled ends with the session`() {
    var found = Examination.healthy
    found.service = .known(file: "disabled", activity: "active", result: "success")
    #expect(
      text(found) == """
        ok    Files      224 prompts and the example config, in /usr/share/attune.
        ok    Config     /srv/attune.toml is good.
        look  Service    It runs, but will not start at your next login.
                         run: systemctl --user enable attuned
        ok    Daemon     Answers, and is version \(Release.version) like this program.
        ok    State      What is remembered is yours alone, in /srv/state.
        ok    Channels   The desktop is ready (dunst 1.9.0).
        ok               The journal is ready.
        ok    Session    Unlocked, and Do Not Disturb is off.
        ok    Time zone  UTC.
        ok    Pace       Next is a check-in, Tue 24 Nov 18:42 (in 47 hours).

        1 thing needs a look.
        """)
  }

  @Test func `who is remembered and not in the configuration is a note, with both ways out`() {
    var found = Examination.healthy
    found.memory = .whole(
      State(
        seed: 1,
        people: ["quokka", "wombat"].enumerated().map {
          PersonState(number: $0.offset + 1, id: .init($0.element), firstSeen: found.now)
        }), directory: "/srv/state")
    #expect(
      text(found).contains(
        """
        ok    State      What is remembered is yours alone, in /srv/state.
        note             Somebody is remembered who is not in the configuration.
                         Write their old id back below [people], or run attune forget
                         and that id; attune export tells it.
        """))
    #expect(!text(found).contains("wombat"))
  }

  @Test func `after an upgrade the old version goes on until it is restarted`() {
    var found = Examination.healthy
    found.alter { $0.version = "0.0.9" }
    #expect(
      text(found) == """
        ok    Files      224 prompts and the example config, in /usr/share/attune.
        ok    Config     /srv/attune.toml is good.
        ok    Service    Runs, and starts whenever you log in.
        note  Daemon     Version 0.0.9 is still running; version \(Release.version) is installed.
                         run: systemctl --user restart attuned
        ok    State      What is remembered is yours alone, in /srv/state.
        ok    Channels   The desktop is ready (dunst 1.9.0).
        ok               The journal is ready.
        ok    Session    Unlocked, and Do Not Disturb is off.
        ok    Time zone  UTC.
        ok    Pace       Next is a check-in, Tue 24 Nov 18:42 (in 47 hours).

        Nothing keeps reminders from coming.
        """)
  }

  @Test func `a broken day says of everything what mends it`() {
    var found = Examination.healthy
    found.share.mistakes = 1
    found.plan = .read(path: "/srv/attune.toml", plan: nil, errors: 2, warnings: 1)
    found.hooks = [.init(number: 1, canRun: true), .init(number: 2, canRun: false)]
    found.memory = .trouble(.exposed(0o755, path: "/srv/state"))
    found.alter {
      $0.configurationState = .stale
      $0.paused = true
      $0.lock = .locked
      $0.doNotDisturb = .unknown
      $0.channels = [.init(name: "desktop", state: .waiting, detail: "no server")]
    }
    #expect(
      text(found) == """
        ok    Files      224 prompts and the example config, in /usr/share/attune.
        note             1 mistake in the files of your own prompts.
                         run: attune check --prompts
        look  Config     /srv/attune.toml has 2 mistakes and 1 warning; the last good
                         one runs on.
                         run: attune check
        look  Hooks      Hook 2 names a program that cannot be run.
                         Install it, or correct its command in the configuration.
        ok    Service    Runs, and starts whenever you log in.
        ok    Daemon     Answers, and is version \(Release.version) like this program.
        look  State      Others could get at /srv/state: its mode is 0755.
                         run: chmod 700 /srv/state
        look  Channels   The desktop is not ready yet (no server).
                         Log in to your desktop, or start a notification server such as
                         dunst.
        look  Session    The session is locked, and reminders wait while it is.
                         Unlock it: the first one comes a few minutes later.
        note             Your desktop does not say whether Do Not Disturb is on; it may
                         hide a card by itself.
        ok    Time zone  UTC.
        look  Pace       Everything is paused, until you say otherwise.
                         run: attune resume

        6 things need a look.
        """)
  }

  @Test func `a service that failed is started again with two commands that fit`() {
    var found = Examination.healthy
    found.service = .known(file: "enabled", activity: "failed", result: "exit-code")
    let lines = FindingsText(findings: found.serviceState, style: .init(isColored: false)).lines
    #expect(
      lines.joined(separator: "\n") == """
        look  Service    It could not run (exit-code): 'journalctl --user -u attuned'
                         says why. Mend that first.
                         run: systemctl --user reset-failed attuned
                         and: systemctl --user restart attuned

        1 thing needs a look.
        """)
  }

  @Test func `a hook whose program is missing is told by its number alone`() {
    var found = Examination.healthy
    found.hooks = [.init(number: 1, canRun: true)]
    #expect(found.hookPrograms == [Finding(.hooks, .ok, "The hook can be run.")])
    found.hooks = (1...3).map { .init(number: $0, canRun: $0 != 2) }
    #expect(found.hookPrograms.map(\.state) == [.bad])
    #expect(found.hookPrograms[0].text == "Hook 2 names a program that cannot be run.")
    #expect(!found.findings.isSound)
    // One that only hears of reminders keeps none from coming.
    found.hooks[1].reminds = false
    #expect(found.hookPrograms.map(\.state) == [.note] && found.findings.isSound)
  }

  @Test(arguments: [
    ("enabled", "inactive", "success", "systemctl --user start attuned"),
    ("disabled", "inactive", "success", "systemctl --user enable --now attuned"),
    ("masked", "inactive", "success", "systemctl --user unmask attuned"),
    (
      "enabled", "failed", "exit-code",
      "systemctl --user reset-failed attuned && systemctl --user restart attuned"
    ),
    (
      "enabled", "activating", "exit-code",
      "systemctl --user reset-failed attuned && systemctl --user restart attuned"
    ),
  ]) func `a service that does not run has one command`(
    file: String, activity: String, result: String, command: String
  ) {
    var found = Examination.healthy
    found.service = .known(file: file, activity: activity, result: result)
    found.daemon = .deserted
    #expect(found.serviceState.map { $0.remedy?.text } == [command])
    #expect(found.serviceState.map(\.state) == [.bad])
    #expect(found.daemonState.map(\.state) == [.note], "it is told once")
  }

  @Test func `what runs without a service manager is in order`() {
    var found = Examination.healthy
    for account in [UserService.Account.unmanaged, .absent] {
      found.service = account
      found.daemon = Examination.healthy.daemon
      #expect(found.findings.isSound)
      found.daemon = .absent
      #expect(found.serviceState.map(\.state) == [.bad])
    }
  }

  @Test func `a daemon that should answer and does not is what to look at`() {
    var found = Examination.healthy
    for daemon in [Examination.DaemonFound.absent, .deserted, .silent("attuned does not answer")] {
      found.daemon = daemon
      #expect(found.serviceState.isSound && !found.daemonState.isSound)
      #expect(found.daemonState[0].remedy == .run("systemctl --user restart attuned"))
    }
  }

  @Test func `colour leaves the words alone, and no line is too wide`() {
    var found = Examination.healthy
    let words = (1...200).map { String(repeating: "x", count: $0 % 9 + 1) }.joined(separator: " ")
    found.daemon = .silent(words + String(repeating: " 名\u{202E}\u{1B}[2J", count: 60))
    let plain = FindingsText(findings: found.findings, style: .init(isColored: false)).lines
    let colored = FindingsText(findings: found.findings, style: .init(isColored: true)).lines
    #expect(colored.map { $0.replacing(/\u{1B}\[\d*m/, with: "") } == plain && colored != plain)
    for line in plain {
      #expect(line.columns <= 80)
      #expect(!line.unicodeScalars.contains { $0.isHarmful })
    }
  }

  @Test func `programs are told the same`() {
    var found = Examination.healthy
    found.plan = .missing(path: "/a")
    #expect(
      found.configuration.json.description == """
        {"findings":[{"name":"configuration","state":"bad","text":"There is no /a yet.",\
        "remedy":"attune setup"}],"sound":false}
        """)
    #expect(
      found.timeZone.json.description == """
        {"findings":[{"name":"timeZone","state":"ok","text":"UTC."}],"sound":true}
        """)
  }

  private func text(_ found: Examination) -> String {
    FindingsText(findings: found.findings, style: TextStyle(isColored: false)).lines
      .joined(separator: "\n")
  }
}
