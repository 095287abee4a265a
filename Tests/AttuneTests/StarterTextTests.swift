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
        [people.zoe-z-o]
        name = "Zoë \\"Z\\" O"
        relation = "friend"

        #[people.alex]
        """))
  }

  @Test(arguments: [
    ("小明", "friend"), ("Al 2", "al-2"), ("Zoë", "zoe"), ("Zoe\u{308}", "zoe"), ("Ærø", "aero"),
    ("Łukasz", "lukasz"), ("My dear old Grandmother Josephine", "josephine"),
    ("Uncle Bob", "uncle-bob"), ("李雷 Lei", "lei"), ("…", "friend"),
    (String(repeating: "x", count: 46), String(repeating: "x", count: 40)),
  ]) func `a name has an id that can be typed`(name: String, id: String) {
    #expect(StarterText.FirstPerson(name: name, relation: "friend").id == id)
  }

  @Test func `a name that the configuration could not hold is refused before it is written`() {
    #expect(StarterText.trouble(with: "", in: example) == nil)
    #expect(StarterText.trouble(with: String(repeating: "é", count: 60), in: example) == nil)
    #expect(StarterText.trouble(with: String(repeating: "x", count: 46), in: example) == nil)
    #expect(
      StarterText.trouble(with: String(repeating: "x", count: 85), in: example)
        == "It cannot be that: a name takes at most 60 characters, these are 85.")
    #expect(StarterText.trouble(with: "a\tb", in: example) != nil)
  }

  @Test func `the id is told with what it is for`() {
    let first = StarterText.FirstPerson(name: "Zoë", relation: "friend")
    #expect(SetUp.lines(about: first) == ["In commands Zoë is called zoe, as in 'attune now zoe'."])
    let long = String(repeating: "x", count: 60)
    let lines = SetUp.lines(about: StarterText.FirstPerson(name: long, relation: "friend"))
    #expect(lines.allSatisfy { $0.columns <= 80 })
  }
}
