package import CivilTime
import Linux

/// The zone of the machine's wall clock, and the files it was read from.
package struct LocalZone: Equatable, Sendable {
  package let zone: Zone
  /// Directories in which a change can mean another zone, or the same with other rules.
  let directories: [String]
  /// What went wrong, if UTC had to stand in.
  let trouble: String?

  /// Reads the zone that `$TZ` names, or else the one behind `/etc/localtime`.
  ///
  /// Zones lie in `$TZDIR`, or else in `/usr/share/zoneinfo`. What cannot be read is replaced by UTC
  /// and said: a daemon that is hours off is better than none.
  package static func current() -> LocalZone {
    let named = ThisProcess.environment("TZ").flatMap(Self.zoneName)
    let path = named.map { zoneDirectory + "/" + $0 } ?? "/etc/localtime"
    let target = (try? Files.destination(of: path)) ?? path
    let name = named ?? target.range(after: "/zoneinfo/") ?? "local"
    let directories = [Files.directory(of: path), Files.directory(of: target)]
    do {
      let zone = try Zone(tzif: try Files.read(path, limit: sizeLimit), name: name)
      return LocalZone(zone: zone, directories: directories.deduplicated, trouble: nil)
    } catch {
      let trouble = "the time zone cannot be read from \(path), so times are in UTC: \(error)"
      return LocalZone(zone: .utc, directories: directories.deduplicated, trouble: trouble)
    }
  }

  /// An installed zone by its IANA name; `nil` if there is none.
  package static func named(_ name: String) -> Zone? {
    if name == "UTC" { return .utc }
    guard let name = zoneName(name), Files.exists(zoneDirectory + "/" + name) else { return nil }
    guard let bytes = try? Files.read(zoneDirectory + "/" + name, limit: sizeLimit) else {
      return nil
    }
    return try? Zone(tzif: bytes, name: name)
  }

  private static let sizeLimit = 1 << 20

  private static var zoneDirectory: String {
    ThisProcess.environment("TZDIR") ?? "/usr/share/zoneinfo"
  }

  /// A name that stays inside the zone directory; `nil` for anything else, such as a POSIX rule.
  private static func zoneName(_ text: String) -> String? {
    let name = text.hasPrefix(":") ? String(text.dropFirst()) : text
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { !$0.isEmpty && $0 != ".." && $0 != "." }
    return isPlain ? name : nil
  }
}

extension String {
  /// What follows the last occurrence of a text.
  fileprivate func range(after text: String) -> String? {
    var rest = self[...]
    var found: String?
    while let slash = rest.firstIndex(of: "/") {
      if rest[slash...].hasPrefix(text) {
        found = String(rest[slash...].dropFirst(text.count))
      }
      rest = rest[rest.index(after: slash)...]
    }
    return found
  }
}

extension [String] {
  fileprivate var deduplicated: [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
