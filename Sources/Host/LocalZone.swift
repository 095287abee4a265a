package import CivilTime
import Linux

/// The zone of the machine's wall clock, and where it was read from.
package struct LocalZone: Equatable, Sendable {
  package let zone: Zone
  /// What leads to the zone's rules: a change of it can mean another zone, or the same with other
  /// rules.
  package let paths: [String]
  /// What could not be read, and what counts instead.
  package let trouble: String?

  package static func current() -> LocalZone { Source().read() }

  /// Where the zone is looked for.
  package struct Source: Equatable, Sendable {
    /// What `$TZ` says; empty where it says nothing.
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
  /// Reads the zone that `$TZ` tells, or else the one behind `/etc/localtime`.
  ///
  /// `$TZ` is read as tzset(3) has it: an installed zone or the path of a file, with or without a
  /// colon, or a rule. What cannot be read is passed over and said, first for `/etc/localtime`, then
  /// for UTC: a daemon that is hours off is better than none.
  package func read() -> LocalZone {
    guard !variable.isEmpty else { return readLocaltime() }
    if let zone = told() { return LocalZone(zone: zone, paths: paths, trouble: nil) }
    let machine = readLocaltime()
    return LocalZone(
      zone: machine.zone, paths: paths,
      trouble: "TZ is no time zone that is installed, so \(localtime) counts"
        + (machine.trouble.map { "; \($0)" } ?? ""))
  }

  private func told() -> Zone? {
    if let path = file, let zone = try? InstalledZones.read(path, name: name(behind: path)) {
      return zone
    }
    if wanted == "UTC" { return .utc }
    return variable == wanted ? try? Zone(rule: wanted, name: wanted) : nil
  }

  private var wanted: String {
    variable.hasPrefix(":") ? String(variable.dropFirst()) : variable
  }

  /// The file that `$TZ` would mean, whether there is one or not.
  private var file: String? {
    wanted.hasPrefix("/") ? wanted : InstalledZones.path(of: wanted, in: installed)
  }

  private var paths: [String] { [localtime] + (file.map { [$0] } ?? []) }

  private func readLocaltime() -> LocalZone {
    do {
      let zone = try InstalledZones.read(localtime, name: name(behind: localtime))
      return LocalZone(zone: zone, paths: [localtime], trouble: nil)
    } catch {
      let trouble = "the time zone cannot be read from \(localtime), so times are in UTC: \(error)"
      return LocalZone(zone: .utc, paths: [localtime], trouble: trouble)
    }
  }

  /// The name of the zone that a path or a link leads to; a copy of a zone has none.
  private func name(behind path: String) -> String {
    if let name = path.tail(after: "\(installed)/") { return name }
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
