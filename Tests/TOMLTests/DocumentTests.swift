import TOML
import Testing

@Suite struct DocumentTests {
  @Test func `a key has a value`() throws {
    let document = try Document(parsing: "a = 1\n")
    #expect(document.root["a"]?.integer == 1)
  }
}
