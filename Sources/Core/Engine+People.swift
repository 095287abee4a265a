package import CivilTime

/// What can be asked of an engine about one person or one prompt.
extension Engine {
  /// Those about whom something rests, in the order of the plan.
  package var resting: [Person] { plan.people.filter { !topicsResting(about: $0.id).isEmpty } }

  /// Those about whom nothing comes by cadence until the user is back, in the order of the plan.
  package var sleeping: [Person] {
    plan.people.filter { person in
      let comes = ReminderType.allCases.contains { person.cadence(of: $0) != .off }
      return comes && isAsleep(roster.numbers[person.id])
        && topicsResting(about: person.id).isEmpty
    }
  }

  /// What rests about someone.
  package func topicsResting(about id: Person.ID) -> Topics {
    memory(of: roster.numbers[id])?.resting ?? []
  }

  /// What the user agreed to for someone, and what it comes to.
  package func consent(about person: Person, at now: Instant) -> Consent {
    let remembered = memory(of: roster.numbers[person.id])
    let known = (remembered?.firstSeen ?? now) + .seconds(Pace.deeperAfter.days * 86_400)
    let gentle = remembered?.gentle.flatMap { $0.until > now ? $0 : nil }
    return Consent(
      agreed: remembered?.consent ?? .everyday, deepest: person.relation.deepest,
      now: remembered.map { Selection.depth(of: person, $0, at: now) } ?? .everyday,
      from: known > now ? known : nil,
      doneLeft: max(0, Pace.deeperAfter.done - (remembered?.done ?? 0)), gentle: gentle)
  }

  /// When a follow-up comes: in quiet hours nothing does.
  package func arrival(of followUp: FollowUp) -> Instant {
    hours.quietEnd(at: followUp.due) ?? followUp.due
  }

  /// The line that stands for a prompt; `nil` if no deck and no plan of that person holds it now.
  package func summary(of prompt: Prompt.ID, about person: Person?) -> String? {
    let plans = (person.map { [$0] } ?? plan.people).flatMap(\.plans)
    if let own = plans.first(where: { Selection.id(of: $0) == prompt }) {
      return "When \(own.when), then \(own.then)"
    }
    guard let found = plan.deck.first(where: { $0.id == prompt }) else { return nil }
    return person.map { Wording.text(of: found, for: $0).summary } ?? found.summary
  }
}

/// How personal prompts about someone may become, and from when.
package struct Consent: Equatable, Sendable {
  /// What the user said.
  package let agreed: Depth
  /// What the relation bears at most.
  package let deepest: Depth
  /// What comes of both at this moment.
  package let now: Depth
  /// When enough days will have passed for more than the everyday; `nil` if they have.
  package let from: Instant?
  /// How many prompts are still to be done for more than the everyday.
  package let doneLeft: Int
  /// The step down that stands.
  package let gentle: PersonState.Gentle?
}

extension Occurrence.Draw {
  /// Whether a prompt was drawn that can be left out for good.
  package var isPrompt: Bool { way != .greeting }
}
