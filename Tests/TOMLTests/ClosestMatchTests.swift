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

  @Test func `a word of more than 64 characters is near to nothing`() {
    let word = String(repeating: "x", count: 64)
    #expect(closestMatch(to: word, among: [word + "x", word]) == word)
    #expect(closestMatch(to: word + "x", among: [word]) == nil)
    #expect(closestMatch(to: word, among: [word + "x"]) == nil)
  }
}
