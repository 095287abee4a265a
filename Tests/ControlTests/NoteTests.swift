import Control
import Testing

struct NoteTests {
  @Test func `a note is a line or a few, without what surrounds it`() throws {
    #expect(
      try Note(" \n the interview \n\n how it went\n").text == "the interview \n\n how it went")
  }

  @Test(arguments: ["", " \n\n ", "\u{2003}"]) func `an empty one is refused`(text: String) {
    #expect(throws: NoteError.empty) { try Note(text) }
  }

  @Test func `it has at most 500 characters, however they are put together`() throws {
    let most = String(repeating: "e\u{301}", count: Note.limit / 2)
    #expect(try Note(most + "\n").text == most)
    #expect(throws: NoteError.long) { try Note(most + "a") }
  }

  @Test(arguments: ["\t", "\r", "\u{1B}[2J", "\0", "\u{7F}", "\u{85}", "\u{9B}"])
  func `a control character is refused`(mark: String) {
    #expect(throws: NoteError.control) { try Note("a\(mark)b") }
  }

  @Test func `what is no note is a mismatch by its name`() {
    #expect(throws: Mismatch("text")) {
      try Request(
        method: "MakeFollowUp",
        parameters: .object([.init("person", "mum"), .init("dueUSec", 1), .init("text", "a\tb")]))
    }
  }

  @Test(arguments: [
    ("Depth", "depth", JSON.integer(0)), ("Depth", "depth", .integer(4)),
    ("Rest", "topics", .array([])), ("Rest", "topics", .array([.string("others")])),
    ("Include", "prompt", .null), ("DropFollowUp", "number", .string("3")),
    ("Forget", "person", .null), ("GetFollowUps", "texts", .integer(1)),
    ("Contact", "more", .boolean(true)),
  ]) func `a parameter that is wrong is refused by its name`(
    method: String, field: String, value: JSON
  ) throws {
    let person = JSON.Member("person", JSON.string("mum"))
    let takesPerson = ["Depth", "Rest", "Contact"].contains(method)
    let members = (takesPerson ? [person] : []) + [JSON.Member(field, value)]
    do {
      _ = try Request(method: method, parameters: .object(members))
      Issue.record("\(method) took \(field)")
    } catch {
      #expect(error.path == [field])
    }
  }
}
