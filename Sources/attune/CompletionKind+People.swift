import ArgumentParser
import Configuration
import Control
import Core

extension CompletionKind {
  /// The ids in the configuration; none where it cannot be read.
  static var people: CompletionKind {
    .custom { _, _, _ in
      let plan = (try? ConfigurationFile().load())?.plan
      return plan?.people.map(\.id.description) ?? []
    }
  }

  /// The ids of the prompts that do not come again; none where attuned does not say.
  static var excludedPrompts: CompletionKind {
    .custom { _, _, _ in
      let excluded = try? Connection().call(
        .people(.excluded), for: Excluded.self, within: .seconds(2))
      return excluded?.prompts.map(\.prompt) ?? []
    }
  }
}
