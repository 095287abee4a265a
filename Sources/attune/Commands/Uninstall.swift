import ArgumentParser
import Configuration
import Control
import Linux

/// The command `attune uninstall`.
struct Uninstall: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Stop Attune for good, and keep or delete your data",
    discussion: """
      The programs themselves go with the package, or with 'make uninstall'.
      Example: attune uninstall --delete-data
      """,
    shouldDisplay: Attune.tellsAll)

  @Flag(help: "Delete the configuration, your own prompts and everything remembered.")
  var deleteData = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    try UserService().disable()
    try Self.waitForEnd()
    let places = [Places.paths.configDirectory, Places.paths.stateDirectory]
    if deleteData { try Self.delete(places) }
    if output.json {
      Output.line(JSON.object([.init("deleted", deleteData), .init("data", places)]).description)
      return
    }
    Output.line("Attune is stopped and starts no more.")
    Output.line(deleteData ? "Deleted:" : "Your data is still there:")
    for place in places { Output.line("  \(Places.short(place))") }
  }

  private static func delete(_ places: [String]) throws(Ending) {
    do throws(SystemError) {
      for place in places { try Files.removeAll(place) }
    } catch {
      throw Ending("\(error)")
    }
  }

  /// The daemon may still write until it has ended.
  private static func waitForEnd() throws(Ending) {
    for _ in 0..<100 {
      do {
        _ = try Connection()
      } catch {
        if error.code == Ending.noDaemon.code { return }
        throw error
      }
      ThisProcess.pause(milliseconds: 100)
    }
    throw Ending("attuned did not stop")
  }
}
