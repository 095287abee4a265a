package import Configuration
package import Control
package import Core

/// What the last reading of the configuration gave, and the plan that runs.
package struct LoadedConfiguration: Sendable {
  let path: String
  let state: Status.ConfigurationState
  /// The last good plan, which may be older than the file.
  let plan: Plan?
  /// The file as it was read last, so that a change can be told from a touch.
  let bytes: [UInt8]?
  let problems: [Problem]
}
