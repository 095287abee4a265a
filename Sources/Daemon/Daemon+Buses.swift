import Core
import Linux

/// The message buses, over which the desktop is reached and the session's lock is known.
extension Daemon {
  /// Connects to the buses that are not connected to.
  func connectBuses() {
    if sources.session?.isOpen != true { sources.session = connect(to: surroundings.sessionBus) }
    if sources.system?.isOpen != true { sources.system = connect(to: surroundings.systemBus) }
    sources.lock = SessionLock(
      system: sources.system, session: sources.session, user: ThisProcess.userID,
      onSettled: { [weak self] in self?.enter { $0.endLockPatience() } }
    ) { [weak self] lock in
      self?.enter { $0.handle(.lockChanged(lock)) }
    }
    if sources.session == nil, surroundings.sessionBus != nil { reconnectLater() }
    guard sources.session != nil || sources.system != nil else { return }
    sources.lockPatience = LoopTimer(on: loop, after: Self.lockPatience) { [weak self] in
      self?.enter { $0.endLockPatience() }
    }
  }

  /// How long those who know of a lock may take to say so before the first card: several may know,
  /// and a desktop can be there before them.
  private static let lockPatience: Duration = .milliseconds(500)

  private func endLockPatience() {
    guard sources.lockPatience != nil else { return }
    sources.lockPatience = nil
    if sources.session?.uniqueName != nil { sources.reconnections = 0 }
    noticeReach()
  }

  private func connect(to address: BusAddress?) -> Bus? {
    guard let address else { return nil }
    do throws(SystemError) {
      return try Bus(address, on: loop) { [weak self] error in self?.enter { $0.busLost(error) } }
    } catch {
      if sources.reconnections == 0 { Log.degraded("a message bus cannot be reached: \(error)") }
      return nil
    }
  }

  /// A bus that has gone takes its channels along, and what it knew of a lock.
  private func busLost(_ error: SystemError) {
    if sources.reconnections == 0 { Log.degraded("a message bus is gone: \(error)") }
    handle(.lockChanged(.unknown))
    noticeReach()
    reconnectLater()
  }

  /// It is tried again, more and more rarely.
  private func reconnectLater() {
    let delay = surroundings.busRetry * (1 << min(sources.reconnections, 7))
    sources.reconnections += 1
    sources.reconnecting = LoopTimer(on: loop, after: delay) { [weak self] in
      self?.enter { $0.reconnect() }
    }
  }

  private func reconnect() {
    let hadSession = sources.session?.isOpen == true
    connectBuses()
    // A look in a terminal is not begun anew where there is still no bus.
    let isNew = !hadSession && (sources.session != nil || !settings.isDemonstration)
    guard isNew, let wanted = configuration.plan?.channels else { return noticeReach() }
    replaceChannels(for: wanted)
  }
}
