import TOML
import Testing

@Suite struct LineTableTests {
  @Test func `columns are counted in characters and in units of UTF-16`() {
    let table = LineTable(Array("a\r\né𝄞x\n".utf8))
    let places = [0, 1, 3, 5, 9, 10, 11, 90].map { offset in
      let place = table.location(at: offset)
      return [place.line, place.column, table.utf16Column(at: offset)]
    }
    #expect(
      places == [
        [1, 1, 1], [1, 2, 2], [2, 1, 1], [2, 2, 2], [2, 3, 4], [2, 4, 5], [3, 1, 1], [3, 1, 1],
      ])
  }

  @Test func `a byte order mark takes no column`() {
    let table = LineTable([0xEF, 0xBB, 0xBF] + Array("ab".utf8))
    #expect([0, 2, 3, 4].map { table.location(at: $0).column } == [1, 1, 1, 2])
    #expect(table.utf16Column(at: 4) == 2)
  }

  @Test func `places far into a long line are counted like those at its start`() {
    let line = String(repeating: "é𝄞a", count: 1_000)
    let source = "x = 1\n" + line
    let table = LineTable(Array(source.utf8))
    var (offset, column, utf16) = (6, 1, 1)
    for scalar in line.unicodeScalars {
      #expect(table.location(at: offset) == Location(line: 2, column: column))
      #expect(table.utf16Column(at: offset) == utf16)
      offset += UTF8.width(scalar)
      column += 1
      utf16 += UTF16.width(scalar)
    }
  }

  @Test func `an empty source has one place`() {
    #expect(LineTable([]).location(at: 0) == Location(line: 1, column: 1))
    #expect(LineTable([]).utf16Column(at: 5) == 1)
  }
}
