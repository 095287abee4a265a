import Configuration
import Control
import Core
import Host
import Linux
import Store

/// From the config's bytes to the plan that runs.
extension Daemon {
  var files: ConfigurationFiles { settings.files }

  /// Watches the config's directory, and the one its link leads to, if it is one; and the decks.
  func watchConfiguration() {
    let target = (try? Files.destination(of: files.config)) ?? files.config
    var directories: [String] = []
    for path in [Files.directory(of: files.config), Files.directory(of: target), files.user]
    where !directories.contains(path) {
      directories.append(path)
    }
    makeConfigDirectory()
    sources.configWatches = directories.compactMap { directory in
      try? DirectoryWatch(path: directory, on: loop) { [weak self] _ in
        self?.enter { $0.configurationMayHaveChanged() }
      }
    }
  }

  /// A directory that is not there cannot be watched, and the first config would go unnoticed.
  private func makeConfigDirectory() {
    let directory = Files.directory(of: files.config)
    guard !Files.exists(directory) else { return }
    do {
      try Files.makePrivateDirectory(directory)
    } catch {
      Log.say(.configurationBad, priority: .warning, "\(error)")
    }
  }

  /// Editors write in several steps: the file is read once they are through.
  private func configurationMayHaveChanged() {
    sources.pendingReload = LoopTimer(on: loop, after: .milliseconds(100)) { [weak self] in
      self?.enter { $0.readConfigurationIfChanged() }
    }
  }

  private func readConfigurationIfChanged() {
    watchConfiguration()
    let found = files.fingerprint()
    guard found != configuration.fingerprint else { return }
    readConfiguration()
  }

  /// Reads everything again; a bad config leaves the last good plan running.
  func readConfiguration() {
    let before = configuration
    configuration = load(after: before)
    switch configuration.state {
    case .good: adopt(configuration.plan, after: before.plan)
    case .bad, .stale, .missing: sayWhatIsWrong()
    }
    tellServiceManager()
  }

  private func load(after before: LoadedConfiguration) -> LoadedConfiguration {
    let seen = files.fingerprint()
    func kept(_ state: Status.ConfigurationState, _ problems: [Problem]) -> LoadedConfiguration {
      LoadedConfiguration(
        state: state, plan: before.plan, fingerprint: seen, problems: problems)
    }
    let hasPlan = before.plan != nil
    do throws(FileRefusal) {
      let file = try files.readConfig()
      let decks = files.readDecks()
      let loaded = ConfigurationFiles.reader(here: zone.zone).read(file, deck: decks.merged)
      let problems = loaded.problems + (decks.library + decks.user).flatMap(\.problems)
      guard let plan = loaded.plan else { return kept(hasPlan ? .stale : .bad, problems) }
      return LoadedConfiguration(
        state: .good, plan: plan, fingerprint: seen, problems: problems)
    } catch {
      guard case .unusable(let reason) = error else {
        return kept(hasPlan ? .stale : .missing, [missing()])
      }
      return kept(hasPlan ? .stale : .bad, [problem("unusable-file", reason, help: nil)])
    }
  }

  private func missing() -> Problem {
    problem("missing-file", "there is no \(files.config)", help: "run attune setup")
  }

  private func problem(_ code: String, _ message: String, help: String?) -> Problem {
    let rendered = "error[\(code)]: \(message)\n" + (help.map { "help: \($0)\n" } ?? "")
    return Problem(
      severity: .error, code: code, message: message, file: files.config, line: 1, column: 1,
      help: help, rendered: rendered)
  }

  private func sayWhatIsWrong() {
    // The problem's own words may hold names from the config, so the journal is told only where.
    let first = configuration.problems.first { $0.severity == .error }
    let place = first.map { "line \($0.line), column \($0.column)" } ?? "the file"
    let consequence = configuration.plan == nil ? "nothing is sent" : "the last good plan runs on"
    Log.say(
      .configurationBad, priority: .warning,
      "The configuration has a mistake (\(place)), so \(consequence): run attune check")
  }

  /// Makes the plan run; the first one brings back everything that was remembered.
  private func adopt(_ plan: Plan?, after before: Plan?) {
    guard let plan else { return }
    if plan.channels != before?.channels { makeChannels(for: plan.channels) }
    if engine != nil {
      // A mended file is said even where it says what the plan that runs says.
      guard plan != before else { return announce(Announcement(.planReplaced)) }
      handle(.planReplaced(plan))
      return noticeReach()
    }
    let state = remembered()
    engine = Engine(plan: plan, state: state, zone: zone.zone, at: Clocks.moment())
    engine?.foresee(conditions)
    handle(.started)
    announce(Announcement(.planReplaced))
    noticeReach()
  }

  /// What the last run knew; without a store everything is new.
  private func remembered() -> State {
    do throws(StoreError) {
      if let state = try store?.load() { return state }
    } catch {
      storeTrouble = error
      Log.say(.stateMovedAside, priority: .error, "\(error)")
    }
    let seed = ThisProcess.randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return State(seed: seed)
  }
}
