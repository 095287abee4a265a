import Core
import Host
import Linux
import Store

/// What the daemon listens to, apart from channels and clients.
struct Sources {
  var clock: ClockWatch?
  var signals: SignalSource?
  var watchdog: LoopTimer?
  var configWatches: [DirectoryWatch] = []
  var zoneWatches: [DirectoryWatch] = []
  var server: ControlServer?
  var session: Bus?
  var system: Bus?
  var lock: SessionLock?
  var reconnecting: LoopTimer?
  /// How often a lost bus was tried again.
  var reconnections = 0
  /// Runs out when nothing has happened for a while.
  var rest: LoopTimer?
  /// Closes what is reported in many pieces into one reading.
  var pendingReload: LoopTimer?
  var pendingZone: LoopTimer?
}

extension Daemon {
  func watchWorld() {
    do throws(SystemError) {
      sources.clock = try ClockWatch(on: loop) { [weak self] change in
        self?.enter { $0.handle(change == .resumed ? .resumed : .clockChanged) }
      }
    } catch {
      Log.degraded("changes of the clock cannot be noticed: \(error)")
    }
    // A client or a hook that hangs up is an error of one write, not the end of the daemon.
    ThisProcess.ignoreBrokenPipes()
    do throws(SystemError) {
      let watched = [SignalSource.terminate, SignalSource.interrupt, SignalSource.hangup]
      sources.signals = try SignalSource(watched, on: loop) { [weak self] signal in
        self?.enter { $0.signalled(signal) }
      }
    } catch {
      Log.degraded("signals cannot be received: \(error)")
    }
    watchZone()
    keepWatchdogCalm()
  }

  /// The service manager hears from the loop itself: a loop that hangs is noticed.
  private func keepWatchdogCalm() {
    guard let interval = ServiceManager.watchdogInterval else { return }
    sources.watchdog = LoopTimer(on: loop, every: interval / 2) { ServiceManager.keepAlive() }
  }

  private func signalled(_ signal: CInt) {
    switch signal {
    case SignalSource.hangup:
      ServiceManager.reloading()
      readConfiguration()
      ServiceManager.ready()
    default: stop()
    }
  }

  /// Gives memory back once nothing has happened for a few seconds.
  func restSoon() {
    sources.rest = LoopTimer(on: loop, after: .seconds(5)) { Memory.release() }
  }

  /// Ends the process as a user wants it: cards are taken down, nothing is lost, nothing revives it.
  func stop() {
    ServiceManager.stopping()
    Log.say(.stopping, "Attune stops.")
    sources.server?.close()
    for channel in channels { channel.stop() }
    loop.async { [self] in
      enter {
        $0.store?.close()
        ThisProcess.end()
      }
    }
  }

  /// A zone file can be replaced by rename, rewritten in place, or have its link changed: whatever
  /// happens near it, it is read again and compared.
  private func watchZone() {
    sources.zoneWatches = zone.directories.compactMap { directory in
      try? DirectoryWatch(path: directory, on: loop) { [weak self] _ in
        self?.enter { $0.zoneMayHaveChanged() }
      }
    }
  }

  private func zoneMayHaveChanged() {
    sources.pendingZone = LoopTimer(on: loop, after: .milliseconds(200)) { [weak self] in
      self?.enter { $0.readZone() }
    }
  }

  private func readZone() {
    let current = LocalZone.current()
    guard current != zone else { return }
    let hasMoved = current.directories != zone.directories
    let isOther = current.zone != zone.zone
    zone = current
    if hasMoved { watchZone() }
    if let trouble = current.trouble { Log.degraded(trouble) }
    if isOther { handle(.zoneChanged(current.zone)) }
  }
}
