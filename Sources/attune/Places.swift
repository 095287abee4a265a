import CivilTime
import Configuration
import Linux

/// Where this user's things are, and what time it is there.
enum Places {
  static let paths = Paths(
    environment: ThisProcess.environment, home: ThisProcess.environment("HOME") ?? "/",
    user: ThisProcess.userID)

  static var now: Instant { Instant(microseconds: 0) + Clocks.wallClock() }

  /// The zone that `TZ` or `/etc/localtime` names; UTC if neither does.
  static let zone: Zone = {
    if let name = ThisProcess.environment("TZ"), let zone = zone(named: name.tzName) {
      return zone
    }
    let link = try? Files.readLink("/etc/localtime")
    let name = link?.split(separator: "/zoneinfo/", maxSplits: 1).last.map(String.init)
    return zone(at: "/etc/localtime", name: name ?? "local") ?? .utc
  }()

  /// An installed zone by its IANA name.
  static func zone(named name: String) -> Zone? {
    guard !name.isEmpty, !name.hasPrefix("/"), !name.contains("..") else { return nil }
    return zone(at: "/usr/share/zoneinfo/\(name)", name: name)
  }

  /// The names of all installed zones, from the compact source that is installed with them.
  static var zoneNames: [String] {
    let bytes = (try? Files.read("/usr/share/zoneinfo/tzdata.zi", limit: 1 << 20)) ?? []
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let words = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
      guard words.count > 2, line.first == UInt8(ascii: "Z") || line.first == UInt8(ascii: "L")
      else { return nil }
      return String(decoding: line.first == UInt8(ascii: "Z") ? words[1] : words[2], as: UTF8.self)
    }
  }

  private static func zone(at path: String, name: String) -> Zone? {
    guard let bytes = try? Files.read(path, limit: 1 << 20) else { return nil }
    return try? Zone(tzif: bytes, name: name)
  }

  /// A path as people write it, with `~` for the home directory.
  static func short(_ path: String) -> String {
    guard let home = ThisProcess.environment("HOME"), home.count > 1,
      path.hasPrefix(home + "/")
    else { return path.escaped }
    return ("~" + path.dropFirst(home.count)).escaped
  }
}

extension String {
  fileprivate var tzName: String { hasPrefix(":") ? String(dropFirst()) : self }
}
