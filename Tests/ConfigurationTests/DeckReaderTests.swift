import Configuration
import Core
import TOML
import Testing

@Suite struct DeckReaderTests {
  private let good = """
    [[prompt]]
    id = "pause"
    practice = "listening"
    type = "check-in"
    kind = "do"
    depth = 1
    relations = ["partner", "friend"]
    setting = "either"
    minutes = 5
    tags = ["apology"]
    summary = "Let the pause do the work"
    body = "In your next chat with {name}, count to three after they finish. Then speak."
    because = "Pauses leave room."

    """

  private func read(_ text: String, _ origin: Prompt.Origin = .user) -> LoadedDeck {
    DeckReader.read(ConfigFile(path: "mine.toml", text: text), origin: origin)
  }

  private func messages(_ text: String, _ origin: Prompt.Origin = .user) -> String {
    let deck = read(text, origin)
    return rendered(deck.diagnostics, of: deck.file)
  }

  @Test func `a prompt is read with all its fields`() throws {
    let deck = read(good)
    #expect(messages(good) == "")
    let expected = Prompt(
      id: Prompt.ID("pause"), practice: .listening, type: .checkIn, kind: .act, depth: .everyday,
      relations: [.partner, .friend], setting: .either, minutes: 5, tags: [.apology],
      summary: "Let the pause do the work",
      body: "In your next chat with {name}, count to three after they finish. Then speak.",
      because: "Pauses leave room.", origin: .user)
    #expect(deck.prompts == [expected])
  }

  @Test func `a prompt with a fault is left out and the others load`() {
    let bad = good.replacing("pause\"", with: "other\"").replacing("\"do\"", with: "\"dance\"")
    let deck = read(bad + good)
    #expect(deck.prompts.map(\.id.description) == ["pause"])
    #expect(
      messages(bad + good) == """
        error[unknown-value]: `dance` is nothing that `kind` can be
         --> mine.toml:5:8
          |
        5 | kind = "dance"
          |        ^^^^^^^
        help: one of: do, say, ask, reflect

        """)
  }

  @Test func `what the lint finds is a warning in a user's deck and an error in the library`() {
    let shouting = good.replacing("Then speak.", with: "Then speak!")
    #expect(read(shouting).prompts.count == 1)
    let expected = """
      warning[markup]: Leave out "!"; say it in plain words.
        --> mine.toml:12:8
         |
      12 | body = "In your next chat with {name}, count to three after they finish. Then speak!"
         |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

      """
    #expect(messages(shouting) == expected)
    #expect(messages(shouting, .library) == expected.replacing("warning", with: "error"))
  }

  @Test func `every mistake of a deck is told at once`() {
    let text = """
      [[prompt]]
      id = "a b"
      practise = "listening"
      type = "checkin"
      depth = 4
      relations = []
      setting = "far"
      minutes = "5"
      tags = ["apologies"]
      summary = ""

      """
    let told = read(text + good + good).diagnostics.map(\.message)
    #expect(
      told == [
        "`kind` is missing in [[prompt]]", "`body` is missing in [[prompt]]",
        "`id` takes letters, digits, `-` and `_`, at most 40",
        "unknown key `practise` in [[prompt]]", "`checkin` is nothing that `type` can be",
        "`depth` takes 1 to 3, this is 4", "`relations` is empty",
        "`far` is nothing that `setting` can be",
        "`minutes` takes a whole number, this is a string",
        "`apologies` is nothing that `tags` can be", "`summary` is empty",
        "two prompts have the id `pause`",
      ])
  }

  @Test func `a prompt of the user's takes the place of a built-in one`() {
    let library = read(good + good.replacing("pause\"", with: "second\""), .library).prompts
    let own = read(good).prompts
    let merged = DeckReader.merged(library: library, user: own + own)
    #expect(merged.map(\.id.description) == ["second", "pause"])
    #expect(merged.map(\.origin) == [.library, .user])
  }
}

extension String {
  fileprivate func replacing(_ old: String, with new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
