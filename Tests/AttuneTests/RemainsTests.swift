import Testing

@testable import attune

struct RemainsTests {
  private func lines(_ text: String, _ words: String...) -> [Int] {
    Remains.lines(of: Array(text.utf8), naming: words)
  }

  @Test func `the lines that hold a name as a word are found`() {
    let text = "[people.mum]\nmaximum\nName = \"MUM\"\nmum's\nmum2 premum\n#mum"
    #expect(lines(text, "mum") == [1, 3, 4, 6])
    #expect(lines(text, "Anna", "maximum") == [2])
  }

  @Test func `a name of several words, or none of them, is found as it is`() {
    #expect(lines("To Anna Lena\nAnna\nLena", "Anna Lena") == [1])
    #expect(lines("Ana\u{301}\nx", "aná") == [1])
    #expect(lines("anything", "").isEmpty)
    #expect(lines("", "a").isEmpty)
    #expect(Remains.lines(of: [0xFF, 0x61, 0x0A, 0x61], naming: ["a"]) == [1, 2])
  }
}
