import TOML
import Testing

/// Paths and values of what is in variables, and the ways to what is in a value or a node.
@Suite struct ReachTests {
  @Test func `what is in variables becomes a value`() throws {
    let name = "x"
    let count = UInt8(7)
    let date = LocalDate(year: 2025, month: 1, day: 2)
    let time = LocalTime(hour: 9, minute: 0)
    let day = LocalDateTime(date: date, time: time)
    let instant = OffsetDateTime(date: date, time: time, offsetInMinutes: 60)
    #expect(Value(name) == "x" && Value(name.dropLast()) == "")
    #expect(Value(count) == 7 && Value(-1) == -1)
    #expect(Value(exactly: UInt64.max) == nil && Value(exactly: UInt64(3)) == 3)
    #expect(Value(1.5) == 1.5 && Value(Float(0.5)) == 0.5 && Value(!name.isEmpty) == true)
    #expect(Value(date) == .localDate(date) && Value(time) == .localTime(time))
    #expect(Value(day) == .localDateTime(day) && Value(instant) == .offsetDateTime(instant))
    #expect(Value([name].map { Value($0) }) == ["x"])
    #expect(Value(Pairs([(name, Value(count))])) == ["x": 7])
    let document = try Document(parsing: "[servers.x]\nport = [1]\n")
    let edited = try document.setting(["servers", .key(name), "port"], to: Value(count))
    #expect(edited.source == "[servers.x]\nport = 7\n")
  }

  private static let kinds = """
    s = "x"
    i = 1
    f = 1.5
    b = true
    o = 2025-01-02T09:00:00Z
    l = 2025-01-02T09:00:00
    d = 2025-01-02
    t = 09:00:00
    a = [1, "two"]
    p = { q = 1 }
    """

  @Test func `a value answers as its node does, and nothing of another kind`() throws {
    let root = try Document(parsing: Self.kinds).root
    for key in root.keys {
      let node = try #require(root[key])
      let value = try #require(node.value)
      #expect(value.string == node.string && value.integer == node.integer)
      #expect(value.float == node.float && value.boolean == node.boolean)
      #expect(value.offsetDateTime == node.offsetDateTime && value.localDate == node.localDate)
      #expect(value.localDateTime == node.localDateTime && value.localTime == node.localTime)
      #expect(value.array == node.array?.compactMap(\.value) && value.table == node.table?.value)
      let found: [Any?] = [
        value.string, value.integer, value.float, value.boolean, value.offsetDateTime,
        value.localDateTime, value.localDate, value.localTime, value.array, value.table,
      ]
      #expect(found.compactMap { $0 }.count == 1)
    }
  }

  @Test func `keys and positions lead into values and nodes`() throws {
    let root = try Document(parsing: Self.kinds).root
    let value = try #require(root.node.value)
    #expect(value["a"]?[1] == "two" && value["p"]?["q"] == 1)
    #expect(value["a"]?[2] == nil && value["a"]?[-1] == nil && value["a"]?["q"] == nil)
    #expect(value["p"]?[0] == nil && value["none"] == nil && value["s"]?[0] == nil)
    #expect(root.node["a"]?[1]?.string == "two" && root.node["p"]?["q"]?.integer == 1)
    #expect(root["a"]?[2] == nil && root["a"]?[-1] == nil && root["a"]?["q"] == nil)
    #expect(root["a"]?.count == 2 && root["p"]?.count == 1 && root["s"]?.count == nil)
    #expect(root.keys == ["s", "i", "f", "b", "o", "l", "d", "t", "a", "p"])
    #expect((["a"] as Path).appending("b").appending(0) == ["a", "b", 0])
  }

  @Test(arguments: [
    "a = [1, 2, 3]", "a = [[1, 2], 3]", "a = [3, [1, 2]]", "a = []", "a = [{}, {x = 1}, 2]",
    "[[a]]\n[[a]]\nx = 1\n[[a]]", "[[a]]\n[[a]]", "a = [[], [], []]", "a = [1, @, 3]",
    "a = [1\n[b]\nc = 1",
  ])
  func `a position leads to the element that stands there, and back`(source: String) throws {
    let document = Document(recovering: source)
    let array = try #require(document.root["a"]?.array)
    #expect(document.root["a"]?.count == array.count && document.root["a"]?[array.count] == nil)
    for (position, element) in array.enumerated() {
      #expect(element.path == ["a", .index(position)])
      #expect(document.root["a"]?[position]?.range == element.range)
      #expect(document[element.path]?.range == element.range)
    }
  }

  @Test func `documents are equal by their bytes and their edition`() {
    let document = Document(recovering: "a = 1")
    #expect(document == Document(recovering: "a = 1") && document != Document(recovering: "a=1"))
    #expect(document != Document(recovering: "a = 1", version: .v10))
    #expect(Set([document, Document(recovering: "a = 1"), Document(recovering: "")]).count == 2)
  }

  @Test func `the text of a range is given, as far as there is one`() {
    let document = Document(recovering: "a = 'é'")
    #expect(document.text(in: 4..<8) == "'é'")
    #expect(document.text(in: 0..<100) == "a = 'é'" && document.text(in: 50..<60) == "")
    #expect(document.text(in: -5..<1) == "a" && document.text(in: 5..<6) == "\u{FFFD}")
  }

  @Test func `positions in a long array are found at once`() throws {
    let count = 200_000
    let document = Document(
      recovering: "a = [" + String(repeating: "1,", count: count) + "]")
    let array = try #require(document.root["a"])
    for position in 0..<count {
      let element = try #require(array[position])
      try #require(element.path.steps.last == .index(position))
    }
  }
}
