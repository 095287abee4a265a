import CivilTime
import Configuration
import Host
import Linux

/// Where this user's things are, and what time it is there.
enum Places {
  static let paths = Paths(
    environment: ThisProcess.environment, home: ThisProcess.environment("HOME") ?? "/",
    user: ThisProcess.userID)

  static let zone = LocalZone.current().zone

  static var now: Instant { Clocks.now() }

  /// A path as people write it, with `~` for the home directory.
  static func short(_ path: String) -> String {
    guard let home = ThisProcess.environment("HOME"), home.count > 1,
      path.hasPrefix(home + "/")
    else { return path.escaped }
    return ("~" + path.dropFirst(home.count)).escaped
  }
}
