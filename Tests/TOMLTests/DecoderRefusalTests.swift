import TOML
import Testing

/// A span of minutes that is written as text, such as `5m`.
private struct Span: Decodable, CustomStringConvertible {
  struct Unreadable: Error, CustomStringConvertible {
    var description: String { "a span of time is written like 5m" }
  }

  let minutes: Int

  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard text.last == "m", let minutes = Int(text.dropLast()) else { throw Unreadable() }
    self.minutes = minutes
  }

  var description: String { "\(minutes)m" }
}

/// Hours that are checked as they are decoded.
private struct Hours: Decodable {
  enum Key: CodingKey { case start, end, step }

  let step: Span?

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let start = try container.decode(Located<LocalTime>.self, forKey: .start)
    let end = try container.decode(LocalTime.self, forKey: .end)
    step = try container.decodeIfPresent(Span.self, forKey: .step)
    guard start.value < end else {
      throw TOMLError(diagnostics: [
        Diagnostic(code: "backwards", "the hours end before they start", at: start.range)
      ])
    }
    guard end.hour < 22 else {
      throw DecodingError.dataCorruptedError(
        forKey: .end, in: container, debugDescription: "The end is too late.")
    }
  }
}

@Suite struct DecoderRefusalTests {
  @Test func `an error of an initializer is told where it leads`() {
    let source = """
      [a]
      start = 09:00
      end = 08:00
      [b]
      start = 09:00
      end = 23:00
      [c]
      start = 09:00
      end = 10:00
      step = "five"

      """
    #expect(
      refusal(of: source, as: [String: Hours].self) == """
        error[backwards]: the hours end before they start
         --> job.toml:2:9
          |
        2 | start = 09:00
          |         ^^^^^

        error[invalid-value]: `end`: The end is too late
         --> job.toml:6:7
          |
        6 | end = 23:00
          |       ^^^^^

        error[invalid-value]: `step`: a span of time is written like 5m
          --> job.toml:10:8
           |
        10 | step = "five"
           |        ^^^^^^

        """)
  }

  @Test func `what follows from a mistake is not told`() {
    let text = refusal(of: "[a]\nstart = 'x'\nend = 00:00\n[b]\n", as: [String: Hours].self)
    #expect(!text.contains("backwards") && text.contains("`start` takes a time"))
    #expect(text.contains("`start` is missing in [b]") && text.contains("`end` is missing in [b]"))
  }

  @Test func `a type may refuse a stand-in, and nobody hears of it`() {
    struct Inner: Decodable { var size: Int }
    struct Outer: Decodable {
      enum Key: CodingKey { case inner, spans, count, size }
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let inner = try container.decode(Inner.self, forKey: .inner)
        let spans = try container.decodeIfPresent([Span].self, forKey: .spans)
        _ = try container.decode(Int.self, forKey: .count)
        guard inner.size > 0, spans?.count != 1 else { throw Span.Unreadable() }
        _ = try container.decode(Int.self, forKey: .size)
      }
    }
    // The first is refused in every pass, while the second still turns up new mistakes.
    let sized = refusal(
      of: """
        [[a]]
        inner.size = ''
        count = 1
        size = 1
        [[a]]
        inner.size = 1
        count = ''
        size = ''
        """, as: [String: [Outer]].self)
    #expect(sized.matches(of: #/takes a whole number/#).count == 3)
    #expect(!sized.contains("a span of time"))
    let spanned = refusal(
      of: "inner.size = 1\nspans = ['1m', 'x']\ncount = 1\nsize = 1", as: Outer.self)
    #expect(spanned.contains("`spans[1]`: a span of time"))
    #expect(!spanned.contains("the document: a span of time"))
  }

  @Test func `an error that is tried and forgiven is none`() throws {
    struct Lenient: Decodable {
      let span: Span?
      let count: Int
      enum Key: CodingKey { case span, count }
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        span = try? container.decode(Span.self, forKey: .span)
        count = try container.decode(Int.self, forKey: .count)
      }
    }
    #expect(try TOMLDecoder().decode(Lenient.self, from: "span = 'x'\ncount = 1").span == nil)
    let text = refusal(of: "span = 'x'\ncount = true", as: Lenient.self)
    #expect(text.contains("`count` takes") && !text.contains("span"))
  }

  @Test func `a key that is misspelt is not missing as well`() {
    struct Name: Decodable { var name: String }
    for decoder in [TOMLDecoder(), TOMLDecoder(unknownKeys: .warn)] {
      #expect(
        refusal(of: "nmae = 'x'", as: Name.self, decoder) == """
          error[unknown-key]: unknown key `nmae`
           --> job.toml:1:1
            |
          1 | nmae = 'x'
            | ^^^^
          help: did you mean `name`?

          """)
    }
    let ignoring = TOMLDecoder(unknownKeys: .ignore)
    #expect(refusal(of: "nmae = 'x'", as: Name.self, ignoring).contains("`name` is missing\n"))
  }

  @Test func `a type that was not decoded has no unknown keys`() {
    struct Strict: Decodable {
      let span: Span
      let other: Int
    }
    let text = refusal(of: "[a]\nspan = 'x'\nother = 1", as: [String: Strict].self)
    #expect(text.contains("`span`: a span of time") && !text.contains("unknown"))
  }

  @Test(arguments: [
    ("a = 300", "`a` takes 0 to 255, this is 300"), ("a = -1", "`a` takes 0 to 255, this is -1"),
    ("a = 1.0", "help: a = 1"), ("a = \"0x10\"", "this is a string"), ("a = [1]", "an array"),
    ("\"b c\" = true", "`\"b c\"` takes a whole number, this is true or false"),
  ])
  func `an integer has the range of its type`(source: String, text: String) {
    #expect(refusal(of: source, as: [String: UInt8].self).contains(text))
  }

  @Test func `a float must hold the value`() {
    #expect(
      refusal(of: "a = 1e300", as: [String: Float].self).contains(
        "out-of-range]: `a` takes numbers"))
    #expect(refusal(of: "a = '1.5'", as: [String: Double].self).contains("help: a = 1.5"))
    #expect(!refusal(of: "a = '1 # x'", as: [String: Double].self).contains("help"))
  }

  @Test func `raw values are listed`() {
    enum Level: Int, Decodable, CaseIterable { case low = 1, high }
    enum Word: String, Decodable { case yes }
    #expect(refusal(of: "a = 3", as: [String: Level].self).contains("help: it can be 1, 2"))
    let text = refusal(of: "a = 'no'", as: [String: Word].self)
    #expect(text.contains("`no` is nothing `a` can be") && !text.contains("help"))
    struct Missing: Decodable { var a: Level }
    #expect(refusal(of: "", as: Missing.self).contains("add for example `a = 1`"))
  }

  @Test func `a root of another shape is told at the top`() {
    let text = refusal(of: "a = 1", as: [Int].self)
    #expect(text.contains("the document takes an array, this is a table\n --> job.toml:1:1\n"))
  }
}

@Suite struct DecoderSafetyTests {
  private struct Item: Decodable {
    var a: Int
    var b: Int
  }

  private final class Tree: Decodable {
    let next: [Tree]?
  }

  @Test func `ten thousand mistakes are found`() {
    let source = String(repeating: "[[items]]\na = ''\nc = 1\n", count: 10_000)
    let error = #expect(throws: TOMLError.self) {
      try TOMLDecoder().decode([String: [Item]].self, from: source)
    }
    #expect((error?.diagnostics.count ?? 0) == 10_000)
    let places = error?.diagnostics.map(\.range.lowerBound) ?? []
    #expect(places == places.sorted())
  }

  @Test func `a mistake at each end of a large document is found`() {
    let source =
      "[[items]]\na = ''\nb = ''\n" + String(repeating: "[[items]]\na = 1\nb = 2\n", count: 5_000)
      + "[[items]]\na = 1\nb = ''\n"
    let error = #expect(throws: TOMLError.self) {
      try TOMLDecoder().decode([String: [Item]].self, from: source)
    }
    #expect(error?.diagnostics.count == 3)
  }

  @Test func `types nest as deep as the limit`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "next = [{", count: depth) + String(repeating: "}]", count: depth)
    }
    _ = try TOMLDecoder().decode(Tree.self, from: nested(64))
    let deep = String(repeating: "next.a.", count: 18) + "next = 1"
    indirect enum Chain: Decodable {
      case end
      case next(Chain)
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        let key = container.allKeys.first
        self = try key.map { .next(try container.decode(Chain.self, forKey: $0)) } ?? .end
      }
    }
    let inner = String(repeating: "{ \(deep.dropLast()) ", count: 4) + "{}"
    let source = "a = " + inner + String(repeating: "}", count: 4)
    #expect(refusal(of: source, as: Chain.self).contains("is nested more than 128 levels deep"))
  }
}
