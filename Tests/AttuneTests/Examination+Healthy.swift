import CivilTime
import Control
import Core
import Host
import Store

@testable import attune

extension Examination {
  /// A machine on which nothing is wrong, about one person.
  static var healthy: Examination {
    let alex = Person(id: .init("quokka"), name: "Zebediah", relation: .friend)
    return Examination(
      share: Share(
        directory: "/usr/share/attune", hasExample: true, prompts: 224, ownPrompts: 0,
        mistakes: 0),
      plan: .read(
        path: "/srv/attune.toml", plan: Plan(people: [alex]), errors: 0, warnings: 0),
      hooks: [], service: .known(file: "enabled", activity: "active", result: "success"),
      daemon: .answered(goodStatus), memory: .whole(State(seed: 1), directory: "/srv/state"),
      zone: .utc,
      now: Instant(microseconds: 1_795_376_520_000_000))
  }

  private static var goodStatus: Status {
    Status(
      version: Release.version, since: Timestamp(microseconds: 1_794_820_000_000_000),
      configuration: "/srv/attune.toml", configurationState: .good, zone: "UTC", people: 1,
      next: Reminder(
        occurrence: "2/x", person: "quokka", name: "Zebediah", kind: .checkIn,
        due: Timestamp(microseconds: 1_795_545_720_000_000), local: "Tue 2026-11-24 18:42"),
      lock: .unlocked, doNotDisturb: .off,
      channels: [
        .init(name: "desktop", state: .ok, detail: "dunst 1.9.0"),
        .init(name: "journal", state: .ok),
      ])
  }

  /// The same with a daemon that says something else.
  mutating func alter(_ change: (inout Status) -> Void) {
    guard var status else { return }
    change(&status)
    daemon = .answered(status)
  }

  /// The same with another plan in the file.
  mutating func write(_ plan: Plan) {
    self.plan = .read(path: "/srv/attune.toml", plan: plan, errors: 0, warnings: 0)
  }
}

extension StoreError {
  static func exposed(_ mode: UInt32, path: String) -> StoreError {
    StoreError(
      .exposed(mode: mode, properMode: 0o700), .open, path: path, message: "its mode is wrong")
  }
}
