import Configuration
import Control
import Core
import Host
import Linux
import Store

/// From the config's bytes to the plan that runs.
extension Daemon {
  var files: ConfigurationFiles { settings.files }

  /// Watches the config, whatever links lead to it, and the user's decks.
  func watchConfiguration() {
    sources.configWatch = PathWatch(files: [files.config], folders: [files.user], on: loop) {
      [weak self] in self?.enter { $0.configurationMayHaveChanged() }
    }
    sayUnwatched(sources.configWatch, "the configuration")
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
    case .good: if let plan = configuration.plan { adopt(plan, after: before.plan) }
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
      let reader = ConfigurationFiles.reader(here: zone.zone, zones: surroundings.zone.installed)
      let loaded = reader.read(file, deck: decks.merged)
      let problems = loaded.problems + (decks.library + decks.user).flatMap(\.problems)
      guard let plan = loaded.plan else { return kept(hasPlan ? .stale : .bad, problems) }
      return LoadedConfiguration(
        state: .good, plan: plan, fingerprint: seen, problems: problems)
    } catch {
      guard case .unusable = error else {
        return kept(hasPlan ? .stale : .missing, [missing()])
      }
      return kept(hasPlan ? .stale : .bad, [problem("unusable-file", "\(error)", help: nil)])
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
    guard let trouble = configuration.trouble else { return }
    let consequence = configuration.plan == nil ? "nothing is sent" : "the last good plan runs on"
    Log.say(
      .configurationBad, priority: .warning,
      "\(trouble.what), so \(consequence): run \(trouble.remedy)")
  }

  /// Makes the plan run.
  private func adopt(_ plan: Plan, after before: Plan?) {
    if plan.channels != before?.channels { replaceChannels(for: plan.channels) }
    if plan.zones != before?.zones { watchZones() }
    if engine == nil { return startEngine(on: plan) }
    // A mended file is said even where it says what the plan that runs says.
    guard plan != before else { return announce(Announcement(.planReplaced)) }
    handle(.planReplaced(plan))
    noticeReach()
  }

  /// Brings back everything that was remembered and begins.
  ///
  /// What cannot be read is not begun anew, or it would be overwritten: it is tried again.
  func startEngine(on plan: Plan) {
    let state: State
    do throws(StoreError) {
      state = try store?.loadRecent(at: Clocks.now()) ?? .unremembered
    } catch {
      return tryStateLater(after: error)
    }
    storeTrouble = nil
    sources.stateRetry = nil
    engine = Engine(plan: plan, state: state, zone: zone.zone, at: Clocks.moment())
    engine?.foresee(conditions)
    handle(.started)
    announce(Announcement(.planReplaced))
    noticeReach()
    sources.stateProof = LoopTimer(on: loop, after: .seconds(1)) { [weak self] in
      self?.enter { $0.proveState() }
    }
  }
}

extension State {
  /// Where nothing is kept, everything is new.
  static var unremembered: State {
    State(seed: ThisProcess.randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
