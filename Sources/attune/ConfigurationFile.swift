import Configuration
import Control
import Core
import Host

/// The configuration as it lies on disk, or a sentence why it cannot be read.
struct ConfigurationFile {
  let files: ConfigurationFiles

  init(_ path: String? = nil) { files = ConfigurationFiles(paths: Places.paths, config: path) }

  static var reader: PlanReader { ConfigurationFiles.reader(here: Places.zone) }

  func load() throws(Ending) -> LoadedPlan {
    do throws(FileRefusal) {
      return Self.reader.read(try files.readConfig(), deck: files.readDecks().merged)
    } catch {
      switch error {
      case .missing(let path):
        throw Ending("There is no \(Places.short(path)): run 'attune setup'.")
      case .unusable: throw Ending("\(error)".escaped)
      }
    }
  }
}

extension LoadedPlan {
  /// The plan, or every reason why there is none.
  func wholePlan() throws(Ending) -> Plan {
    guard let plan else { throw Ending(problems.map(\.rendered).joined(separator: "\n")) }
    return plan
  }
}
