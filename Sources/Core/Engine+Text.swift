package import CivilTime

/// The words of an occurrence.
extension Engine {
  /// The prompt of an occurrence: the one that was drawn while it suits, or else a new one.
  func draw(for occurrence: Occurrence, at now: Instant) -> Occurrence.Draw? {
    guard let type = occurrence.reminder.type, let person = person(numbered: occurrence.person),
      let selection = selection(for: person, besides: occurrence.id, at: now)
    else { return occurrence.draw }
    if let drawn = occurrence.draw,
      selection.stillSuits(drawn, type, wasRead: occurrence.openedAt != nil)
    {
      return drawn
    }
    return selection.draw(type, by: chance, key: occurrence.id.description) ?? Selection.greeting
  }

  /// What may be drawn for someone now, leaving one occurrence out of what they have seen.
  func selection(for person: Person, besides id: Occurrence.ID?, at now: Instant) -> Selection? {
    guard let number = roster.numbers[person.id], let remembered = memory(of: number)
    else { return nil }
    let excluded = exclusions.filter { $0.person == nil || $0.person == number }
    return Selection(
      person: person, remembered: remembered, deck: plan.deck,
      excluded: excluded.map(\.prompt),
      shown: shown(about: number, by: now).filter { $0.id != id }, now: now, hours: hours)
  }

  /// The text of an occurrence, the person's name in place; with what its card offers.
  package func text(of occurrence: Occurrence, at now: Instant) -> Text {
    var text = words(of: occurrence, at: now)
    if let offer = showing?.offer, showing?.occurrence == occurrence.id,
      let person = person(numbered: occurrence.person)
    {
      text.note = Wording.line(for: offer, about: person)
    }
    return text
  }

  private func words(of occurrence: Occurrence, at now: Instant) -> Text {
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
    case .followUp(let number):
      return followUps.first { $0.number == number }.map { Wording.text(of: $0, for: person) }
        ?? Wording.used(for: person)
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
    guard let date = person.dates.first(where: { $0.label == label }),
      case .ahead(let day, _) = occurrence.slotKey
    else { return nil }
    return Wording.text(of: date, for: person, on: day, today: zone.civil(at: now).date)
  }
}
