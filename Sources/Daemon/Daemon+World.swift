import CivilTime
import Core
import Host
import Linux
import Store

/// What the daemon listens to, apart from channels and clients.
struct Sources {
  var clock: ClockWatch?
  var signals: SignalSource?
  var watchdog: LoopTimer?
  var configWatch: PathWatch?
  var zoneWatch: PathWatch?
  var server: ControlServer?
  var session: Bus?
  var system: Bus?
  var lock: SessionLock?
  var reconnecting: LoopTimer?
  /// How often a lost bus was tried again.
  var reconnections = 0
  /// Runs until whoever knows of a lock has had time to say so.
  var lockPatience: LoopTimer?
  /// Runs while the state cannot be read or written.
  var stateRetry: LoopTimer?
  /// For the part of the state that nobody waits for.
  var stateProof: LoopTimer?
  /// Runs while something waits and no channel reaches the user.
  var lookout: LoopTimer?
  /// Times the steps of a demonstration.
  var demonstration: LoopTimer?
  /// Ends the wait for a card on its way when the daemon stops.
  var farewell: LoopTimer?
  /// Runs out when nothing has happened for a while.
  var rest: LoopTimer?
  /// Closes what is reported in many pieces into one reading.
  var pendingReload: LoopTimer?
  var pendingZone: LoopTimer?
}

extension Daemon {
  func watchWorld() {
    watchClock()
    receiveSignals()
    watchZones()
    keepWatchdogCalm()
  }

  private func watchClock() {
    do throws(SystemError) {
      sources.clock = try ClockWatch(on: loop) { [weak self] change in
        self?.enter { $0.handle(change == .resumed ? .resumed : .clockChanged) }
      }
    } catch {
      Log.degraded("changes of the clock cannot be noticed: \(error)")
    }
  }

  private func receiveSignals() {
    // A client or a hook that hangs up is an error of one write, not the end of the daemon.
    ThisProcess.ignoreBrokenPipes()
    // Started with & in a terminal, it must not be stopped by what it shows there.
    ThisProcess.ignoreTerminalStops()
    do throws(SystemError) {
      sources.signals = try SignalSource(surroundings.signals, on: loop) { [weak self] signal in
        self?.enter { $0.signalled(signal) }
      }
    } catch {
      Log.degraded("signals cannot be received: \(error)")
    }
  }

  /// The service manager hears from the loop itself: a loop that hangs is noticed.
  private func keepWatchdogCalm() {
    guard let interval = ServiceManager.watchdogInterval else { return }
    sources.watchdog = LoopTimer(on: loop, every: interval / 2) { ServiceManager.keepAlive() }
  }

  private func signalled(_ signal: CInt) {
    switch signal {
    case SignalSource.hangup where !hasLostTerminal:
      ServiceManager.reloading()
      watchConfiguration()
      readConfiguration()
      ServiceManager.ready()
    default: stop()
    }
  }

  /// A terminal that is closed says so with the signal that otherwise means to read again.
  private var hasLostTerminal: Bool {
    settings.isDemonstration || settings.isForeground && !Terminal.isTerminal(1)
  }

  /// Gives memory back once nothing has happened for a few seconds.
  func restSoon() {
    sources.rest = LoopTimer(on: loop, after: .seconds(5)) { Memory.release() }
  }

  /// Watches the local zone and those that the plan names.
  ///
  /// A zone file can be replaced by rename, rewritten in place, or have its link changed: whatever
  /// happens to it, it is read again and compared.
  func watchZones() {
    let named = (configuration.plan?.zones ?? []).compactMap {
      InstalledZones.path(of: $0.name, in: surroundings.zone.installed)
    }
    sources.zoneWatch = PathWatch(files: zone.paths + named, on: loop) { [weak self] in
      self?.enter { $0.zonesMayHaveChanged() }
    }
    sayUnwatched(sources.zoneWatch, "the time zone")
  }

  func sayUnwatched(_ watch: PathWatch?, _ what: String) {
    guard let trouble = watch?.trouble else { return }
    Log.degraded("not every change of \(what) will be noticed: \(trouble.name)")
  }

  private func zonesMayHaveChanged() {
    sources.pendingZone = LoopTimer(on: loop, after: .milliseconds(200)) { [weak self] in
      self?.enter { $0.readZones() }
    }
  }

  private func readZones() {
    readZone()
    watchZones()
    let known = configuration.plan?.zones ?? []
    let found = known.map { InstalledZones.zone(named: $0.name, in: surroundings.zone.installed) }
    // The plan holds the zones that it names, so it is made anew with the rules of today.
    if found != known { readConfiguration() }
  }

  private func readZone() {
    let current = surroundings.zone.read()
    guard current != zone else { return }
    let isOther = current.zone != zone.zone
    zone = current
    if let trouble = current.trouble { Log.degraded(trouble) }
    if isOther { handle(.zoneChanged(current.zone)) }
  }
}
