import Core
import Host
import Linux
import Store

extension Daemon {
  /// Starts it on its loop; to be called once.
  package nonisolated func begin() {
    loop.async { self.enter { $0.startOrGiveUp() } }
  }

  private func startOrGiveUp() {
    guard !settings.isDemonstration else { return demonstrate() }
    do throws(SystemError) {
      try start()
    } catch {
      Log.say(.stopping, priority: .error, "Attune cannot start: \(error)")
      ThisProcess.end(ThisProcess.Status.failure)
    }
  }

  /// Brings everything up, in order; from then on the loop does the rest.
  ///
  /// READY is sent once a client would be answered and a reminder would come.
  private func start() throws(SystemError) {
    startTimer()
    sayWhatWasFound()
    try listen()
    connectBuses()
    watchWorld()
    watchConfiguration()
    readConfiguration()
    tellServiceManager()
    ServiceManager.ready()
    Log.say(.started, "Attune is running.")
  }

  private func sayWhatWasFound() {
    if let trouble = zone.trouble { Log.degraded(trouble) }
    for note in store?.openingNotes ?? [] {
      Log.say(.stateMovedAside, priority: .error, "\(note)")
    }
  }

  private func listen() throws(SystemError) {
    sources.server = try ControlServer(
      path: settings.socketPath, version: settings.version, on: loop,
      answer: { [weak self] call, client in
        self?.enter { $0.answer(call, from: client) }
      },
      closed: { [weak self] client in self?.enter { $0.forget(client) } })
  }

  func connectBuses() {
    sources.session = bus { (loop, gone) throws(SystemError) in
      try Bus.session(on: loop, onDisconnect: gone)
    }
    sources.system = bus { (loop, gone) throws(SystemError) in
      try Bus.system(on: loop, onDisconnect: gone)
    }
    sources.lock = SessionLock(
      system: sources.system, session: sources.session, user: ThisProcess.userID
    ) { [weak self] lock in
      self?.enter { $0.handle(.lockChanged(lock)) }
    }
  }

  private func bus(
    _ open: (Loop, @escaping @Sendable (SystemError) -> Void) throws(SystemError) -> Bus
  ) -> Bus? {
    do throws(SystemError) {
      return try open(loop) { [weak self] error in self?.enter { $0.busLost(error) } }
    } catch {
      Log.degraded("a message bus cannot be reached: \(error)")
      return nil
    }
  }

  /// A bus that has gone takes its channels along; it is tried again, more and more rarely.
  private func busLost(_ error: SystemError) {
    if sources.reconnections == 0 { Log.degraded("a message bus is gone: \(error)") }
    noticeReach()
    let delay = Duration.seconds(30 << min(sources.reconnections, 7))
    sources.reconnections += 1
    sources.reconnecting = LoopTimer(on: loop, after: delay) { [weak self] in
      self?.enter { $0.reconnect() }
    }
  }

  private func reconnect() {
    guard sources.session?.isOpen != true || sources.system?.isOpen != true else { return }
    connectBuses()
    if let wanted = configuration.plan?.channels { makeChannels(for: wanted) }
    noticeReach()
  }

  /// Makes the channels that a plan wants; those of the plan before are stopped, and the card that
  /// was up on them is lost.
  func makeChannels(for wanted: ChannelPlan, inTerminal: Bool? = nil) {
    for channel in channels { channel.stop() }
    defer { noticeLostCard() }
    let report: @Sendable (ChannelReport) -> Void = { [weak self] report in
      self?.enter { $0.take(report) }
    }
    channels = []
    if wanted.desktop, let bus = sources.session {
      channels.append(DesktopChannel(bus: bus, loop: loop, report: report))
    }
    if inTerminal ?? settings.isForeground {
      channels.append(TerminalChannel(on: loop, report: report))
    }
    if wanted.journal { channels.append(JournalChannel()) }
    if !wanted.hooks.isEmpty {
      channels.append(
        HookChannel(wanted.hooks, bus: sources.session, loop: loop, report: report))
    }
  }

  private func noticeLostCard() {
    guard let presentation = engine?.showing?.presentation else { return }
    noticeReach()
    handle(.closed(presentation, .lost))
  }
}
