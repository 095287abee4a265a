import TOML
import Testing

private enum Shape: Codable, Equatable {
  case circle(radius: Double)
  case point
}

private struct Everything: Codable, Equatable {
  var string = "x\ny"
  var yes = true
  var small: Int8 = -128
  var large = UInt64(Int64.max)
  var double = 1e20
  var float: Float = 0.1
  var date = LocalDate(year: 2025, month: 12, day: 31)
  var instant = OffsetDateTime(
    date: LocalDate(year: 2025, month: 12, day: 31), time: LocalTime(hour: 9, minute: 30),
    offsetInMinutes: 60)
  var times = [LocalTime(hour: 9, minute: 30, nanosecond: 5)]
  var none: Int?
  var some: Int? = 5
  var value: Value = [1, ["a": 2]]
  var pairs: Pairs = ["b": 1, "a": 2]
  var shapes: [Shape] = [.circle(radius: 1), .point]
  var map = ["z": [1], "a": [], "m": [2, 3]]
  var located = Located(3, at: 0..<0)
}

private class Base: Codable {
  var id = 1

  init() {}
}

private final class Derived: Base {
  enum Key: CodingKey { case nested, list, parent, nothing }

  override func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    var nested = container.nestedContainer(keyedBy: Key.self, forKey: .nested)
    try nested.encode(2, forKey: .list)
    try nested.encodeNil(forKey: .nothing)
    var list = container.nestedUnkeyedContainer(forKey: .list)
    try list.encode(3)
    var inner = list.nestedUnkeyedContainer()
    try inner.encode("x")
    var table = list.nestedContainer(keyedBy: Key.self)
    try table.encode(list.count, forKey: .list)
    try Base().encode(to: list.superEncoder())
    try super.encode(to: container.superEncoder(forKey: .parent))
    _ = container.superEncoder()
    // A second container of the same encoder goes on with the same table.
    var again = encoder.container(keyedBy: AnyKey.self)
    try again.encode(Int?.none, forKey: AnyKey(stringValue: "left out"))
  }
}

@Suite struct EncoderTests {
  private static let everything = #"""
    string = """
    x
    y"""
    yes = true
    small = -128
    large = 9223372036854775807
    double = 1e+20
    float = 0.1
    date = 2025-12-31
    instant = 2025-12-31T09:30:00+01:00
    times = [09:30:00.000000005]
    some = 5
    value = [1, { a = 2 }]
    located = 3

    [pairs]
    b = 1
    a = 2

    [[shapes]]

    [shapes.circle]
    radius = 1.0

    [[shapes]]

    [shapes.point]

    [map]
    a = []
    m = [2, 3]
    z = [1]

    """#

  @Test func `a value is encoded as people write it`() throws {
    let everything = Everything()
    let document = try TOMLEncoder().encode(everything)
    #expect(
      document.source == Self.everything)
    var copy = try TOMLDecoder().decode(Everything.self, from: document)
    #expect(copy.located.value == 3)
    copy.located = everything.located
    #expect(copy == everything)
  }

  @Test func `a type may use every kind of container`() throws {
    #expect(
      try TOMLEncoder().pairs(from: Derived())
        == [
          "nested": ["list": 2], "list": [3, ["x"], ["list": 3], ["id": 1]], "parent": ["id": 1],
        ])
  }

  @Test func `what is encoded is decoded the same`() throws {
    for seed in 0..<1_000 {
      var random = RandomValue(seed: UInt64(seed))
      let pairs = random.pairs()
      for version in Version.allCases {
        let document = try TOMLEncoder(version: version).encode(pairs)
        #expect(try TOMLDecoder().decode(Pairs.self, from: document) == pairs, "seed \(seed)")
        #expect(document.version == version)
      }
    }
    let floats = (0..<2_000).map { Float(bitPattern: UInt32($0) &* 2_654_435_761) }
    let finite = ["a": floats.filter { !$0.isNaN }]
    let document = try TOMLEncoder().encode(finite)
    #expect(try TOMLDecoder().decode([String: [Float]].self, from: document) == finite)
  }

  @Test func `keys of a dictionary are sorted`() throws {
    let numbers = Dictionary(uniqueKeysWithValues: (0..<30).map { ("k\($0)", $0) })
    let keys = try TOMLEncoder().pairs(from: numbers).keys
    #expect(keys == keys.sorted() && keys.count == 30)
  }

  private func refusal(_ value: some Encodable) -> String {
    do {
      return "\(try TOMLEncoder().encode(value))"
    } catch EncodingError.invalidValue(_, let context) {
      return context.codingPath.map(\.stringValue).joined(separator: "/") + ": "
        + context.debugDescription
    } catch {
      return "\(error)"
    }
  }

  @Test func `what TOML cannot hold is refused with its path`() {
    #expect(refusal([1]) == ": the root of a document is a table, and this is none")
    #expect(refusal(Int?.none) == ": the root of a document is a table, and this is none")
    #expect(refusal(["a": [1, nil]]) == "a/1: an array of TOML cannot hold nil")
    #expect(
      refusal(["a": UInt64.max])
        == "a: 18446744073709551615 is more than the integers of TOML can hold")
    #expect(
      refusal(["a": [LocalDate(year: 2025, month: 2, day: 30)]])
        == "a/0: `a[0]` is a date or a time that there is not")
    final class Endless: Encodable {
      enum Key: CodingKey { case next }
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(self, forKey: .next)
      }
    }
    #expect(refusal(Endless()).hasSuffix("/next: values nest more than 128 levels deep"))
  }
}
