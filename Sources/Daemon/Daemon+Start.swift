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
    do throws(SystemError) {
      if settings.isDemonstration { try demonstrate() } else { try start() }
    } catch {
      Log.say(.stopping, priority: .error, "Attune cannot start: \(error)")
      surroundings.end(ThisProcess.Status.failure)
    }
  }

  /// Brings everything up, in order; from then on the loop does the rest.
  ///
  /// READY is sent once a client would be answered and a reminder would come.
  private func start() throws(SystemError) {
    try startTimer()
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
      patience: surroundings.clientPatience,
      answer: { [weak self] call, client in
        self?.enter { $0.answer(call, from: client) }
      },
      closed: { [weak self] client in self?.enter { $0.forget(client) } })
  }
}
