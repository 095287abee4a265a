package import CivilTime

/// Why a reminder comes when and as it does.
extension Engine {
  /// Every reason for an occurrence that is known, in the order of their topics.
  package func reasons(for occurrence: Occurrence, at now: Instant) -> [Reason] {
    reasons(for: occurrence, at: now, withWords: canSayWords)
  }

  /// Nothing of a text is shown on a locked screen, whatever is asked.
  var canSayWords: Bool { conditions.lock != .locked }

  func reasons(for occurrence: Occurrence, at now: Instant, withWords: Bool) -> [Reason] {
    guard let person = person(numbered: occurrence.person),
      let remembered = memory(of: occurrence.person)
    else { return [Reason(.time, Self.impersonal(occurrence))] }
    return Explanation(
      engine: self, occurrence: occurrence, person: person, remembered: remembered, now: now,
      withWords: withWords
    ).reasons
  }

  private static func impersonal(_ occurrence: Occurrence) -> String {
    occurrence.reminder == .test
      ? "It is a test: it shows that Attune can reach you, and is about nobody."
      : "It was about someone who is not in your configuration now."
  }

  /// What there is to explain: what is up, or else what was shown last, about someone or anybody.
  package func explainable(about person: Person.ID?) -> Occurrence? {
    let number = person.flatMap { roster.numbers[$0] }
    func fits(_ occurrence: Occurrence) -> Bool {
      person == nil ? occurrence.reminder != .test : occurrence.person == number
    }
    if let heard = heard.flatMap(openIndex).map({ open[$0] }), fits(heard) { return heard }
    if let current, fits(current) || person == nil { return current }
    let shown = open.filter { $0.shownAt != nil && fits($0) }
    let past = past.last(about: number) { $0.shownAt != nil && fits($0) }
    return (shown + [past].compactMap { $0 }).max {
      ($0.shownAt ?? $0.slot, $0.id) < ($1.shownAt ?? $1.slot, $1.id)
    }
  }

  /// What comes next about someone or anybody, as things stand, and why.
  ///
  /// What waits now says so, though the look ahead supposes that nothing holds it.
  package func foreseen(about person: Person.ID?, from now: Moment) -> Foreseen? {
    let number = person.flatMap { roster.numbers[$0] }
    return foreseen(from: now) { person == nil || $0.occurrence.person == number }
  }

  /// What is to come under an id, as things stand, and why.
  package func foreseen(_ id: Occurrence.ID, from now: Moment) -> Foreseen? {
    // To look for what cannot be would take a whole year's events.
    guard agenda.entries.contains(where: { id.description.hasPrefix("\($0.name)/") }) else {
      return nil
    }
    return foreseen(from: now) { $0.occurrence.id == id }
  }

  private func foreseen(
    from now: Moment, where isWanted: @escaping (Prospect) -> Bool
  ) -> Foreseen? {
    let end = now.wall + .seconds(366 * 86_400)
    guard let next = foreseen(from: now, until: end, where: isWanted) else { return nil }
    let waiting = open.first { $0.id == next.prospect.occurrence.id && $0.isWaiting }
    let held = waiting.map { reasons(for: $0, at: now.wall).filter { $0.topic == .held } } ?? []
    let others = next.reasons.filter { $0.topic != .held }
    return Foreseen(prospect: next.prospect, reasons: (others + held).inOrder)
  }

  /// One thing that will be shown, and why.
  package struct Foreseen: Equatable, Sendable {
    package let prospect: Prospect
    package let reasons: [Reason]
  }
}

extension [Reason] {
  /// By topic; those of one topic as they were.
  var inOrder: [Reason] { Reason.Topic.allCases.flatMap { topic in filter { $0.topic == topic } } }
}
