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
    let isManaged = UserService.account() != .unmanaged
    if isManaged { try UserService().disable() }
    try Self.waitForEnd(rounds: isManaged ? 100 : 1)
    let places = [Places.paths.configDirectory, Places.paths.stateDirectory]
    if deleteData { try Self.delete(places) }
    if output.json {
      Output.line(JSON.object([.init("deleted", deleteData), .init("data", places)]).description)
      return
    }
    Output.line(
      isManaged
        ? "Attune is stopped and starts no more."
        : "Attune does not run, and there is no systemd of yours that would start it.")
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

  /// The daemon may still write until it has ended; one that systemd did not start is ended by whoever
  /// did.
  private static func waitForEnd(rounds: Int) throws(Ending) {
    var daemon: Int32 = 0
    for _ in 0..<rounds {
      do {
        daemon = try Connection().daemon
      } catch {
        if error.code == Ending.noDaemonCode { return }
        throw error
      }
      ThisProcess.pause(milliseconds: 100)
    }
    throw Ending(
      "attuned still runs: end it with kill \(daemon)\n"
        + "Then run 'attune uninstall' again. Nothing was deleted.")
  }
}
