import Core
import Glibc
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
      surroundings.end(EXIT_FAILURE)
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
    if let trouble = zone.trouble { Log.say(.channelLost, priority: .warning, trouble) }
    for note in store?.openingNotes ?? [] {
      Log.say(.stateMovedAside, priority: .error, "\(note)")
    }
  }

  private func listen() throws(SystemError) {
    sources.server = try ControlServer(
      path: settings.socketPath, version: settings.version, on: loop,
      patience: surroundings.clientPatience,
      answer: { [weak self] call, client in
        self?.enter { $0.answer(call, from: client) }
      },
      closed: { [weak self] client in self?.enter { $0.forget(client) } })
  }

  func connectBuses() {
    sources.session = surroundings.sessionBus.flatMap { try? Bus($0, on: loop) }
    sources.system = surroundings.systemBus.flatMap { try? Bus($0, on: loop) }
    sources.lock = SessionLock(
      system: sources.system, session: sources.session, user: ThisProcess.userID
    ) { [weak self] lock in
      self?.enter { $0.handle(.lockChanged(lock)) }
    }
    guard sources.session != nil || sources.system != nil else { return }
    sources.lockPatience = LoopTimer(on: loop, after: Self.lockPatience) { [weak self] in
      self?.enter { $0.endLockPatience() }
    }
  }

  /// How long those who know of a lock may take to say so before the first card: several may know,
  /// and a desktop can be there before them.
  private static let lockPatience: Duration = .milliseconds(500)

  private func endLockPatience() {
    sources.lockPatience = nil
    noticeReach()
  }

  /// Makes the channels that a plan wants; those of the plan before are stopped.
  func makeChannels(for wanted: ChannelPlan) {
    for channel in channels { channel.stop() }
    let report: @Sendable (ChannelReport) -> Void = { [weak self] report in
      self?.enter { $0.take(report) }
    }
    channels = surroundings.channels(wanted, sources.session, loop, report)
    if settings.isForeground { channels.append(TerminalChannel(on: loop, report: report)) }
  }

  /// What was up on the channels before is lost with them, and so is what they knew.
  func replaceChannels(for wanted: ChannelPlan) {
    makeChannels(for: wanted)
    deliveries = []
    if conditions.doNotDisturb != .unknown { handle(.doNotDisturbChanged(.unknown)) }
    noticeReach()
    if let lost = engine?.showing?.presentation { handle(.closed(lost, .lost)) }
  }
}
