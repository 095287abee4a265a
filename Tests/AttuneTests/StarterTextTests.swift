import Testing

@testable import attune

struct StarterTextTests {
  private let example = """
    # Attune
    [limits]
    per-day = 2

    # One table for each person.
    [people.alex]
    name = "Alex"
    plans = [
      { when = "a", then = "b" },
    ]
    #discreet = false

    [[people.alex.reminders]]
    id = "x"

    [channels]
    desktop = true
    """

  @Test func `nobody is invented`() {
    #expect(
      StarterText.make(example: example, first: nil) == """
        # Attune
        [limits]
        per-day = 2

        # One table for each person.
        #[people.alex]
        #name = "Alex"
        #plans = [
        #  { when = "a", then = "b" },
        #]
        #discreet = false

        #[[people.alex.reminders]]
        #id = "x"

        [channels]
        desktop = true
        """)
  }

  @Test func `the first person stands before the example's`() {
    let first = StarterText.FirstPerson(name: "Zoë \"Z\" O", relation: "friend")
    let text = StarterText.make(example: example, first: first)
    #expect(
      text.contains(
        """
        # One table for each person.
        [people.zo]
        name = "Zoë \\"Z\\" O"
        relation = "friend"

        #[people.alex]
        """))
  }

  @Test func `a name without a letter of ASCII has an id all the same`() {
    #expect(StarterText.FirstPerson(name: "小明", relation: "friend").id == "someone")
    #expect(StarterText.FirstPerson(name: "Al 2", relation: "friend").id == "al")
  }
}
