import CivilTime
import Configuration
import Core
import TOML

extension Zone {
  static let berlin = rule("CET-1CEST,M3.5.0,M10.5.0/3", name: "Europe/Berlin")
  static let lisbon = rule("WET0WEST,M3.5.0/1,M10.5.0", name: "Europe/Lisbon")
  static let tokyo = rule("JST-9", name: "Asia/Tokyo")

  static func installed(_ name: String) -> Zone? {
    [berlin, lisbon, tokyo].first { $0.name == name }
  }

  private static func rule(_ text: String, name: String) -> Zone {
    do {
      return try Zone(rule: text, name: name)
    } catch {
      preconditionFailure("the rule of \(name) is written here: \(error)")
    }
  }
}

extension PlanReader {
  /// A reader that knows three zones and lives in one of them.
  static let ours = PlanReader(
    zone: Zone.installed, zoneNames: { ["Europe/Berlin", "Europe/Lisbon", "Asia/Tokyo"] },
    here: .berlin)
}

/// What is said about a config, as one text.
func messages(_ text: String) -> String {
  let file = ConfigFile(path: "attune.toml", text: text)
  return rendered(PlanReader.ours.read(file).diagnostics, of: file)
}

func rendered(_ diagnostics: [Diagnostic], of file: ConfigFile) -> String {
  diagnostics.rendered(source: file.bytes, path: file.path)
}
