import Configuration
import Core
import TOML
import Testing

@Suite struct PersonRemovalTests {
  private func removed(_ person: String, from text: String) -> String {
    let file = ConfigFile(path: "attune.toml", text: text)
    return switch PlanReader.ours.removing(Person.ID(person), in: file) {
    case .success(let loaded): String(decoding: loaded.file.bytes, as: UTF8.self)
    case .failure(let refusal): rendered(refusal.diagnostics, of: refusal.file)
    }
  }

  @Test(arguments: [
    (
      """
      # All of it
      [hours]
      quiet = "off"   # none

      # Alex, of course
      [people.alex]
      name = "Alex"
      relation = "partner"

      # Mum comes next.
      [people.mum]
      name = "Mum"     # as ever
      relation = "parent"

      [[people.alex.reminders]]
      id = "a"
      at = "Sun 17:00"
      summary = "Ring"

      """,
      """
      # All of it
      [hours]
      quiet = "off"   # none

      # Mum comes next.
      [people.mum]
      name = "Mum"     # as ever
      relation = "parent"

      """
    ),
    (
      """
      [people]
      alex = { name = "Alex", relation = "partner" }
      mum = { name = "Mum", relation = "parent" } # M

      """,
      """
      [people]
      mum = { name = "Mum", relation = "parent" } # M

      """
    ),
    (
      """
      people.alex.name = "Alex"
      people.mum.name = "Mum"
      people.alex.relation = "partner"
      people.mum.relation = "parent"

      """,
      """
      people.mum.name = "Mum"
      people.mum.relation = "parent"

      """
    ),
    ("[people.alex]\nname = 'Alex'\nrelation = 'friend'\n", ""),
  ]) func `a person goes with all that is under them, and nothing else does`(
    before: String, after: String
  ) {
    #expect(removed("alex", from: before) == after)
  }

  @Test func `whoever is not there is refused, and a config with a mistake is not touched`() {
    let config = "[people.alex]\nname = \"Alex\"\nrelation = \"partner\"\n"
    #expect(removed("alix", from: config).contains("did you mean `alex`?"))
    let faulty = "[people.alex]\nname = \"Alex\"\nrelation = \"wife\"\n"
    #expect(removed("alex", from: faulty) == messages(faulty))
  }
}
