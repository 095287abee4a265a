package import CivilTime

/// What is offered to the user, once each, and what becomes of it.
extension Engine {
  /// The offers that stand, each with its person, in the order of the plan.
  package var offers: [(person: Person, offer: Offer)] {
    plan.people.compactMap { person in
      memory(of: roster.numbers[person.id])?.offer.map { (person, $0) }
    }
  }

  /// How personal prompts about someone may be now.
  package func depth(of number: Int, at now: Instant) -> Depth {
    guard let person = memory(of: number), let planned = self.person(numbered: number)
    else { return .everyday }
    return Selection.depth(of: planned, person, at: now)
  }

  /// Ends what was offered long ago, and offers what its time has come for.
  mutating func renewOffers(at now: Instant) {
    guard nextOffer.map({ $0 <= now }) ?? true else { return }
    let planned = plan.people.compactMap { roster.numbers[$0.id] }
    for number in planned { renewOffer(of: number, at: now) }
    nextOffer = planned.compactMap { offerTime(of: $0, at: now) }.min()
  }

  private mutating func renewOffer(of number: Int, at now: Instant) {
    guard let person = memory(of: number) else { return }
    if let offer = person.offer {
      guard lapse(of: offer) <= now || isMoot(offer, about: number) else { return }
      return changePerson(number) { $0.offer = nil }
    }
    guard !person.resting.contains(.all) else { return }
    if now >= review(of: person) {
      changePerson(number) {
        $0.reviewed = now
        $0.offer = Offer(.review, since: now)
      }
    }
  }

  /// Whether the relation, which can change in the plan, does not bear what is offered.
  private func isMoot(_ offer: Offer, about number: Int) -> Bool {
    offer.kind == .deeper && self.person(numbered: number)?.relation.deepest == .everyday
  }

  /// When something next begins or ends by itself.
  private func offerTime(of number: Int, at now: Instant) -> Instant? {
    guard let person = memory(of: number) else { return nil }
    if let offer = person.offer { return lapse(of: offer) }
    return person.resting.contains(.all) ? nil : review(of: person)
  }

  private func lapse(of offer: Offer) -> Instant {
    let days = offer.wasOnCard ? Pace.offerDays.usual : Pace.offerDays.unseen
    return offer.since + .seconds(days * 86_400)
  }

  private func review(of person: PersonState) -> Instant {
    (person.reviewed ?? person.firstSeen) + .seconds(Pace.reviewDays * 86_400)
  }

  /// Counts what was done, and offers more depth once enough was.
  mutating func noteDone(_ occurrence: Occurrence) {
    guard case .closed(.done, let now) = occurrence.phase, occurrence.draw != nil else { return }
    changePerson(occurrence.person) { $0.done += 1 }
    guard let number = occurrence.person, let person = memory(of: number), person.offer == nil,
      !person.wasOfferedDeeper, person.consent == .everyday, person.resting.isEmpty,
      Selection.isKnown(person, at: now),
      self.person(numbered: number)?.relation.deepest != .everyday
    else { return }
    changePerson(number) {
      $0.wasOfferedDeeper = true
      $0.offer = Offer(.deeper, since: now)
    }
  }

  /// The offer that an opened card is to carry, if no card has carried it.
  mutating func takeOffer(for occurrence: Occurrence, at now: Instant) -> Offer.Kind? {
    guard occurrence.reminder != .test, let offer = memory(of: occurrence.person)?.offer
    else { return nil }
    // The same card may be put up again.
    if offer.wasOnCard { return showing?.occurrence == occurrence.id ? showing?.offer : nil }
    changePerson(occurrence.person) {
      $0.offer?.wasOnCard = true
      // It stands as long from here on.
      $0.offer?.since = now
    }
    return offer.kind
  }
}
