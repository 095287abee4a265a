import Control
import Core
import Host
import Linux
import Store

/// What the engine's effects become.
extension Daemon {
  /// Writes what the effects record, after whatever could not be written before.
  ///
  /// If it cannot be written the records are kept and tried again with the next ones, or by
  /// themselves: the plan goes on in memory, but nothing new is shown that a restart would show again.
  func write(_ effects: [Effect]) -> Bool {
    guard let store else { return true }
    unwritten += effects.compactMap { if case .record(let record) = $0 { record } else { nil } }
    guard !unwritten.isEmpty else { return true }
    do throws(StoreError) {
      try store.write(unwritten)
      unwritten = []
      storeTrouble = nil
      sources.stateRetry = nil
      return true
    } catch {
      tryStateLater(after: error)
      return false
    }
  }

  func tryStateLater(after trouble: StoreError) {
    if storeTrouble != trouble {
      storeTrouble = trouble
      Log.say(.stateUnwritable, priority: .error, reason: "\(trouble)", "\(trouble)")
    }
    sources.stateRetry = LoopTimer(on: loop, after: surroundings.stateRetry) { [weak self] in
      self?.enter { $0.tryStateAgain() }
    }
  }

  private func tryStateAgain() {
    guard engine == nil, let plan = configuration.plan else {
      if write([]) { proveState() }
      return
    }
    startEngine(on: plan)
    tellServiceManager()
  }

  /// Proves what opening left out; nobody who waits for the start waits for this.
  func proveState() {
    sources.stateProof = nil
    guard let store, let engine else { return }
    do throws(StoreError) {
      if let note = try store.prove(keeping: { engine.state }) {
        Log.say(.stateMovedAside, priority: .error, "\(note)")
        // What is still to be written may be to forget, and then of the copy, too.
        _ = write([])
      }
      if unwritten.isEmpty { storeTrouble = nil }
    } catch {
      tryStateLater(after: error)
    }
  }

  func present(_ card: Card) {
    let takers = channels.filter(\.reachesUser)
    guard !takers.isEmpty else { return refuse(card) }
    deliveries.append(Delivery(presentation: card.presentation, awaited: takers.count))
    for channel in takers { channel.present(card) }
  }

  /// Nothing is answered from within a call of the engine's: the answer comes through the loop.
  func refuse(_ card: Card) {
    loop.async { [weak self] in self?.enter { $0.handle(.refused(card.presentation)) } }
  }

  /// What a channel has learned becomes an event; one channel that takes a card is enough.
  func take(_ report: ChannelReport) {
    switch report {
    case .accepted(let presentation, let place): accepted(presentation, at: place)
    case .refused(let presentation, let reason): refused(presentation, reason)
    case .opened(let id): handle(.opened(id))
    case .puttingOff(let id): handle(.puttingOff(id))
    case .answered(let id, let answer): handle(.answered(id, answer))
    case .closed(let presentation, let closure): handle(.closed(presentation, closure))
    case .doNotDisturbChanged(let state): handle(.doNotDisturbChanged(state))
    case .changed: noticeReach()
    case .failed(let reason):
      Log.say(.hookFailed, priority: .warning, reason: reason, "A hook failed: \(reason)")
    }
  }

  private func accepted(_ presentation: Presentation, at place: String?) {
    deliveries.removeAll { $0.presentation == presentation }
    // A channel that took the card after another one must not make its place forgotten.
    if places.presentation != presentation { places = (presentation, []) }
    if let place { places.known.append(place) }
    let handles = places.known.isEmpty ? nil : places.known.joined(separator: ";")
    handle(.accepted(presentation, handle: handles))
    leaveIfDelivered()
  }

  private func refused(_ presentation: Presentation, _ reason: String) {
    Log.degraded("a card could not be shown: \(reason)")
    let delivery = deliveries.firstIndex { $0.presentation == presentation }
    guard let delivery else { return }
    deliveries[delivery].awaited -= 1
    guard deliveries[delivery].awaited == 0 else { return }
    deliveries.remove(at: delivery)
    handle(.refused(presentation))
    leaveIfDelivered()
  }

  /// Says which channels went and came, and tells the engine whether any is left.
  func noticeReach() {
    noticeHealth()
    lookOut()
    let reach = sources.lockPatience == nil && channels.contains(where: \.reachesUser)
    if reach != conditions.reach { handle(.reachChanged(reach)) } else { tellServiceManager() }
  }

  /// While something waits for a way to the user that nobody would tell of, looks for one.
  private func lookOut() {
    let waits = engine?.open.contains { $0.isWaiting && $0.due <= Clocks.now() } ?? false
    guard waits, !channels.isEmpty, !channels.contains(where: \.reachesUser) else {
      return sources.lookout = nil
    }
    sources.lookout = LoopTimer(on: loop, after: surroundings.lookout) { [weak self] in
      self?.enter { daemon in
        for channel in daemon.channels { channel.lookAgain() }
        daemon.lookOut()
      }
    }
  }

  private func noticeHealth() {
    let states = channels.map(\.health)
    for health in states {
      let before = knownHealth.first { $0.name == health.name }?.state
      if health.state == .ok, before != .ok {
        Log.say(.channelFound, channel: health.name, "\(health.name) accepts reminders.")
      } else if health.state != .ok, before == .ok {
        Log.say(
          .channelLost, priority: .warning, channel: health.name, "\(health.name) is gone.")
      }
    }
    knownHealth = states
  }

  func announce(_ announcement: Announcement) {
    let occurrence = announcement.occurrence.flatMap { engine?.occurrence($0) }
    let text = occurrence.flatMap { engine?.text(of: $0, at: Clocks.now()) }
    for channel in channels { channel.announce(announcement, text: text) }
    tellWatchers(announcement, about: occurrence)
    noticeEnd(of: announcement)
  }
}
