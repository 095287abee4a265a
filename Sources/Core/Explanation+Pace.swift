import CivilTime

/// What slows it down, and what it waits for.
extension Explanation {
  var pace: Reason? {
    if engine.isAsleep(number) {
      let what = isCadence ? "It rests" : "What comes by cadence about \(person.name) rests"
      return Reason(.pace, "\(what) just now. Any answer, or “attune resume”, brings it back.")
    }
    guard isCadence else { return nil }
    let factor = engine.backOff(of: number)
    guard factor > 1 else { return nil }
    return Reason(
      .pace,
      "The pace is slower just now: \(factor.inWords) times as long from one to the next. "
        + "Each answer brings it a step nearer to your own.")
  }

  var holds: [Reason] {
    let now = currentHolds
    let past = occurrence.held.filter { reason in !now.contains { $0.reason == reason } }
    let waited = past.isEmpty ? nil : "It had to wait, because \(Self.list(past.map(before)))."
    let waits = now.isEmpty ? nil : "It waits now, because \(Self.list(now.map(current)))."
    return [waited, waits].compactMap { $0 }.map { Reason(.held, $0) }
  }

  /// Why it waits now, each reason once.
  var currentHolds: [Hold] {
    guard occurrence.isWaiting, occurrence.due <= now else { return [] }
    var seen: [Hold.Reason] = []
    return engine.holds(on: occurrence, at: now).filter { hold in
      defer { seen.append(hold.reason) }
      return !seen.contains(hold.reason)
    }
  }

  private func current(_ hold: Hold) -> String {
    words(hold.reason) + (hold.until.map { " (until \(moment($0)))" } ?? "")
  }

  private func words(_ reason: Hold.Reason) -> String {
    switch reason {
    case .paused: "Attune is paused"
    case .locked: "the session is locked"
    case .doNotDisturb: "Do Not Disturb is on"
    case .noChannel: "there is no way to reach you"
    case .quietHours: "these are your quiet hours"
    case .outsideWindows: "this is outside your hours"
    case .settling: "you have only just come back"
    case .minGap: "another one came shortly before"
    case .personLimit: "enough has come about \(person.name) today"
    case .dayLimit: "enough has come today"
    case .fixedFirst: "something you fixed goes first"
    case .cardShowing: "another one is showing"
    case .retrying: "it could not be shown a moment ago"
    case .asleep: "what comes by cadence about \(person.name) rests"
    }
  }

  /// The same of a time that is over.
  private func before(_ reason: Hold.Reason) -> String {
    switch reason {
    case .paused: "Attune was paused"
    case .locked: "the session was locked"
    case .doNotDisturb: "Do Not Disturb was on"
    case .noChannel: "there was no way to reach you"
    case .quietHours: "those were your quiet hours"
    case .outsideWindows: "that was outside your hours"
    case .settling: "you had only just come back"
    case .minGap: "another one had come shortly before"
    case .personLimit: "enough had come about \(person.name) that day"
    case .dayLimit: "enough had come that day"
    case .fixedFirst: "something you fixed went first"
    case .cardShowing: "another one was showing"
    case .retrying: "it could not be shown at first"
    case .asleep: "what comes by cadence about \(person.name) rested"
    }
  }

  /// "a", "a and b", "a, b and c".
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
