import Foundation
import Testing

/// The code in the documentation of a library is code of its tests, so that it is run.
@Suite struct DocumentationTests {
  /// The lines of code in the articles, without what a comment says of them.
  static func code(in article: String) -> [String] {
    let blocks = article.components(separatedBy: "```swift\n").dropFirst()
    return blocks.flatMap { $0.components(separatedBy: "```")[0].components(separatedBy: "\n") }
      .map { $0.components(separatedBy: "  //")[0].trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") }
  }

  /// The lines of code that are in no test.
  static func strays(in article: String, beside tests: String) -> [String] {
    code(in: article).filter { !tests.contains($0) }
  }

  @Test(arguments: [
    ("TOML", ["TOML", "GettingStarted"]),
    ("CivilTime", ["CivilTime", "GettingStarted", "Timestamps"]),
  ]) func `the code of the articles is the code of their tests`(
    module: String, articles: [String]
  ) throws {
    let tests = try #require(Source.text(of: "Tests/\(module)Tests/ArticleTests.swift"))
    for name in articles {
      let article = try #require(Source.text(of: "Sources/\(module)/\(module).docc/\(name).md"))
      #expect(!Self.code(in: article).isEmpty)
      #expect(Self.strays(in: article, beside: tests) == [], "\(module), \(name)")
    }
  }

  @Test func `code that is in no test is found`() {
    let article = "Text\n```swift\nlet a = 1  // one\n// only a comment\nlet b = 2\n```\n"
    #expect(Self.strays(in: article, beside: "  let a = 1\n") == ["let b = 2"])
  }
}
