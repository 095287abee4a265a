import Configuration
import Daemon
import Host
import Linux

func start(config: String?, demonstrating: Bool) throws(Failure) -> Daemon {
  let paths = Paths.ofThisUser
  let isForeground = Terminal.isTerminal(1) && ThisProcess.environment("NOTIFY_SOCKET") == nil
  let settings = DaemonSettings(
    version: Release.version, files: ConfigurationFiles(paths: paths, config: config),
    socketPath: paths.socketPath, isForeground: isForeground, isDemonstration: demonstrating)
  let store = demonstrating ? nil : try Opening.store(in: paths.stateDirectory)
  return Daemon(settings: settings, store: store, on: Loop(label: "org.attune.Attune"))
}

func fail(_ words: String, _ status: Int32) -> Never {
  try? Files.write(Array("attuned: \(words)\n".utf8), to: 2)
  ThisProcess.end(status)
}

ThisProcess.openStandardDescriptors()
let daemon: Daemon
do throws(Failure) {
  switch Invocation(Array(CommandLine.arguments.dropFirst())) {
  case .run(let config): daemon = try start(config: config, demonstrating: false)
  case .demonstrate: daemon = try start(config: nil, demonstrating: true)
  case .say(let words):
    print(words)
    ThisProcess.end()
  case .refuse(let words): fail("\(words); see attuned --help", ThisProcess.Status.usage)
  }
} catch {
  fail(error.description, ThisProcess.Status.unavailable)
}
daemon.begin()
ThisProcess.waitForEver()
