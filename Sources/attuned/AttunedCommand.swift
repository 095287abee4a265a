import ArgumentParser
import Configuration
import Daemon
import Host
import Linux
import Store

/// The daemon: parses, takes what only one may have, and starts the loop.
struct AttunedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attuned",
    abstract: "Reminds you, at a pace you choose, to appreciate and check in with those you love",
    discussion: """
      It is meant to be started by your service manager: systemctl --user start attuned.
      Started in a terminal, it shows its reminders there too. Talk to it with attune.
      """,
    version: Release.version)

  @Option(name: .long, help: "Read this file instead of ~/.config/attune/attune.toml.")
  var config: String?

  @Flag(name: .long, help: "Show one real reminder at once, without a config, and keep nothing.")
  var demonstration = false

  func run() throws {
    let paths = Paths(
      environment: ThisProcess.environment, home: ThisProcess.environment("HOME") ?? "/",
      user: ThisProcess.userID)
    let files = ConfigurationFiles(paths: paths, config: config)
    let loop = Loop(label: "org.attune.Attune")
    let isForeground = Terminal.isTerminal(1) && ThisProcess.environment("NOTIFY_SOCKET") == nil
    var settings = DaemonSettings(
      version: Release.version, files: files, socketPath: paths.socketPath,
      isForeground: isForeground || demonstration)
    settings.isDemonstration = demonstration
    let store = demonstration ? nil : try Opening.store(in: paths.stateDirectory)
    let daemon = Daemon(settings: settings, store: store, zone: .current(), on: loop)
    Running.daemon = daemon
    loop.async { daemon.begin() }
  }
}

/// What lives as long as the process.
enum Running {
  // Written once, before the loop starts, and never read: it only keeps the daemon alive.
  nonisolated(unsafe) static var daemon: Daemon?
}
