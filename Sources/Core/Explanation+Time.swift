import CivilTime

/// The moment it comes at, and the cadence behind it.
extension Explanation {
  var times: [Reason] {
    ([putOff ?? place] + [theirHours].compactMap { $0 }).map { Reason(.time, $0) }
  }

  private var putOff: String? {
    occurrence.snoozes > 0
      ? "You put it off until \(moment(occurrence.due)); what you choose yourself goes there." : nil
  }

  private var place: String {
    switch occurrence.reminder {
    case .asked: return "You asked for it, so hours and limits did not count."
    case .test: return "It is a test."
    case .followUp: return comingBack
    case .fixed(let id):
      let at = person.reminders.first { $0.id == id }?.at.shortDescription
      return
        "It is your own reminder, \(at.map { "at the time you gave it: \($0)" } ?? "gone since")."
    case .date(let label): return date(label)
    case .cadence(let type):
      if case .calendar = person.cadence(of: type) {
        return "You gave it an exact time, so your hours do not count for it; quiet hours do."
      }
      return window
    }
  }

  private var comingBack: String {
    let wanted = occurrence.slot
    guard let end = engine.hours.quietEnd(at: wanted) else {
      return "You wanted to come back to this on \(day(wanted))."
    }
    return "You wanted to come back to this on \(moment(wanted)), in your quiet hours, so it "
      + "\(comes) when they end, on \(moment(end))."
  }

  private func date(_ label: String) -> String {
    guard case .ahead(let date, let days) = occurrence.slotKey else {
      return "It is a date you noted."
    }
    let lead =
      switch days {
      case 0: "on the day itself"
      case 1: "the day before"
      default: "\(days) days before"
      }
    let which = withWords ? ", \(label) on \(date.inWords)" : ""
    return "It is a date you noted\(which), and you wanted it \(lead)."
  }

  /// The window of the user's that it falls in.
  private var window: String {
    let at = occurrence.shownAt ?? occurrence.due
    guard let window = engine.hours.window(endingAfter: at), window.start <= at else {
      return "It \(comes) at a time that is not among your hours now; they were others then."
    }
    let (from, to) = (zone.civil(at: window.start).time, zone.civil(at: window.end).time)
    let when = occurrence.shownAt == nil ? "on" : "It came on"
    let begin = occurrence.shownAt == nil ? "It is to come \(when)" : when
    return "\(begin) \(moment(at)), inside the hours you chose for that day, "
      + "\(from.toTheMinute) to \(to.toTheMinute)."
  }

  /// What contacts them keeps to their own hours, too.
  private var theirHours: String? {
    guard let hours = person.hours, let kind = occurrence.draw?.kind, kind == .say || kind == .ask,
      putOff == nil
    else { return nil }
    let place = person.zone.map { " by the clocks of \($0.name)" } ?? ""
    let theirs = "\(person.name), whose own hours are \(hours.start) to \(hours.end)\(place)"
    return meetsTheirs(hours)
      ? "It turns to \(theirs)." : "It turns to \(theirs). They never meet yours, so yours count."
  }

  /// Whether some of the user's hours are the other person's, too.
  private func meetsTheirs(_ hours: DailyWindow) -> Bool {
    let theirs = OpenHours(
      hours: Hours(weekdays: [hours], weekends: [hours], quiet: nil), zone: person.zone ?? zone)
    return engine.hours.meets(theirs, after: occurrence.shownAt ?? now)
  }

  var cadence: Reason? {
    guard case .cadence(let type) = occurrence.reminder else { return nil }
    let cadence = person.cadence(of: type)
    let noun = type == .checkIn ? "check-ins with" : "appreciations for"
    let isUsual = cadence == (type == .checkIn ? Pace.checkInCadence : Pace.appreciationCadence)
    let words =
      "The cadence \(isUsual ? "" : "you set ")for \(noun) \(person.name) is “\(cadence)”"
    return Reason(.cadence, words + (counting(cadence, type).map { ", \($0)." } ?? "."))
  }

  private func counting(_ cadence: Cadence, _ type: ReminderType) -> String? {
    switch (cadence, occurrence.slotKey) {
    case (.rate(let count, let period), .share(let its, let start, let index, let shares)?)
    where its == period && shares == count && index < count:
      let whole = (period == .day ? "" : "the \(period.rawValue) from ") + start.inWords
      guard count > 1 else { return "and this is the one of \(whole)" }
      let part = period == .day ? "on" : "in"
      return "and this is number \(index + 1) of \(count) \(part) \(whole)"
    case (.every, .after(let seconds)?):
      let anchor = Instant(microseconds: 0) + .seconds(seconds)
      return "counted from \(day(anchor))" + (origin(of: anchor, type).map { ", \($0)" } ?? "")
    case (.calendar, .wall?): return "and it comes exactly then"
    case (.off, _): return "so this is the last of what was"
    default: return "which it was not yet when this one was planned"
    }
  }

  /// What happened at the instant from which an interval counts.
  private func origin(of anchor: Instant, _ type: ReminderType) -> String? {
    func isIt(_ other: Instant?) -> Bool {
      guard let distance = other.map({ $0 - anchor }) else { return false }
      return distance > .seconds(-1) && distance < .seconds(1)
    }
    if type == .checkIn, isIt(remembered.lastContact) { return "when you were last in touch" }
    for other in engine.past.about(number).reversed() where other.reminder.type == type {
      guard case .closed(let outcome, let end) = other.phase else { continue }
      switch outcome {
      case .done where isIt(end): return "when you did the one before"
      case .dismissed where isIt(other.shownAt), .expired where isIt(other.shownAt):
        return "when the one before was shown"
      case _ where isIt(end): return "when the one before was over"
      default: continue
      }
    }
    return anchor < remembered.firstSeen
      ? "a start drawn for \(person.name), so that people do not come all at once" : nil
  }
}
