/// Where everybody stands in the engine's arrays.
struct Roster: Sendable {
  /// From a person's number to their place among those remembered.
  private(set) var indices = Lookup<Int, Int>()
  private(set) var numbers = Lookup<Person.ID, Int>()
  /// From a person's number to their place in the plan.
  private(set) var planned = Lookup<Int, Int>()

  /// Whether everything rests about anybody.
  private(set) var someoneRests = false

  init() {}

  init(of people: [PersonState], in plan: Plan) {
    for (index, person) in people.enumerated() {
      indices[person.number] = index
      numbers[person.id] = person.number
      note(person)
    }
    for (index, person) in plan.people.enumerated() {
      if let number = numbers[person.id] { planned[number] = index }
    }
  }

  /// Notes whether a person rests; once somebody did, everybody is looked at until the next plan.
  mutating func note(_ person: PersonState) {
    if person.resting.contains(.all) { someoneRests = true }
  }
}
