import TOML
import Testing

@Suite struct WritingTests {
  private static let written = """
    title = "all"
    mixed = [{ a = 1 }, 2]
    none = []
    many = [
      "a longer element",
      "a longer element",
      "a longer element",
      "a longer element",
      "a longer element",
    ]

    [owner]
    name = "Tom"

    [owner.born]
    on = 1979

    [servers.alpha]
    ip = "10.0.0.1"

    [servers.beta."a b"]

    [[jobs]]
    id = 1

    [[jobs.steps]]
    run = "x"

    [[jobs]]

    """

  @Test func `a document is written as people write one`() throws {
    let text = try Document(writing: [
      "title": "all", "owner": ["name": "Tom", "born": ["on": 1979]],
      "servers": ["alpha": ["ip": "10.0.0.1"], "beta": ["a b": [:]]],
      "jobs": [["id": 1, "steps": [["run": "x"]]], [:]], "mixed": [["a": 1], 2], "none": [],
      "many": .array(Array(repeating: "a longer element", count: 5)),
    ]).source
    #expect(
      text == Self.written)
  }

  @Test(
    arguments: [
      ("one\ntwo", "\"\"\"\none\ntwo\"\"\""), ("\n\nx\n", "\"\"\"\n\n\nx\n\"\"\""),
      ("\"\"\"\n\"a\" \\", "\"\"\"\n\"\"\\\"\n\"a\" \\\\\"\"\""),
      ("a\n\"", "\"\"\"\na\n\\\"\"\"\""), ("a\n\"\"", "\"\"\"\na\n\"\\\"\"\"\""),
      ("a\n\"\"\"\"", "\"\"\"\na\n\"\"\\\"\\\"\"\"\""),
      ("a\n\u{1}\t.", "\"\"\"\na\n\\u0001\t.\"\"\""),
      ("one\n", #""one\n""#), ("a \nb", #""a \nb""#), ("a\r\nb", #""a\r\nb""#),
      ("a\nb ", #""a\nb ""#),
      ("\n", #""\n""#), ("", "\"\""), ("\u{7F}\u{8}\u{1F}", #""\u007F\u0008\u001F""#),
    ])
  func `lines stand in three quotes unless something in them would hide`(
    string: String, text: String
  ) throws {
    let document = try Document(writing: ["a": .string(string)])
    #expect(document.source == "a = \(text)\n")
    #expect(document.root["a"]?.string.map { Array($0.utf8) } == Array(string.utf8))
  }

  @Test(arguments: Version.allCases)
  func `what is written is read back the same`(version: Version) throws {
    for seed in 0..<10_000 {
      var random = RandomValue(seed: UInt64(seed))
      let pairs = random.pairs()
      let document = try Document(writing: pairs, version: version)
      #expect(document.isValid && document.version == version, "seed \(seed)")
      #expect(document.root.value == pairs, "seed \(seed)")
      let inline = Document(recovering: "a = \(pairs)", version: version)
      #expect(inline.root["a"]?.value == .table(pairs), "seed \(seed)")
    }
  }

  @Test func `floats keep their bits`() throws {
    for float in [0, -0.0, 0.1, 1e20, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -.infinity]
    {
      let read = try Document(writing: ["a": .float(float)]).root["a"]?.float
      #expect(read?.bitPattern == float.bitPattern)
    }
    #expect(try Document(writing: ["a": .float(.nan)]).root["a"]?.float?.isNaN == true)
  }

  @Test(arguments: [
    Value.localDate(LocalDate(year: 2025, month: 2, day: 30)),
    .localTime(LocalTime(hour: 24, minute: 0)),
    .localDateTime(
      LocalDateTime(
        date: LocalDate(year: 10_000, month: 1, day: 1), time: LocalTime(hour: 1, minute: 0))),
    .offsetDateTime(ValueTests.instant(1_440)),
  ])
  func `a date that there is not is never written`(value: Value) throws {
    let error = #expect(throws: WritingError.self) {
      try Document(writing: ["a": [1, ["b c": value]]])
    }
    #expect(error == WritingError(.invalidDateTime, at: ["a", 1, "b c"]))
    #expect(error?.description == #"`a[1]."b c"` is a date or a time that there is not"#)
    let edit = #expect(throws: EditError.self) {
      try Document(parsing: "a.b = 1").setting(["a", "b"], to: [value])
    }
    #expect(edit == EditError(.unwritable(.invalidDateTime), at: ["a", "b", 0]))
  }

  @Test func `values are written as deep as the limit`() throws {
    func nested(_ depth: Int, _ wrap: (Value) -> Value) -> Value {
      (0..<depth).reduce(1) { value, _ in wrap(value) }
    }
    let wraps: [(Value) -> Value] = [{ [$0] }, { ["k": $0] }, { [["k": $0]] }, { [["k": $0], 1] }]
    for (depth, wrap) in zip([128, 128, 64, 64], wraps) {
      let pairs: Pairs = ["a": nested(depth, wrap)]
      #expect(try Document(writing: pairs).root.value == pairs)
      let error = #expect(throws: WritingError.self) {
        try Document(writing: ["a": nested(depth + 1, wrap)])
      }
      #expect(error?.reason == .nestedTooDeeply)
      #expect(error?.description == "`a` is nested more than 128 levels deep")
    }
    let document = try Document(writing: ["a": [["b": nested(126) { ["k": $0] }]]])
    let error = #expect(throws: EditError.self) {
      try document.setting(["a", 0, "c"], to: nested(127) { [$0] })
    }
    #expect(error?.reason == .unwritable(.nestedTooDeeply))
  }
}
