import Configuration
import Control
import Core
import Host
import Linux

/// Someone is to be forgotten: first the configuration, which could bring them back, then the
/// daemon.
///
/// Wherever that is cut short, doing it again finishes it.
struct Forgetting {
  let id: Person.ID
  /// As the configuration had it; `nil` if they are not in it any more.
  let name: String?
  private let file: ConfigurationFile
  private let daemon: Connection

  /// Ends with status 3, and nothing changed, if there is no daemon.
  init(_ wanted: String) throws(Ending) {
    daemon = try Connection()
    file = ConfigurationFile()
    let plan = try file.load().wholePlan()
    let found = plan.people(called: wanted)
    guard found.count < 2 else { throw Ending(ambiguous: wanted, found) }
    let person = found.first
    id = person?.id ?? Person.ID(wanted)
    name = person?.name
  }

  /// Such as "Alex (alex)".
  var who: String {
    let id = id.description.escaped
    return name.map { "\($0.escaped.cut(to: 30)) (\(id))" } ?? id
  }

  func make() throws(Ending) {
    if name != nil { try takeOut() }
    do {
      let _: Nothing = try daemon.call(.people(.forget(person: id.description)))
    } catch {
      // Whoever was not in the configuration may never have been there: no half is done.
      guard name != nil else { throw error }
      // The daemon may have finished by itself by then.
      let rest = """
        Their entry is out of the configuration. 'attune forget \(id.description.escaped)' finishes \
        the rest, or says that nobody of that name is left.
        """.wrapped(to: 80)
      throw Ending(
        ([error.text] + rest).joined(separator: "\n"), code: error.code, json: error.json)
    }
  }

  private func takeOut() throws(Ending) {
    _ = try file.change { reader, file in reader.removing(id, in: file) }
    let _: Reloaded = try daemon.call(.reload)
  }
}
