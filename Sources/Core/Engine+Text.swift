package import CivilTime

/// The words of an occurrence.
extension Engine {
  /// The prompt of an occurrence: the one that was drawn while it suits, or else a new one.
  func draw(for occurrence: Occurrence, at now: Instant) -> Occurrence.Draw? {
    guard let type = occurrence.reminder.type, let person = person(numbered: occurrence.person),
      let remembered = people.first(where: { $0.number == occurrence.person })
    else { return occurrence.draw }
    let selection = Selection(
      person: person, remembered: remembered, deck: plan.deck,
      shown: shown(about: occurrence.person, by: now).filter { $0.id != occurrence.id },
      now: now, hours: hours)
    if let drawn = occurrence.draw, selection.stillSuits(drawn, type) { return drawn }
    return selection.draw(type, by: chance, key: occurrence.id.description)?.draw
      ?? Selection.greeting
  }

  /// The text of an occurrence, the person's name in place.
  package func text(of occurrence: Occurrence, at now: Instant) -> Text {
    guard let person = person(numbered: occurrence.person) else { return Wording.test }
    switch occurrence.reminder {
    case .test: return Wording.test
    case .cadence, .asked:
      return occurrence.draw.flatMap { words(of: $0.prompt, for: person) }
        ?? Wording.open(for: person)
    case .fixed(let id):
      return person.reminders.first { $0.id == id }.map(Wording.text(of:))
        ?? Wording.open(for: person)
    case .date(let label):
      return date(labelled: label, of: occurrence, for: person, at: now)
        ?? Wording.open(for: person)
    }
  }

  private func words(of prompt: Prompt.ID, for person: Person) -> Text? {
    if prompt == Selection.greeting.prompt { return Wording.open(for: person) }
    if let plan = person.plans.first(where: { Selection.id(of: $0) == prompt }) {
      return Wording.text(of: plan, for: person)
    }
    return plan.deck.first { $0.id == prompt }.map { Wording.text(of: $0, for: person) }
  }

  private func date(
    labelled label: String, of occurrence: Occurrence, for person: Person, at now: Instant
  ) -> Text? {
    guard let date = person.dates.first(where: { $0.label == label }) else { return nil }
    let today = zone.civil(at: now).date
    // The day that this lead announces is the first one on or after its slot.
    let from = zone.civil(at: occurrence.slot).date
    let day = (from.year...from.year + 2).compactMap { date.day(in: $0) }.first { $0 >= from }
    return day.map { Wording.text(of: date, for: person, on: $0, today: today) }
  }
}
