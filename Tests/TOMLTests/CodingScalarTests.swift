import TOML
import Testing

/// A value of every type that the compiler encodes and decodes by name.
private struct Named: Codable, Equatable {
  var a: Bool
  var b: String
  var c: Double
  var d: Float
  var e: Int
  var f: Int8
  var g: Int16
  var h: Int32
  var i: Int64
  var j: UInt
  var k: UInt8
  var l: UInt16
  var m: UInt32
  var n: UInt64
}

/// The same where each may be missing.
private struct Optionals: Codable, Equatable {
  var a: Bool?
  var b: String?
  var c: Double?
  var d: Float?
  var e: Int?
  var f: Int8?
  var g: Int16?
  var h: Int32?
  var i: Int64?
  var j: UInt?
  var k: UInt8?
  var l: UInt16?
  var m: UInt32?
  var n: UInt64?
}

/// Each in an array, and some in dictionaries.
private struct Lists: Codable, Equatable {
  var a = [true, false]
  var b = ["", "é"]
  var c = [1.5, -0.25]
  var d: [Float] = [0.1]
  var e = [Int.min, .max]
  var f = [Int8.min, .max]
  var g = [Int16.min, .max]
  var h = [Int32.min, .max]
  var i = [Int64.min, .max]
  var j: [UInt] = [0, UInt(Int64.max)]
  var k = [UInt8.min, .max]
  var l = [UInt16.min, .max]
  var m = [UInt32.min, .max]
  var n: [UInt64] = [0, UInt64(Int64.max)]
  var days = [LocalDate(year: 2025, month: 12, day: 31)]
  var values: [Value] = [1, "x"]
  var tables: [Value] = [["x": 1], 2]
  var numbers = ["x": 1, "y": 2]
  var texts = ["x": "1", "long key with blanks": "2"]
  var deep = ["x": ["y": ["z": UInt8(1)]]]
  var mixed: [String: Value] = ["x": 1, "y": ["z": 2]]
}

@Suite struct CodingScalarTests {
  private static let source = """
    a = true
    b = "text"
    c = 1.5
    d = 0.1
    e = -1
    f = -128
    g = -32768
    h = -2147483648
    i = -9223372036854775808
    j = 1
    k = 255
    l = 65535
    m = 4294967295
    n = 9223372036854775807

    """

  @Test func `every type that the compiler knows is itself again`() throws {
    let named = try TOMLDecoder().decode(Named.self, from: Self.source)
    #expect(try TOMLEncoder().encode(named).source == Self.source)
    let optionals = try TOMLDecoder().decode(Optionals.self, from: Self.source)
    #expect(try TOMLEncoder().encode(optionals).source == Self.source)
    let lists = try TOMLEncoder().encode(Lists())
    #expect(try TOMLDecoder().decode(Lists.self, from: lists) == Lists())
  }

  @Test func `each may be missing where it is optional, and not where it is not`() throws {
    #expect(try TOMLDecoder().decode(Optionals.self, from: "") == Optionals())
    for line in Self.source.split(separator: "\n") {
      let key = "\(line.prefix(1))"
      let rest = Self.source.replacing("\(line)\n", with: "")
      #expect(refusal(of: rest, as: Named.self).contains("`\(key)` is missing"))
      #expect(throws: Never.self) { try TOMLDecoder().decode(Optionals.self, from: "\(line)") }
    }
  }

  @Test func `each is refused where the value is of another kind`() throws {
    for line in Self.source.split(separator: "\n") {
      let key = "\(line.prefix(1))"
      let wrong = Self.source.replacing("\(line)\n", with: "\(key) = 09:30:00\n")
      #expect(refusal(of: wrong, as: Named.self).contains("`\(key)` takes"))
      #expect(refusal(of: wrong, as: Optionals.self).contains("`\(key)` takes"))
      #expect(refusal(of: "\(key) = [09:30:00]", as: Lists.self).contains("`\(key)[0]` takes"))
    }
  }

  @Test func `keys are found in whatever order they are asked for, however they are spelt`() throws
  {
    let lines = Self.source.split(separator: "\n").map { "\($0)" }
    let named = try TOMLDecoder().decode(Named.self, from: Self.source)
    for shift in lines.indices {
      let turned = (lines[shift...] + lines[..<shift]).joined(separator: "\n")
      #expect(try TOMLDecoder().decode(Named.self, from: turned) == named)
    }
    let quoted = lines.map { "\"\($0.prefix(1))\"\($0.dropFirst())" }.joined(separator: "\n")
    #expect(try TOMLDecoder().decode(Named.self, from: quoted) == named)
    let escaped = Self.source.replacing("a =", with: #""\u0061" ="#)
    #expect(try TOMLDecoder().decode(Named.self, from: escaped) == named)
  }

  @Test func `a key of any length is found, in small tables and in large ones`() throws {
    for count in [1, 60] {
      let keys = (1...count).map { String(repeating: "k", count: $0) }
      let document = try Document(
        parsing: keys.map { "\($0) = \($0.utf8.count)\n" }.joined() + "\"\" = 0\n\"ü\" = -1")
      for key in keys { #expect(document.root[key]?.integer == Int64(key.utf8.count)) }
      #expect(document.root[""]?.integer == 0 && document.root["ü"]?.integer == -1)
      #expect(document.root["u\u{308}"] == nil && document.root["k k"] == nil)
    }
  }

  @Test func `what a type tried and gave up asks for nothing`() throws {
    struct Strict: Decodable {
      var a: Int
      var b: Int
    }
    struct Loose: Decodable {
      var a: Int?
    }
    struct Either: Decodable {
      let isStrict: Bool
      init(from decoder: any Decoder) throws {
        isStrict = (try? Strict(from: decoder)) != nil
        if !isStrict { _ = try Loose(from: decoder) }
      }
    }
    #expect(
      try TOMLDecoder().decode([String: Either].self, from: "x = { a = 1, b = 2 }").count == 1)
    #expect(try TOMLDecoder().decode([String: Either].self, from: "x = { a = 1 }").count == 1)
    #expect(
      refusal(of: "x = { a = 1, c = 2 }", as: [String: Either].self).contains("unknown key `c`"))
    struct Nested: Decodable {
      enum Key: CodingKey { case inner }
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        _ = try? container.decode(Strict.self, forKey: .inner)
      }
    }
    // Nobody knows what keys there may be in a table that could not be decoded.
    #expect(throws: Never.self) {
      try TOMLDecoder().decode(Nested.self, from: "inner = { a = 1, c = 2 }")
    }
  }

  @Test func `a date out of range is written with all its digits`() {
    #expect("\(LocalDate(year: 12345, month: -1, day: 100))" == "12345--1-100")
    #expect(
      "\(LocalTime(hour: 1, minute: 100, second: 2, nanosecond: 120))" == "01:100:02.00000012")
  }
}
