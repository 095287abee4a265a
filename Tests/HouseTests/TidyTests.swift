import Testing

/// Checks of the source itself that no compiler makes.
@Suite struct TidyTests {
  static let checks = [
    Check(
      "a file has at most 400 lines", in: { _ in true },
      broken: Source(path: "Sources/Core/A.swift", text: String(repeating: "\n", count: 401))
    ) { $0.lines.count > 401 ? [401] : [] },
    Check(
      "a function has at most 40 lines", in: { _ in true },
      broken: Source(
        path: "Sources/Core/A.swift",
        text: "  func a() {\n" + String(repeating: "    b()\n", count: 39) + "  }\n")
    ) { $0.functions.filter { $0.count > 40 }.map(\.lowerBound) },
    Check(
      "a top-level type says what it is", in: Check.isOurs,
      broken: Source(path: "Sources/Core/A.swift", text: "\npackage struct A {}\n")
    ) { source in
      let type =
        #/^((public|package|internal|private|fileprivate|final|indirect) )*(class|struct|enum|actor|protocol) /#
      return source.lines.indices.filter {
        source.lines[$0].contains(type) && !source.lineAbove($0).hasPrefix("///")
      }
    },
    Check(
      "what is public is documented", in: Check.isPublic,
      broken: Source(path: "Sources/TOML/A.swift", text: "/// A.\n\n  public var a: Int\n")
    ) { source in
      let declaration = #/^\s*public (?!import |extension )/#
      return source.lines.indices.filter {
        source.lines[$0].contains(declaration) && !source.lineAbove($0).hasPrefix("///")
      }
    },
    Check(
      "`@unchecked` gives its reason, by its name, in the comment above", in: Check.isTidied,
      broken: Source(
        path: "Sources/Core/A.swift", text: "/// An A.\nclass A: @unchecked Sendable {}\n")
    ) { source in
      source.lines.indices.filter {
        source.code($0).contains("@unchecked")
          && !source.commentAbove($0).contains("`@unchecked`: ")
      }
    },
    Check(
      "`nonisolated(unsafe)` gives its reason in the comment above", in: Check.isTidied,
      broken: Source(path: "Sources/Core/A.swift", text: "\nnonisolated(unsafe) var a = 1\n")
    ) { source in
      source.lines.indices.filter {
        source.code($0).contains("nonisolated(unsafe)") && source.commentAbove($0).isEmpty
      }
    },
    Check(
      "TOML is unsafe in one file, which says why", in: { $0.module == "TOML" },
      broken: Source(path: "Sources/TOML/A.swift", text: "let a = unsafe b.load()\n")
    ) { source in
      source.path == "Sources/TOML/Words.swift"
        ? [] : source.lines.indices.filter { source.code($0).contains(#/\bunsafe\b/#) }
    },
    .lines(
      "no try! and no as!", in: Check.isTidied, broken: "Sources/Core/A.swift",
      "let a = try! b as! C"
    ) { #/(^|\W)(try|as)!/# },
    .lines(
      "no fatalError", in: Check.isTidied, broken: "Sources/Core/A.swift", "fatalError()"
    ) { #/(^|\W)fatalError\(/# },
    .lines(
      "nothing left for later and no landmarks", in: Check.isTidied, broken: "Sources/Core/A.swift",
      "// TODO: more"
    ) { #/(^|\W)(TODO|FIXME|MARK)(\W|$)/# },
    .lines(
      "no Foundation: FoundationEssentials is enough", in: Check.isOurs,
      broken: "Sources/Linux/A.swift", "internal import Foundation"
    ) { #/import Foundation$/# },
    .lines(
      "tests wait for conditions and never sleep", in: Check.isTest, broken: "Tests/ATests/A.swift",
      "try await Task.sleep(for: .seconds(1))"
    ) { #/(^|\W)(u|nano)?sleep\(/# },
    .lines(
      "the core hashes only to look up, in one file",
      in: { Check.isCore($0) && $0.path != "Sources/Core/Lookup.swift" },
      broken: "Sources/Core/A.swift", "var a: [Person.ID: Int]"
    ) { #/(^|\W)Set<|Dictionary[<(]|\[[A-Z][\w.]*\??: [A-Z\[(]|\[:\]|hashValue/# },
    .lines(
      "the core draws only from the generator it is given", in: Check.isCore,
      broken: "Sources/Core/A.swift", "let a = Int.random(in: 1...6)"
    ) { #/\.(random\(in|randomElement\(|shuffled?\()(?!.*using:)|SystemRandomNumberGenerator/# },
  ]

  @Test func `the tree is seen`() {
    #expect(Source.all.count > 20)
    #expect(Source.all.contains { $0.path == "Sources/Core/Engine.swift" })
    #expect(Source.all.flatMap(\.functions).count > 50)
  }

  @Test(arguments: checks) func `the source keeps to it`(check: Check) {
    #expect(check.findings(in: Source.all) == [])
  }

  @Test(arguments: checks) func `a sample that breaks it is found`(check: Check) {
    #expect(check.findings(in: [check.sample]).count == 1)
  }
}
