import CivilTime
import Control
import Host

/// What comes next, and what waits for something else than its turn.
extension StatusText {
  var next: [String] {
    let isMore = status.waiting.contains(where: isInTurn)
    return [Phrase.next(status.next, now: now, isAfterAnother: status.showing != nil)]
      + (isMore ? ["More come in their turn, in your hours and within your limits."] : [])
  }

  /// Whether it is due, and nothing keeps it but the pace.
  private func isInTurn(_ waiting: Status.Waiting) -> Bool {
    let isNext = waiting.reminder.occurrence == status.next?.occurrence
    let rests = waiting.holds.contains { $0.reason == .asleep }
    return status.next != nil && waiting.turn == .pace && !isNext && !rests
      && waiting.reminder.due.instant <= now && reason(of: waiting) == nil
  }

  /// Each reason is said once, below all that wait for it.
  var waiting: [String] {
    let told = status.waiting.compactMap { waiting in
      reason(of: waiting).map { (reminder: waiting.reminder, reason: $0) }
    }
    guard !told.isEmpty else { return [row("Waiting", "nothing")] }
    let reasons = told.map(\.reason)
    let distinct = reasons.enumerated().filter { !reasons.prefix($0.offset).contains($0.element) }
    let groups = distinct.map(\.element).map { reason in
      (told.filter { $0.reason == reason }.map(\.reminder), reason)
    }
    return groups.enumerated().flatMap { index, group in
      lines(group.0, group.1, isFirst: index == 0)
    }
  }

  private func lines(_ reminders: [Reminder], _ reason: String, isFirst: Bool) -> [String] {
    reminders.enumerated().map { index, reminder in
      row(
        isFirst && index == 0 ? "Waiting" : "", Phrase.noun(reminder, within: 70),
        tint: style.waiting)
    } + reason.wrapped(to: 68).map { rows("", ["  " + $0]) }.flatMap(\.self)
  }

  /// Why it waits or until when; `nil` if it only waits for its turn.
  private func reason(of waiting: Status.Waiting) -> String? {
    let holds = waiting.obstacles(at: Timestamp(now))
    guard holds.isEmpty else { return Phrase.holds(holds, in: zone, now: now) }
    let due = waiting.reminder.due.instant
    guard due > now, waiting.turn != .pace else { return nil }
    let comes = waiting.turn == .putOff ? "comes back" : "comes"
    return "\(comes) \(Phrase.arrival(due, in: zone, now: now))"
  }
}
