import CivilTime
import Control
import Core
import Host

/// Whether what is due would reach the user now, and at the right hour.
extension Examination {
  /// Without a plan none is open, and that is said already.
  var channels: [Finding] {
    let found = status?.channels.filter { $0.name != "state" } ?? []
    guard !found.isEmpty else { return [] }
    let findings = found.map(finding)
    guard found.allSatisfy({ $0.state == .off || !reaches($0) }) else { return findings }
    return findings + [
      Finding(
        .channels, .bad, "Every way to reach you is off.",
        .step("Write desktop = true below [channels] in the configuration."))
    ]
  }

  /// Whether it is there to show reminders, not only to note what happens.
  private func reaches(_ channel: Status.Channel) -> Bool {
    switch channel.name {
    case "journal": false
    case "hooks": written?.channels.hooks.contains { $0.role == .reminder } ?? true
    default: true
    }
  }

  private func finding(_ channel: Status.Channel) -> Finding {
    let name = Self.name(of: channel)
    let detail = channel.detail.isEmpty ? "" : " (\(channel.detail))"
    switch channel.state {
    case .ok: return Finding(.channels, .ok, "\(name) ready\(detail).")
    case .off: return Finding(.channels, .ok, "\(name) off, as your configuration says.")
    case .unavailable where channel.name == "journal":
      return Finding(
        .channels, .note, "\(name) out of reach\(detail); reminders come without it.")
    case .unavailable:
      return Finding(
        .channels, .bad, "\(name) out of reach\(detail).", Self.remedy(for: channel))
    case .waiting:
      let hasOther = status?.channels.contains { $0.state == .ok && reaches($0) } == true
      return Finding(
        .channels, hasOther ? .note : .bad, "\(name) not ready yet\(detail).",
        .step("Log in to your desktop, or start a notification server such as dunst."))
    }
  }

  /// With its verb.
  private static func name(of channel: Status.Channel) -> String {
    switch channel.name {
    case "hooks": "Hooks are"
    case "desktop", "journal", "terminal": "The \(channel.name) is"
    default: "\(channel.name) is"
    }
  }

  private static func remedy(for channel: Status.Channel) -> Finding.Remedy {
    channel.name == "hooks"
      ? .step("Hooks are run by systemd: take them out of the configuration where there is none.")
      : .step("Log out and in again: that brings up the bus and the notification server.")
  }

  var session: [Finding] {
    guard let status else { return [] }
    if status.lock == .unlocked, status.doNotDisturb == .off {
      return [Finding(.session, .ok, "Unlocked, and Do Not Disturb is off.")]
    }
    return lock(status.lock) + doNotDisturb(status.doNotDisturb)
  }

  private func lock(_ lock: Status.Lock) -> [Finding] {
    switch lock {
    case .unlocked: []
    case .locked:
      [
        Finding(
          .session, .bad, "The session is locked, and reminders wait while it is.",
          .step("Unlock it: the first one comes a few minutes later."))
      ]
    case .unknown:
      [
        Finding(
          .session, .note,
          "Your desktop does not say whether the session is locked, so a card may come while it is."
        )
      ]
    }
  }

  private func doNotDisturb(_ state: Status.DoNotDisturb) -> [Finding] {
    switch state {
    case .off: []
    case .on:
      [
        Finding(
          .session, .bad, "Do Not Disturb is on, and reminders wait while it is.",
          .step("Turn it off on your desktop when you like."))
      ]
    case .unknown:
      [
        Finding(
          .session, .note,
          "Your desktop does not say whether Do Not Disturb is on; it may hide a card by itself.")
      ]
    }
  }

  var timeZone: [Finding] {
    if let trouble = zoneTrouble {
      return [
        Finding(
          .timeZone, .note, trouble.prefix(1).uppercased() + trouble.dropFirst() + ".",
          .step("Correct TZ, or say where you are: timedatectl set-timezone Europe/Lisbon"))
      ]
    }
    if let status, status.zone != zone.name {
      return [
        Finding(
          .timeZone, .note,
          "attuned counts in \(status.zone), this terminal in \(zone.name).",
          .step("If the first is wrong, correct TZ, then: systemctl --user restart attuned"))
      ]
    }
    return [Finding(.timeZone, .ok, "\(zone.name).")]
  }
}
