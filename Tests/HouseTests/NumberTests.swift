import Testing

/// Every number of the rules of pace can be asked about.
@Suite struct NumberTests {
  /// What the user never meets: how the machine copes with itself.
  static let inner = [
    "dropGrace", "hookTimeout", "lateWakeup", "clockDoubt", "quickLoss", "retry",
    "memoryDays",
  ]

  static func names(in source: String) -> [String] {
    source.matches(of: #/package static (?:let|func) (\w+)/#).map { String($0.1) }
  }

  /// The numbers for which there are no words.
  static func strays(in table: String, beside words: String) -> [String] {
    names(in: table).filter { name in
      !inner.contains(name) && !words.contains("Pace.\(name)")
    }
  }

  @Test func `every number of the rules has a sentence with its reason`() throws {
    let table = try #require(Source.text(of: "Sources/Core/Pace.swift"))
    let words = try #require(Source.text(of: "Sources/Core/PaceNumber.swift"))
    #expect(Self.names(in: table).count > 30)
    #expect(Self.strays(in: table, beside: words) == [])
  }

  @Test func `a number without a sentence is found`() {
    #expect(Self.strays(in: "  package static let mostWishes = 3", beside: "") == ["mostWishes"])
  }
}
