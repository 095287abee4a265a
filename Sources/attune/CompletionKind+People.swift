import ArgumentParser
import Configuration
import Core

extension CompletionKind {
  /// The ids in the configuration; none where it cannot be read.
  static var people: CompletionKind {
    .custom { _, _, _ in
      let plan = (try? ConfigurationFile().load())?.plan
      return plan?.people.map(\.id.description) ?? []
    }
  }
}
