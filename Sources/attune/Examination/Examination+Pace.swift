import CivilTime
import Control
import Core
import Host

/// Whether anything comes at all.
extension Examination {
  var pace: [Finding] {
    guard let status, [.good, .stale].contains(status.configurationState) else { return [] }
    let zone = InstalledZones.zone(named: status.zone) ?? zone
    if status.paused {
      let end = status.pausedUntil.map {
        " until \(Phrase.moment($0.instant, in: zone, now: now))"
      }
      let text = "Everything is paused\(end ?? ", until you say otherwise")."
      return [Finding(.pace, .bad, text, .run("attune resume"))]
    }
    // What is held comes, though it is not known when.
    let isHeld = status.waiting.contains { !$0.obstacles(at: Timestamp(now)).isEmpty }
    guard let next = status.next else { return isHeld ? [] : idle }
    let distance = Phrase.distance(next.due.instant - now)
    return [
      Finding(
        .pace, .ok,
        "Next is \(Phrase.noun(next.kind)), \(Phrase.when(next, now: now)) (\(distance)).")
    ]
  }

  /// Why nothing comes; that there is nobody it could be about is said already.
  private var idle: [Finding] {
    guard let written, !written.people.isEmpty else { return [] }
    let known = remembered(about: written.people)
    let others = known.filter { $0?.resting.contains(.all) != true }
    if others.isEmpty {
      return [
        Finding(
          .pace, .bad, "Everything rests, whoever it is about.",
          .step("attune return and a name brings someone back; attune status says who rests."))
      ]
    }
    if others.allSatisfy({ ($0?.unanswered ?? 0) >= Pace.sleepAfterUnanswered }) {
      return [Finding(.pace, .bad, "Reminders sleep until you come back.", .run("attune resume"))]
    }
    if written.hours.weekdays.isEmpty, written.hours.weekends.isEmpty {
      return [
        Finding(
          .pace, .bad, "Your hours leave no time in which a reminder could come.",
          .step("Write a time below [hours] in the configuration, such as \"17:30-20:30\"."))
      ]
    }
    return [
      Finding(
        .pace, .bad, "Nothing comes within a year, as the configuration stands.",
        .run("attune cadence"))
    ]
  }

  private func remembered(about people: [Person]) -> [PersonState?] {
    guard case .whole(let state, _) = memory else { return people.map { _ in nil } }
    return people.map { person in state.people.first { $0.id == person.id } }
  }

  var testReminder: [Finding] {
    switch test {
    case nil: []
    case .sent(let holds) where holds.isEmpty:
      [Finding(.test, .ok, "A test reminder is on its way.")]
    case .sent(let holds):
      [
        Finding(
          .test, .note,
          "A test reminder waits: \(Phrase.holds(holds, in: zone, now: now)).")
      ]
    case .refused:
      [Finding(.test, .note, "No test reminder was sent: attuned cannot take one as things are.")]
    }
  }
}
