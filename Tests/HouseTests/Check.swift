/// One rule about one file, with the files it is for and a sample that breaks it.
struct Check: CustomStringConvertible, Sendable {
  let description: String
  let scope: @Sendable (Source) -> Bool
  let sample: Source
  /// The lines that break the rule, from 0.
  let breaches: @Sendable (Source) -> [Int]

  init(
    _ description: String, in scope: @escaping @Sendable (Source) -> Bool, broken sample: Source,
    breaches: @escaping @Sendable (Source) -> [Int]
  ) {
    self.description = description
    self.scope = scope
    self.sample = sample
    self.breaches = breaches
  }

  /// A check of each line by itself; the pattern is made once for each file.
  static func lines<Output>(
    _ description: String, in scope: @escaping @Sendable (Source) -> Bool, broken path: String,
    _ sample: String, pattern: @escaping @Sendable () -> Regex<Output>
  ) -> Check {
    Check(description, in: scope, broken: Source(path: path, text: sample)) { source in
      let pattern = pattern()
      return source.lines.indices.filter { source.lines[$0].contains(pattern) }
    }
  }

  /// Every breach in the files it is for, as `path:line: rule`.
  func findings(in sources: [Source]) -> [String] {
    sources.filter(scope).flatMap { source in
      breaches(source).map { "\(source):\($0 + 1): \(description)" }
    }
  }

  static func isOurs(_ source: Source) -> Bool { source.path.hasPrefix("Sources/") }
  static func isTool(_ source: Source) -> Bool { source.path.hasPrefix(Source.tools) }
  /// The house's own samples break the rules on purpose.
  static func isTidied(_ source: Source) -> Bool { source.module != "HouseTests" }
  static func isTest(_ source: Source) -> Bool { !isOurs(source) && isTidied(source) }
  static func isCore(_ source: Source) -> Bool { source.module == "Core" }
  static func isPublic(_ source: Source) -> Bool {
    isOurs(source) && ["TOML", "CivilTime"].contains(source.module)
  }
}
