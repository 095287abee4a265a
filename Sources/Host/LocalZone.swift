package import CivilTime
import Linux

/// The zone of the machine's wall clock, and where it was read from.
package struct LocalZone: Equatable, Sendable {
  package let zone: Zone
  /// What leads to the zone's rules: a change of it can mean another zone, or the same with other
  /// rules.
  package let path: String
  /// What went wrong, if UTC had to stand in.
  package let trouble: String?

  package static func current() -> LocalZone { Source().read() }

  /// Where the zone is looked for.
  package struct Source: Equatable, Sendable {
    /// What `$TZ` says; it counts if it names an installed zone.
    package var variable: String
    /// What otherwise leads to the zone.
    package var localtime: String
    /// Where zones are installed.
    package var installed: String

    package init(
      variable: String? = ThisProcess.environment("TZ"), localtime: String = "/etc/localtime",
      installed: String = InstalledZones.directory
    ) {
      self.variable = variable ?? ""
      self.localtime = localtime
      self.installed = installed
    }
  }
}

extension LocalZone.Source {
  /// Reads the zone that `$TZ` names, or else the one behind `/etc/localtime`.
  ///
  /// What cannot be read is replaced by UTC and said: a daemon that is hours off is better than none.
  package func read() -> LocalZone {
    let wanted = variable.hasPrefix(":") ? String(variable.dropFirst()) : variable
    let named = InstalledZones.path(of: wanted, in: installed)
    let path = named ?? localtime
    do {
      let zone = try InstalledZones.read(path, name: named == nil ? name(behind: path) : wanted)
      return LocalZone(zone: zone, path: path, trouble: nil)
    } catch {
      let trouble = "the time zone cannot be read from \(path), so times are in UTC: \(error)"
      return LocalZone(zone: .utc, path: path, trouble: trouble)
    }
  }

  /// The name of the zone that a link leads to; a copy of a zone has none.
  private func name(behind path: String) -> String {
    let target = (try? Files.destination(of: path)) ?? path
    return target.tail(after: "\(installed)/") ?? target.tail(after: "/zoneinfo/") ?? "local"
  }
}

extension String {
  /// What follows the last occurrence of a text that starts with a slash.
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
