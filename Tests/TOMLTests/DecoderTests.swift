import Foundation
import TOML
import Testing

private class Base: Decodable {
  enum Key: CodingKey { case id }
  let id: Int
  required init(from decoder: any Decoder) throws {
    id = try decoder.container(keyedBy: Key.self).decode(Int.self, forKey: .id)
  }
}

private final class Derived: Base {
  enum Own: CodingKey { case nested, list, parent, isNil }
  let numbers: [Int]
  let paths: [String]
  required init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Own.self)
    let nested = try container.nestedContainer(keyedBy: Base.Key.self, forKey: .nested)
    var list = try container.nestedUnkeyedContainer(forKey: .list)
    var numbers = [try nested.decode(Int.self, forKey: .id), list.count ?? 0]
    var paths: [String] = []
    while !list.isAtEnd, try !list.decodeNil() {
      if list.currentIndex == 0 {
        numbers += [
          try list.nestedContainer(keyedBy: Base.Key.self).decode(Int.self, forKey: .id)
        ]
      } else if list.currentIndex == 1 {
        var inner = try list.nestedUnkeyedContainer()
        paths += [inner.codingPath.map(\.stringValue).joined(separator: "/")]
        numbers += [try inner.decode(Int.self)]
      } else if list.currentIndex == 2 {
        numbers += [try Base(from: list.superDecoder()).id]
      } else {
        // An element of another type is still there after a failure.
        if (try? list.decode(Int.self)) == nil { paths.append(try list.decode(String.self)) }
      }
    }
    #expect(throws: DecodingError.self) { try list.decode(Int.self) }
    #expect(try container.decodeNil(forKey: .isNil))
    #expect(container.contains(.list) && !container.contains(.isNil))
    #expect(container.allKeys.count == 3)
    self.numbers = numbers
    self.paths = paths
    try super.init(from: container.superDecoder(forKey: .parent))
  }
}

@Suite struct DecoderTests {
  private func decoded<T: Decodable>(
    _ source: String, _ type: T.Type = T.self, _ decoder: TOMLDecoder = TOMLDecoder()
  ) throws -> T {
    try decoder.decode(type, from: source)
  }

  @Test func `every scalar decodes`() throws {
    struct Everything: Decodable {
      var string: String
      var yes: Bool
      var small: Int8
      var large: UInt64
      var double: Double
      var fromInteger: Double
      var float: Float
      var date: LocalDate
      var time: LocalTime
      var both: LocalDateTime
      var instant: OffsetDateTime
      var value: Value
      var pairs: Pairs
    }
    let all = try decoded(
      """
      string = "x"
      yes = true
      small = -128
      large = 9223372036854775807
      double = 1.5
      fromInteger = 3
      float = -inf
      date = 2025-12-31
      time = 09:30
      both = 2025-12-31T09:30:00
      instant = 2025-12-31 09:30:00Z
      value = [1, { a = 2 }]
      pairs = { b = 1, a = 2 }
      """, Everything.self)
    #expect(all.string == "x" && all.yes && all.small == -128 && all.large == 1 << 63 - 1)
    #expect(all.double == 1.5 && all.fromInteger == 3 && all.float == -.infinity)
    #expect("\(all.date) \(all.time)" == "2025-12-31 09:30:00")
    #expect("\(all.both) \(all.instant)" == "2025-12-31T09:30:00 2025-12-31T09:30:00Z")
    #expect(all.value == [1, ["a": 2]] && all.pairs == ["a": 2, "b": 1])
    #expect(all.pairs.keys == ["b", "a"])
  }

  @Test func `arrays, dictionaries and optionals decode`() throws {
    #expect(try decoded("a = [1]\nb = []", [String: [Int]].self) == ["a": [1], "b": []])
    #expect(try decoded("a = [1, 2, 2]", [String: Set<Int>].self) == ["a": [1, 2]])
    #expect(try decoded("1 = 'x'", [Int: String].self) == [1: "x"])
    #expect(try decoded("[[a]]\nb = 1\n[[a]]", [String: [[String: Int]]].self)["a"]?.count == 2)
    struct Pair: Decodable, Equatable {
      var left: Int?
      var right: [Int?]?
    }
    #expect(try decoded("right = [1]", Pair.self) == Pair(left: nil, right: [1]))
    #expect(try decoded("left = 1", Pair?.self) == Pair(left: 1, right: nil))
  }

  @Test func `an initializer may use every kind of container`() throws {
    let value = try decoded(
      "nested.id = 1\nlist = [{ id = 2 }, [3], { id = 4 }, 'x', 5]\nparent.id = 6", Derived.self)
    #expect(value.numbers == [1, 5, 2, 3, 4] && value.paths == ["list/1", "x"] && value.id == 6)
  }

  @Test func `a type may try several shapes`() throws {
    enum Port: Decodable, Equatable {
      case number(Int)
      case name(String)
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
          self = .number(number)
        } else {
          self = .name(try container.decode(String.self))
        }
      }
    }
    struct Server: Decodable {
      var port: Port
      var count: Int
    }
    #expect(try decoded("port = 80\ncount = 1", Server.self).port == .number(80))
    #expect(try decoded("port = 'http'\ncount = 1", Server.self).port == .name("http"))
    let text = refusal(of: "port = 'http'\ncount = ''", as: Server.self)
    #expect(text.contains("`count` takes") && !text.contains("`port`"))
    #expect(
      refusal(of: "port = true\ncount = 1", as: Server.self).contains("`port` takes a string"))
  }

  @Test func `cases with values decode`() throws {
    enum Shape: Codable, Equatable {
      case circle(radius: Double)
      case box(width: Int, height: Int)
    }
    #expect(try decoded("a.circle.radius = 2", [String: Shape].self) == ["a": .circle(radius: 2)])
    let text = refusal(of: "[a]\ncircle = { radius = 1, radios = 2 }", as: [String: Shape].self)
    #expect(text.contains("unknown key `radios` in `a.circle`"))
    #expect(
      refusal(of: "[a]\nb = 1", as: [String: Shape].self).contains("error[invalid-value]: `a`"))
  }

  @Test func `a value may remember its place`() throws {
    struct Hours: Decodable {
      var quiet: Located<[Located<Int>]>
      var none: Located<Int>?
    }
    let source = "quiet = [21, 8]"
    let quiet = try decoded(source, Hours.self).quiet
    #expect(quiet.range == 8..<15 && quiet.value.map(\.range) == [9..<11, 13..<14])
    #expect(quiet.value.map(\.value) == [21, 8])
    #expect(
      refusal(of: "quiet = ['x']", as: Hours.self).contains("`quiet[0]` takes a whole number"))
    #expect(refusal(of: "", as: [String: Int].self) == "decoded: [:]")
    let json = try JSONDecoder().decode(Located<Int>.self, from: Data("5".utf8))
    #expect(json.value == 5 && json.range.isEmpty)
    #expect(try JSONEncoder().encode(json) == Data("5".utf8))
  }

  @Test func `what the program gives is there, and sources may be bytes`() throws {
    struct Asking: Decodable {
      let word: String
      init(from decoder: any Decoder) throws {
        let key = try #require(CodingUserInfoKey(rawValue: "word"))
        word = decoder.userInfo[key] as? String ?? ""
      }
    }
    let key = try #require(CodingUserInfoKey(rawValue: "word"))
    let decoder = TOMLDecoder(userInfo: [key: "hello"])
    #expect(try decoder.decode(Asking.self, from: Array("a = 1".utf8)).word == "hello")
  }

  @Test func `a source that is no TOML is told as such`() {
    #expect(refusal(of: "a = yes", as: [String: Int].self).contains("error[invalid-boolean]"))
    let old = TOMLDecoder(version: .v10)
    #expect(refusal(of: "a = 09:00", as: [String: LocalTime].self, old).contains("TOML 1.0"))
  }

  @Test func `unknown keys are refused, told of or ignored`() throws {
    struct One: Decodable { var a: Int? }
    let document = try Document(parsing: "b = 1\nc = 2")
    var warnings: [Diagnostic] = []
    _ = try TOMLDecoder(unknownKeys: .warn).decode(One.self, from: document, warnings: &warnings)
    #expect(warnings.map(\.severity) == [.warning, .warning])
    #expect(warnings.map(\.range) == [0..<1, 6..<7])
    var none: [Diagnostic] = []
    _ = try TOMLDecoder(unknownKeys: .ignore).decode(One.self, from: document, warnings: &none)
    #expect(none.isEmpty)
    let error = #expect(throws: TOMLError.self) {
      try TOMLDecoder().decode(One.self, from: document)
    }
    #expect(error?.diagnostics.map(\.code) == ["unknown-key", "unknown-key"])
    #expect(
      refusal(of: "b = 1\na = ''", as: One.self, TOMLDecoder(unknownKeys: .warn)).contains(
        "warning[unknown-key]"))
  }

  @Test func `a type that takes the rest knows every key`() throws {
    struct Open: Decodable {
      enum Key: CodingKey { case a }
      let a: Int
      let all: Pairs
      init(from decoder: any Decoder) throws {
        a = try decoder.container(keyedBy: Key.self).decode(Int.self, forKey: .a)
        all = try Pairs(from: decoder)
      }
    }
    #expect(try decoded("a = 1\nb = 2", Open.self).all == ["a": 1, "b": 2])
    struct Listing: Decodable {
      let names: [String]
      init(from decoder: any Decoder) throws {
        names = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
      }
    }
    #expect(try decoded("a = 1\nb = 2", Listing.self).names == ["a", "b"])
  }

  @Test func `dates are texts in other formats`() throws {
    let dates = [LocalDate(year: 2025, month: 12, day: 31), LocalDate(year: 5, month: 1, day: 1)]
    let json = try JSONEncoder().encode(dates)
    #expect(String(decoding: json, as: UTF8.self) == #"["2025-12-31","0005-01-01"]"#)
    #expect(try JSONDecoder().decode([LocalDate].self, from: json) == dates)
    for text in ["2025-02-30", "09:30", "2025-12-31 # c", "", "1", "2025-12-31T09:30"] {
      let data = try JSONEncoder().encode([text])
      #expect(throws: DecodingError.self) { try JSONDecoder().decode([LocalDate].self, from: data) }
    }
    let value: Value = ["a": [1, 1.5, true, "x", ["b": [:]]]]
    let copy = try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    #expect(copy == value)
  }
}

/// Any key.
struct AnyKey: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
