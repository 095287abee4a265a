import Configuration
import Control
import Core
import Host
import Linux
import Store

/// Looks at this machine and changes nothing, but for a test reminder where one is wanted.
extension Examination {
  static func ofThisMachine(testing: Bool) -> Examination {
    let files = ConfigurationFiles(paths: Places.paths)
    let decks = files.readDecks()
    let plan = plan(files, deck: decks.merged)
    let (daemon, test) = daemon(testing: testing)
    let local = LocalZone.current()
    var found = Examination(
      share: share(decks), plan: plan, hooks: [], service: UserService.account(), daemon: daemon,
      memory: memory(), zone: local.zone, zoneTrouble: local.trouble, now: Places.now, test: test)
    found.hooks = hooks(of: found.written)
    return found
  }

  private static func share(_ decks: Decks) -> Share {
    let executable = (try? ThisProcess.executablePath()) ?? ""
    let directory = Places.paths.shareDirectory(executable: executable)
    let mistakes = decks.user.flatMap(\.problems).count { $0.severity == .error }
    return Share(
      directory: directory, hasExample: Files.exists("\(directory)/attune.toml"),
      prompts: decks.library.reduce(0) { $0 + $1.prompts.count },
      ownPrompts: decks.user.reduce(0) { $0 + $1.prompts.count }, mistakes: mistakes)
  }

  private static func plan(_ files: ConfigurationFiles, deck: [Prompt]) -> PlanFound {
    do throws(FileRefusal) {
      let loaded = ConfigurationFile.reader.read(try files.readConfig(), deck: deck)
      let errors = loaded.problems.count { $0.severity == .error }
      return .read(
        path: files.config, plan: loaded.plan, errors: errors,
        warnings: loaded.problems.count - errors)
    } catch {
      if case .missing(let path) = error { return .missing(path: path) }
      return .refused(error)
    }
  }

  /// As the daemon would look for their programs.
  private static func hooks(of plan: Plan?) -> [HookFound] {
    guard let hooks = plan?.channels.hooks, !hooks.isEmpty else { return [] }
    let path = UserService.searchPath() ?? ThisProcess.environment("PATH")
    return hooks.enumerated().map { index, hook in
      HookFound(
        reminds: hook.role == .reminder, number: index + 1,
        canRun: Files.isExecutable(hook.program(in: path)))
    }
  }

  private static func memory() -> MemoryFound {
    let directory = Places.paths.stateDirectory
    guard Files.exists(directory) else { return .nothing }
    do throws(StoreError) {
      guard let store = try Store.openReadOnly(directory: directory) else { return .nothing }
      return .whole(try store.load(), directory: directory)
    } catch {
      return .trouble(error)
    }
  }

  private static func daemon(testing: Bool) -> (DaemonFound, TestFound?) {
    do throws(Ending) {
      let connection = try Connection()
      let status = try settledStatus(connection)
      return (.answered(status), testing ? test(connection) : nil)
    } catch {
      let isGone = error.code == Ending.noDaemonCode
      let isThere = Files.exists(Places.paths.socketPath)
      return (
        isGone ? (isThere ? .deserted : .absent) : .silent(error.text), testing ? .refused : nil
      )
    }
  }

  /// What a notification server answers to a daemon that has only just started is waited for.
  private static func settledStatus(_ connection: Connection) throws(Ending) -> Status {
    for _ in 0..<10 {
      let status: Status = try connection.call(.status, within: patience)
      guard status.channels.contains(where: { $0.state == .waiting }) else { return status }
      ThisProcess.pause(milliseconds: 100)
    }
    return try connection.call(.status, within: patience)
  }

  private static func test(_ connection: Connection) -> TestFound {
    do throws(Ending) {
      let tested: Tested = try connection.call(.test, within: patience)
      return .sent(holds: tested.holds)
    } catch {
      return .refused
    }
  }

  /// An answer is a matter of milliseconds.
  private static let patience = Duration.seconds(5)
}
