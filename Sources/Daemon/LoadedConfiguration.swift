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
