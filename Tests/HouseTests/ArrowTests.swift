import Testing

/// Which module may import which: one table, held against every import line and the manifest.
@Suite struct ArrowTests {
  static let arrows: [(module: String, mayImport: [String])] = [
    ("TOML", []),
    ("CivilTime", []),
    ("Core", ["CivilTime"]),
    ("Configuration", ["TOML", "CivilTime", "Core"]),
    ("Control", []),
    ("Linux", ["CSystemd", "Dispatch", "Glibc"]),
    ("Store", ["CivilTime", "Core", "CSQLite", "Glibc"]),
    ("Host", ["CivilTime", "Configuration", "Control", "Core", "Linux", "TOML"]),
    ("Daemon", ["CivilTime", "Core", "Configuration", "Control", "Host", "Linux", "Store"]),
    ("attuned", ["Configuration", "Daemon", "Host", "Linux", "Store"]),
    (
      "attune",
      [
        "CivilTime", "Core", "Configuration", "Control", "Host", "Linux", "Store",
        "ArgumentParser",
      ]
    ),
  ]

  /// The same of the programs that only tests run, in folders of Tests/Tools.
  static let toolArrows: [(module: String, mayImport: [String])] = [
    ("TaggedJSON", ["TOML", "Glibc"]),
    ("toml-decoder", ["TOML", "TaggedJSON", "Glibc"]),
    ("toml-encoder", ["TOML", "TaggedJSON", "Glibc"]),
    ("toml-outcome", ["TOML", "Glibc"]),
    ("elapse-oracle", ["CivilTime", "Glibc"]),
    ("engine-bench", ["CivilTime", "Core", "Store", "Glibc"]),
    ("years", ["CivilTime", "Configuration", "Core", "Glibc"]),
  ]

  static let allArrows = arrows + toolArrows

  /// Modules of the toolchain: imported where the table says so, and never declared.
  static let toolchain = ["Dispatch", "Glibc", "FoundationEssentials"]

  static func hasArrows(_ source: Source) -> Bool {
    Check.isOurs(source) || Check.isTool(source)
  }

  /// The import lines that no arrow allows.
  static func forbidden(in sources: [Source]) -> [String] {
    sources.filter(hasArrows).flatMap { source in
      let allowed = allArrows.first { $0.module == source.module }?.mayImport ?? []
      return source.imports.filter { !allowed.contains($0.module) }.map {
        "\(source):\($0.line + 1): \(source.module) may not import \($0.module)"
      }
    }
  }

  /// What the manifest lets each module depend on.
  static func declared(in manifest: String) -> [String: [String]] {
    let target =
      #/\.(?:target|executableTarget)\(\s*name: "([\w-]+)"(?:,\s*dependencies: \[([^\]]*)\])?/#
    let pairs = manifest.matches(of: target).map { match in
      let list = match.2?.replacing("arguments", with: "\"ArgumentParser\"") ?? ""
      return (String(match.1), list.matches(of: #/"(\w+)"/#).map { String($0.1) }.sorted())
    }
    return Dictionary(pairs) { first, _ in first }
  }

  static let expected = Dictionary(
    uniqueKeysWithValues: allArrows.map { arrow in
      (arrow.module, arrow.mayImport.filter { !toolchain.contains($0) }.sorted())
    })

  @Test func `every import line follows an arrow`() {
    #expect(Self.forbidden(in: Source.all) == [])
  }

  @Test(arguments: [
    "import Core", "package import Linux", "@preconcurrency import Dispatch",
    "internal import struct Store.Store", "  import Foundation",
  ])
  func `an import against the arrows is found`(line: String) {
    let sample = Source(path: "Sources/TOML/A.swift", text: line)
    #expect(Self.forbidden(in: [sample]).count == 1)
  }

  @Test func `every folder of Sources and of the tools is in the tables`() {
    let folders = Set(Source.all.filter(Self.hasArrows).map(\.module))
    #expect(folders == Set(Self.allArrows.map(\.module)))
  }

  @Test func `the manifest declares these arrows and no other`() throws {
    let manifest = try #require(Source.text(of: "Package.swift"))
    #expect(Self.declared(in: manifest) == Self.expected)
  }

  @Test func `a manifest with another arrow is found`() throws {
    let manifest = try #require(Source.text(of: "Package.swift"))
    let bent = manifest.replacing("[\"TOML\", \"CivilTime\"", with: "[\"Linux\", \"CivilTime\"")
    #expect(bent != manifest)
    #expect(Self.declared(in: bent) != Self.expected)
  }
}
