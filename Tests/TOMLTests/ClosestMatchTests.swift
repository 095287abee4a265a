import TOML
import Testing

@Suite struct ClosestMatchTests {
  @Test(arguments: [
    ("cadance", "cadence"), ("tiem", "time"), ("hour", "hours"), ("x", "y"),
    ("relatoin", "relation"),
  ])
  func `a slip of the fingers is understood`(word: String, meant: String) {
    #expect(closestMatch(to: word, among: ["nothing-like-it", meant]) == meant)
  }

  @Test func `what is too far is not offered`() {
    #expect(closestMatch(to: "colour", among: ["cadence", "hours"]) == nil)
    #expect(closestMatch(to: "on", among: ["at", "text"]) == nil)
    #expect(closestMatch(to: "a", among: []) == nil)
  }

  @Test func `the nearest is offered, and of equals the first`() {
    #expect(closestMatch(to: "namee", among: ["names1", "name"]) == "name")
    #expect(closestMatch(to: "bat", among: ["cat", "hat"]) == "cat")
  }
}
