/// Where everybody stands in the engine's arrays.
struct Roster: Sendable {
  /// From a person's number to their place among those remembered.
  private(set) var indices = Lookup<Int, Int>()
  private(set) var numbers = Lookup<Person.ID, Int>()
  /// From a person's number to their place in the plan.
  private(set) var planned = Lookup<Int, Int>()

  init() {}

  init(of people: [PersonState], in plan: Plan) {
    for (index, person) in people.enumerated() {
      indices[person.number] = index
      numbers[person.id] = person.number
    }
    for (index, person) in plan.people.enumerated() {
      if let number = numbers[person.id] { planned[number] = index }
    }
  }
}
