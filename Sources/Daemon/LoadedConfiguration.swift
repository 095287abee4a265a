import Control
import Core

/// What the last reading of the configuration gave, and the plan that runs.
struct LoadedConfiguration: Sendable {
  let state: Status.ConfigurationState
  /// The last good plan, which may be older than the file.
  let plan: Plan?
  /// The bytes as they were read last, so that a change can be told from a touch.
  let fingerprint: [[UInt8]]
  let problems: [Problem]
}

extension LoadedConfiguration {
  /// What is wrong with the file and what helps, for a line that anyone may read.
  ///
  /// The problems' own words may hold names from the config: it is said only where they are.
  var trouble: (what: String, remedy: String)? {
    switch state {
    case .good: return nil
    case .missing: return ("There is no configuration yet", "attune setup")
    case .bad, .stale:
      let first = problems.first { $0.severity == .error }
      guard let first, first.isAboutText else {
        return ("The configuration cannot be read", "attune check")
      }
      let place = "line \(first.line), column \(first.column)"
      return ("The configuration has a mistake (\(place))", "attune check")
    }
  }
}

extension Problem {
  /// A file that was not read has no text to be wrong.
  static let unreadable = ["missing-file", "unusable-file"]

  fileprivate var isAboutText: Bool { !Self.unreadable.contains(code) }
}
