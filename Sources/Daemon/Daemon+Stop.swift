import Linux

/// The end, as a user wants it: cards are taken down, nothing is lost, nothing revives it.
extension Daemon {
  func stop() {
    guard phase == .running else { return }
    phase = .stopping
    ServiceManager.stopping()
    if !settings.isDemonstration { Log.say(.stopping, "Attune stops.") }
    stopTimer()
    sources.server?.close()
    sources.farewell = LoopTimer(on: loop, after: surroundings.farewell) { [weak self] in
      self?.enter { $0.leave() }
    }
    leaveIfDelivered()
  }

  /// A card that is on its way would come up with nobody left to take it down, and its place would
  /// not be remembered.
  func leaveIfDelivered() {
    if deliveries.isEmpty { leave() }
  }

  /// What the channels still report comes before the end.
  private func leave() {
    guard phase == .stopping else { return }
    phase = .leaving
    for channel in channels { channel.stop() }
    channels = []
    loop.async { [weak self] in self?.enter { $0.end() } }
  }

  private func end() {
    _ = write([])
    engine = nil
    // Without its source, a second signal would end the process in the middle of this.
    store?.close()
    sources = Sources()
    surroundings.end(0)
  }
}
