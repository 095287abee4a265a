package import CivilTime
import Linux

/// The zone of the machine's wall clock, and where it was read from.
package struct LocalZone: Equatable, Sendable {
  package let zone: Zone
  /// Directories in which a change can mean another zone, or the same with other rules.
  package let directories: [String]
  /// What went wrong, if UTC had to stand in.
  package let trouble: String?

  /// Reads the zone that `$TZ` names, or else the one behind `/etc/localtime`.
  ///
  /// What cannot be read is replaced by UTC and said: a daemon that is hours off is better than none.
  package static func current() -> LocalZone {
    let variable = ThisProcess.environment("TZ") ?? ""
    let wanted = variable.hasPrefix(":") ? String(variable.dropFirst()) : variable
    let named = InstalledZones.path(of: wanted)
    let path = named ?? "/etc/localtime"
    let target = (try? Files.destination(of: path)) ?? path
    let name = named == nil ? target.tail(after: "/zoneinfo/") ?? "local" : wanted
    let directories = [Files.directory(of: path), Files.directory(of: target)]
    let places = directories[0] == directories[1] ? [directories[0]] : directories
    do {
      let zone = try InstalledZones.read(path, name: name)
      return LocalZone(zone: zone, directories: places, trouble: nil)
    } catch {
      let trouble = "the time zone cannot be read from \(path), so times are in UTC: \(error)"
      return LocalZone(zone: .utc, directories: places, trouble: trouble)
    }
  }
}

extension String {
  /// What follows the last occurrence of a text.
  fileprivate func tail(after text: String) -> String? {
    var rest = self[...]
    var found: String?
    while let slash = rest.firstIndex(of: "/") {
      if rest[slash...].hasPrefix(text) { found = String(rest[slash...].dropFirst(text.count)) }
      rest = rest[rest.index(after: slash)...]
    }
    return found
  }
}
