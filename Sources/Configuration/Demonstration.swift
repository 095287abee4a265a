package import Core

extension Plan {
  /// A plan for a first look, which needs no file: one person with no name, at the default pace.
  ///
  /// Where there is no deck at hand, three prompts of its own stand in for it.
  package static func demonstration(deck: [Prompt] = []) -> Plan {
    let someone = Person(
      id: Person.ID("someone"), name: "someone you love", relation: .friend,
      discreet: false)
    return Plan(people: [someone], deck: deck.isEmpty ? handful : deck)
  }

  private static let handful = [
    Prompt(
      id: Prompt.ID("first-look-one-small-thing"), practice: .appreciation, type: .appreciation,
      kind: .say, depth: .everyday, relations: Relation.allCases, setting: .either, minutes: 5,
      summary: "Name one small thing you noticed",
      body:
        "Tell {name} one thing they did lately that you were glad of, and what it says about them."
    ),
    Prompt(
      id: Prompt.ID("first-look-to-the-end"), practice: .listening, type: .checkIn,
      kind: .act, depth: .everyday, relations: Relation.allCases, setting: .either, minutes: 10,
      summary: "Listen all the way to the end",
      body:
        "In your next chat with {name}, wait for their last word before you think of your first."),
    Prompt(
      id: Prompt.ID("first-look-good-news"), practice: .support, type: .checkIn,
      kind: .ask, depth: .everyday, relations: Relation.allCases, setting: .either, minutes: 10,
      summary: "Ask what went well",
      body: "Ask {name} what was good about their day, and stay with it for as long as they like."),
  ]
}
