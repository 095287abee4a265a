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
    let waited = past.isEmpty ? nil : "It had to wait, because of \(Self.list(past.map(words)))."
    let waits = now.isEmpty ? nil : "It waits now, because of \(Self.list(now.map(current)))."
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
    case .paused: "a pause of yours"
    case .locked: "a locked session"
    case .doNotDisturb: "Do Not Disturb"
    case .noChannel: "the lack of a way to reach you"
    case .quietHours: "quiet hours"
    case .outsideWindows: "a time outside your hours"
    case .settling: "your having only just come back"
    case .minGap: "another one shortly before"
    case .personLimit: "enough about \(person.name) for the day"
    case .dayLimit: "enough for the day"
    case .fixedFirst: "something you fixed, which goes first"
    case .cardShowing: "another card on the screen"
    case .retrying: "a delivery that failed"
    case .asleep: "a rest until you come back"
    }
  }

  /// "a", "a and b", "a, b and c".
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
