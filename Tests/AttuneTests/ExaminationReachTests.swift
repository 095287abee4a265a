import CivilTime
import Control
import Core
import Host
import Store
import Testing

@testable import attune

/// What keeps a reminder from coming although the daemon runs.
struct ExaminationReachTests {
  private var found = Examination.healthy

  private func hook(_ role: Hook.Role) -> Hook {
    Hook(name: "phone", command: ["ring"], role: role)
  }

  @Test func `a journal that is out of reach is a note`() {
    var found = found
    found.alter { $0.channels[1] = .init(name: "journal", state: .unavailable, detail: "none") }
    #expect(found.channels.map(\.state) == [.ok, .note])
  }

  @Test func `what shows nothing is no way to reach anybody`() {
    var found = found
    found.alter { $0.channels[0] = .init(name: "desktop", state: .off) }
    #expect(found.channels.map(\.state) == [.ok, .ok, .bad])
    found.alter { $0.channels.append(.init(name: "hooks", state: .ok, detail: "1 hook")) }
    found.write(Plan(channels: ChannelPlan(desktop: false, hooks: [hook(.observer)])))
    #expect(found.channels.map(\.state) == [.ok, .ok, .ok, .bad])
    found.write(Plan(channels: ChannelPlan(desktop: false, hooks: [hook(.reminder)])))
    #expect(found.channels.map(\.state) == [.ok, .ok, .ok])
  }

  @Test func `a desktop that is not ready matters less where a hook reminds`() {
    var found = found
    found.alter { $0.channels[0] = .init(name: "desktop", state: .waiting, detail: "none") }
    #expect(found.channels[0].state == .bad)
    found.alter { $0.channels.append(.init(name: "hooks", state: .ok)) }
    found.write(Plan(channels: ChannelPlan(hooks: [hook(.reminder)])))
    #expect(found.channels[0].state == .note)
  }

  @Test func `what keeps the state from being written is told once`() {
    var found = found
    found.alter {
      $0.channels.append(.init(name: "state", state: .unavailable, detail: "the disk is full"))
    }
    #expect(found.channels.count == 2)
    #expect(found.state.map(\.text) == ["the disk is full."])
    found.memory = .trouble(.exposed(0o755, path: "/srv/state"))
    #expect(found.state.map(\.remedy) == [.run("chmod 700 /srv/state")])
  }

  @Test func `a session that is not known is a note, one that holds cards back is not`() {
    var found = found
    found.alter { ($0.lock, $0.doNotDisturb) = (.unknown, .unknown) }
    #expect(found.session.map(\.state) == [.note, .note])
    found.alter { ($0.lock, $0.doNotDisturb) = (.unlocked, .on) }
    #expect(found.session.map(\.state) == [.bad])
  }

  @Test func `a zone that is not known, or another than the daemon's, is a note`() {
    var found = found
    found.alter { $0.zone = "Europe/Lisbon" }
    #expect(
      found.timeZone.map(\.text) == ["attuned counts in Europe/Lisbon, this terminal in UTC."])
    found.zoneTrouble = "the time zone cannot be read"
    #expect(found.timeZone.map(\.text) == ["The time zone cannot be read."])
    #expect(found.timeZone.map(\.state) == [.note])
  }

  @Test func `where nothing comes, the reason is told`() throws {
    var found = found
    found.alter { $0.next = nil }
    func remember(_ unanswered: Int, _ resting: Topics) {
      var state = State(seed: 1)
      state.people = [
        PersonState(
          number: 1, id: .init("quokka"), firstSeen: found.now, unanswered: unanswered,
          resting: resting)
      ]
      found.memory = .whole(state, directory: "/srv/state")
    }
    remember(0, .all)
    #expect(found.pace.map(\.text) == ["Everything rests, whoever it is about."])
    remember(9, [])
    #expect(found.pace.map(\.remedy) == [.run("attune resume")])
    remember(0, .guarded)
    #expect(found.pace.map(\.remedy) == [.run("attune cadence")])
    var plan = try #require(found.written)
    plan.hours = Hours(weekdays: [], weekends: [])
    found.write(plan)
    #expect(found.pace.map(\.text) == ["Your hours leave no time in which a reminder could come."])
    plan.people = []
    found.write(plan)
    #expect(found.pace.isEmpty && !found.configuration.isSound)
  }

  @Test func `a pause says its end`() {
    var found = found
    found.alter {
      $0.paused = true
      $0.pausedUntil = Timestamp(microseconds: 1_797_000_000_000_000)
    }
    #expect(found.pace.map(\.text) == ["Everything is paused until Fri 11 Dec 14:40."])
    #expect(found.pace.map(\.remedy) == [.run("attune resume")])
  }

  @Test func `a test is on its way, or waits for something, or was not taken`() {
    var found = found
    #expect(found.testReminder.isEmpty)
    found.test = .sent(holds: [])
    #expect(found.testReminder.map(\.state) == [.ok])
    found.test = .sent(holds: [.init(.locked)])
    #expect(found.testReminder.map(\.text) == ["A test reminder waits: the session is locked."])
    found.test = .refused
    #expect(found.testReminder.map(\.state) == [.note])
  }

  @Test func `nobody is named, whatever is found`() {
    var found = found
    found.test = .sent(holds: Reminder.Hold.Reason.allCases.map { .init($0) })
    found.alter {
      $0.waiting = [.init($0.next ?? Reminder.nobody, holds: [])]
      $0.resting = [Someone(person: "quokka", name: "Zebediah")]
    }
    let text = found.findings.json.description.lowercased()
    #expect(text.contains("a check-in"))
    #expect(!text.contains("zebediah") && !text.contains("quokka"))
  }
}

extension Reminder {
  fileprivate static let nobody = Reminder(
    occurrence: "1/x", person: nil, name: nil, kind: .test, due: Timestamp(microseconds: 0),
    local: "")
}
