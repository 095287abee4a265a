import CivilTime
import Control
import Core
import Host

/// What `attune status` says, in lines of at most 80 columns.
struct StatusText {
  let status: Status
  let zone: Zone
  let now: Instant
  let style: TextStyle

  var lines: [String] {
    [headline] + rows("Next", next) + [row("Showing", showing)] + waiting + resting + offers
      + session + channels
      + [row("Config", configuration, tint: isConfigGood ? plain : style.bad)] + mistakes
      + ownPrompts
  }

  private var headline: String {
    guard status.paused else {
      return style.strong("Attune is running, since \(moment(status.since)).")
    }
    let end = status.pausedUntil.map { "until \(moment($0))" } ?? "until you run 'attune resume'"
    return style.waiting("Attune is paused, \(end).")
  }

  private var showing: String {
    guard let showing = status.showing else { return "nothing" }
    // What was read before and is covered again is neither.
    let state = showing.open ? ", opened" : showing.opened ? "" : ", not opened yet"
    return Phrase.timed(
      showing.reminder, ", since \(moment(showing.since))\(state)", within: 70)
  }

  /// The same words for everyone about whom something rests, however much it is.
  private var resting: [String] {
    let resting = status.resting.map { someone in
      let name = someone.name.escaped.cut(to: 24)
      return "Something rests about \(name) (attune return \(someone.person.escaped))"
    }
    let asleep = status.asleep.map { someone in
      "What comes by cadence about \(someone.name.escaped.cut(to: 24)) rests (attune resume)"
    }
    return rows("Resting", (resting + asleep).flatMap { $0.wrapped(to: 70) })
  }

  /// One calm line each, however many people it is offered for.
  private var offers: [String] {
    let all = status.offers.map(line)
    let lines = all.enumerated().filter { !all.prefix($0.offset).contains($0.element) }
    return rows("Offer", lines.flatMap { Self.told($0.element.escaped) })
  }

  /// What is offered about several people alike names none of them.
  private func line(_ offer: Status.Offer) -> String {
    let isShared = offer.kind == .review && status.offers.count { $0.kind == .review } > 1
    return isShared ? Wording.line(for: .review, about: nil) : offer.line
  }

  /// Where it needs more than a line, the command that takes it up has one of its own.
  private static func told(_ offer: String) -> [String] {
    guard offer.columns > 70, let colon = offer.lastIndex(of: ":") else {
      return offer.wrapped(to: 70)
    }
    return String(offer[...colon]).wrapped(to: 70)
      + String(offer[offer.index(after: colon)...]).wrapped(to: 68).map { "  " + $0 }
  }

  /// Lines that belong together: the first has the label.
  func rows(_ label: String, _ lines: [String]) -> [String] {
    lines.enumerated().map { row($0.offset == 0 ? label : "", $0.element) }
  }

  /// Only where it could keep something from being shown, or is not known.
  private var session: [String] {
    guard status.lock != .unlocked || status.doNotDisturb != .off else { return [] }
    let lock = status.lock == .unknown ? "lock unknown" : status.lock.rawValue
    return [row("Session", "\(lock) · Do Not Disturb \(status.doNotDisturb.rawValue)")]
  }

  private var channels: [String] {
    let parts = status.channels.map { channel in
      let detail = channel.detail.isEmpty ? "" : " (\(channel.detail.escaped))"
      return "\(channel.name.escaped) \(channel.state.rawValue)\(detail)"
    }
    let text = parts.isEmpty ? "none" : parts.joined(separator: " · ")
    return text.wrapped(to: 70).enumerated().map { index, line in
      row(index == 0 ? "Channels" : "", line, tint: hasTrouble ? style.bad : plain)
    } + (hasTrouble ? [row("", "'attune doctor' says what to do")] : [])
  }

  private var configuration: String {
    let path = Places.short(status.configuration)
    return switch status.configurationState {
    case .good: "\(path), good"
    case .stale: "\(path) has mistakes; the last good one runs"
    case .bad: "\(path) has mistakes; nothing is sent"
    case .missing: "none yet: run 'attune setup'"
    }
  }

  private var mistakes: [String] {
    let problems = status.problems.filter { $0.file == status.configuration }
    return Self.told(problems, "attune check") { "line \($0.line): " }.map { row("", $0) }
  }

  /// Mistakes in files of prompts, each with its file.
  private var ownPrompts: [String] {
    let problems = status.problems.filter { $0.file != status.configuration }
    return rows(
      "Prompts",
      Self.told(problems, "attune check --prompts") {
        "\(Places.short($0.file)), line \($0.line): "
      })
  }

  /// The first of some problems, and the command that shows them all.
  private static func told(
    _ problems: [Problem], _ command: String, place: (Problem) -> String
  ) -> [String] {
    guard !problems.isEmpty else { return [] }
    return problems.prefix(3).flatMap { (place($0) + $0.message.escaped).wrapped(to: 70) }
      + ["'\(command)' shows all of it"]
  }

  private var hasTrouble: Bool { status.channels.contains { $0.state == .unavailable } }
  private var isConfigGood: Bool { status.configurationState == .good }

  func moment(_ timestamp: Timestamp) -> String {
    Phrase.moment(timestamp.instant, in: zone, now: now)
  }

  private func plain(_ text: String) -> String { text }

  func row(_ label: String, _ text: String, tint: (String) -> String) -> String {
    style.faint(label.fitted(to: 10)) + tint(text.cut(to: 70))
  }

  func row(_ label: String, _ text: String) -> String { row(label, text, tint: plain) }
}
