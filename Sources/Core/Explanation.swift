import CivilTime

/// Why one occurrence comes as it does, found from the plan, its rhythm and what was shown before.
struct Explanation {
  let engine: Engine
  let occurrence: Occurrence
  let person: Person
  let remembered: PersonState
  let now: Instant
  /// Whether the words of the user and of prompts may be said: on a locked screen they may not.
  let withWords: Bool

  var reasons: [Reason] {
    let told = times + [cadence, pace].compactMap { $0 } + holds + drawn + [rest].compactMap { $0 }
    return (told + numbers.map { Reason(.number, $0.sentence) }).inOrder
  }

  /// What was drawn, once it was; what the user wrote needs no reason.
  private var drawn: [Reason] {
    guard occurrence.reminder.type != nil else { return [] }
    guard let draw = occurrence.draw else {
      // What is over without a prompt had none.
      return occurrence.isClosed
        ? [] : [Reason(.practice, "Which prompt it is will be drawn when its moment comes.")]
    }
    return [practice(of: draw), depth(of: draw), evidence(of: draw)].compactMap { $0 }
  }

  var number: Int { remembered.number }
  var plan: Plan { engine.plan }
  var zone: Zone { engine.zone }
  var comes: String { occurrence.shownAt == nil ? "comes" : "came" }
  var isCadence: Bool { if case .cadence = occurrence.reminder { true } else { false } }

  /// What was shown about them before this one, oldest first.
  var before: [Occurrence] {
    let at = occurrence.shownAt ?? now
    return engine.shown(about: number, by: now).filter {
      $0.id != occurrence.id && ($0.shownAt ?? at) <= at
    }
  }

  /// Such as "Tuesday, 24 November".
  func day(_ instant: Instant) -> String { zone.civil(at: instant).date.inWords }

  /// Such as "Tuesday, 24 November at 18:42".
  func moment(_ instant: Instant) -> String {
    "\(day(instant)) at \(zone.civil(at: instant).time.toTheMinute)"
  }

  /// Whether asks rested when it was shown, as far as the last time is known at which the user said
  /// so; what they said of it itself came after.
  var restedAsks: Bool {
    guard let end = remembered.asksRestUntil else { return false }
    let last = zone.civil(at: end)
    let first = CivilDateTime(date: last.date.adding(days: -Pace.askRestDays), time: last.time)
    let at = occurrence.shownAt ?? now
    return zone.instant(of: first) <= at && at < end
  }

  /// One sentence for whatever rests, be it little or all: it never tells which.
  private var rest: Reason? {
    guard !remembered.resting.isEmpty else { return nil }
    return Reason(
      .rest, "Something about \(person.name) rests at your wish, until you bring it back.")
  }

  private func evidence(of draw: Occurrence.Draw) -> Reason? {
    guard withWords else { return nil }
    return plan.deck.first { $0.id == draw.prompt }?.because.map { Reason(.evidence, $0) }
  }
}

extension CivilDate {
  /// Such as "Tuesday, 24 November".
  var inWords: String { "\(weekday.fullName), \(day) \(monthName)" }
}

extension TimeOfDay {
  /// Such as "18:42", without seconds.
  var toTheMinute: String {
    TimeOfDay(hour: hour, minute: minute)?.description ?? description
  }
}

extension Double {
  /// Such as "1.5" or "2".
  var inWords: String { self == rounded() ? String(Int(self)) : String(self) }
}
