import TOML
import Testing

/// Every mistake is answered with one message at its line, however many there are.
@Suite struct InjectionTests {
  @Test(arguments: Version.allCases)
  func `mistakes between statements are each told once, in the order of the file`(
    version: Version
  ) {
    for seed in 0..<300 {
      var generator = SplitMix64(seed: UInt64(seed))
      let count = Int.random(in: 1...8, using: &generator)
      let kinds = (0..<count).compactMap { _ in
        Injection.kinds.randomElement(using: &generator)
      }
      let document = Injected(kinds, &generator)
      #expect(document.found(version) == document.expected, "seed \(seed): \(kinds)")
    }
  }

  @Test(arguments: Version.allCases) func `a mistake alone is told once`(version: Version) {
    for kind in Injection.kinds {
      for seed in 0..<20 {
        var generator = SplitMix64(seed: UInt64(seed))
        let document = Injected([kind], &generator)
        #expect(document.found(version) == document.expected, "\(kind), seed \(seed)")
      }
    }
  }

  @Test func `a document without mistakes has no message`() {
    for seed in 0..<200 {
      var generator = SplitMix64(seed: UInt64(seed))
      #expect(Injected([], &generator).found(.v10) == [], "seed \(seed)")
    }
  }
}

/// A valid document with mistakes put between its statements.
private struct Injected {
  private(set) var source = ""
  /// The codes of the mistakes with their lines.
  private(set) var expected: [String] = []
  private var lines = 0

  init(_ kinds: [Injection], _ generator: inout SplitMix64) {
    for (index, kind) in kinds.enumerated() {
      for step in 0..<Int.random(in: 1...4, using: &generator) {
        add(Self.statement("k\(index)-\(step)", &generator))
      }
      expected.append("\(kind.code):\(lines + kind.line + 1)")
      add(kind.text.replacing("KEY", with: "m\(index)"))
      // What begins after an unclosed bracket must be recognizable, or nobody could tell.
      add("after-\(index) = 1")
    }
    for step in 0..<3 { add(Self.statement("end-\(step)", &generator)) }
  }

  func found(_ version: Version) -> [String] {
    let document = Document(recovering: source, version: version)
    let lines = LineTable(document.bytes)
    return document.diagnostics.map {
      "\($0.code):\(lines.location(at: $0.range.lowerBound).line)"
    }
  }

  private mutating func add(_ text: String) {
    source += text + "\n"
    lines += text.count { $0 == "\n" } + 1
  }

  private static func statement(_ key: String, _ generator: inout SplitMix64) -> String {
    let forms = [
      "KEY = 1", "KEY = 'text' # why", "KEY = [1, 2]", "KEY = { a = 1, b = [2] }", "KEY.a = 1.5",
      "KEY = \"a\\tb\"", "KEY = [\n  'a', # first\n  'b',\n]", "KEY = '''\none\n  two '''",
      "# KEY",
      "", "[KEY]", "[[KEY]]", "[KEY.a]\nb = 09:00:00", "KEY = 2025-12-31", "KEY = true",
    ]
    return (forms.randomElement(using: &generator) ?? "").replacing("KEY", with: key)
  }
}
