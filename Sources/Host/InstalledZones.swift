package import CivilTime
import Linux

/// The time zones that are installed on this machine.
package enum InstalledZones {
  /// Where they lie: `$TZDIR`, or else `/usr/share/zoneinfo`.
  package static var directory: String {
    let told = ThisProcess.environment("TZDIR") ?? ""
    return told.isEmpty ? "/usr/share/zoneinfo" : told
  }

  /// A zone by its IANA name; `nil` if there is none.
  package static func zone(named name: String) -> Zone? { zone(named: name, in: directory) }

  package static func zone(named name: String, in directory: String) -> Zone? {
    guard let path = path(of: name, in: directory) else { return nil }
    return try? read(path, name: name)
  }

  /// Their names, from the compact source that is installed with them; empty where it is not.
  package static var names: [String] {
    let bytes = (try? Files.read(directory + "/tzdata.zi", limit: sizeLimit)) ?? []
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let words = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
      guard words.count > 2 else { return nil }
      switch line.first {
      case UInt8(ascii: "Z"): return String(decoding: words[1], as: UTF8.self)
      case UInt8(ascii: "L"): return String(decoding: words[2], as: UTF8.self)
      default: return nil
      }
    }
  }

  /// Where the file of a name is, or would be; `nil` for a name that leads out of the directory.
  package static func path(of name: String, in directory: String = directory) -> String? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { !$0.isEmpty && $0 != ".." && $0 != "." }
    return isPlain ? "\(directory)/\(name)" : nil
  }

  static func read(_ path: String, name: String) throws -> Zone {
    try Zone(tzif: try Files.read(path, limit: sizeLimit), name: name)
  }

  /// Far more than any zone needs.
  private static let sizeLimit = 1 << 20
}
