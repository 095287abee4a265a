package import Core
package import Linux

/// Shows cards through the desktop's notification server (Desktop Notifications Specification).
///
/// `@unchecked`: the state is touched on the loop only, where the bus calls back and the daemon calls.
package final class DesktopChannel: Channel, @unchecked Sendable {
  let bus: Bus
  let loop: Loop
  let report: @Sendable (ChannelReport) -> Void
  private(set) var servers: NotificationServerWatch?
  /// The presentation that was asked for last and is not over.
  var live: LiveCard?
  /// Where a card of ours is on the screen.
  var place: NotificationPlace?
  /// How long a server may take, being started included.
  var patience = Duration.seconds(6)
  private var signals: BusSubscription?
  private var quiet: BusSubscription?
  private var doNotDisturb = DoNotDisturb.unknown
  /// The server that this has made itself at home with.
  private var owner: String?

  package init(bus: Bus, loop: Loop, report: @escaping @Sendable (ChannelReport) -> Void) {
    self.bus = bus
    self.loop = loop
    self.report = report
    servers = NotificationServerWatch(on: bus, loop: loop) { [weak self] in self?.serverChanged() }
  }

  package var health: ChannelHealth {
    guard bus.isOpen, let servers else { return health(.unavailable, "the session bus is gone") }
    switch servers.presence {
    case .known(let server): return health(.ok, server.description)
    case .asked: return health(.waiting, "the notification server has yet to answer")
    case .silent: return health(.unavailable, "the notification server does not answer")
    case .absent where servers.mayStart: return health(.ok, "a server is started when needed")
    case .absent: return health(.waiting, "no notification server is running")
    }
  }

  package var reachesUser: Bool {
    guard bus.isOpen, let servers else { return false }
    return servers.presence != .absent || servers.mayStart
  }

  /// Something happens, so a screen may have come meanwhile.
  package func announce(_ announcement: Announcement, text: Text?) { lookAgain() }

  package func lookAgain() {
    if servers?.presence == .absent { servers?.readEnvironment() }
  }

  package func stop() {
    live = nil
    takeDown()
    signals = nil
    quiet = nil
    servers?.stop()
    servers = nil
  }

  private func health(_ state: ChannelHealth.State, _ detail: String) -> ChannelHealth {
    ChannelHealth(name: "desktop", state: state, detail: detail)
  }
}

extension DesktopChannel {
  private func serverChanged() {
    guard let servers else { return }
    let lost = servers.presence.owner == owner ? nil : move(to: servers.presence.owner)
    report(.changed)
    if let lost { report(lost) }
    switch servers.presence {
    case .known(let server): met(server)
    case .silent: refuse("the notification server does not answer")
    case .asked, .absent: break
    }
  }

  /// Ids of one server mean nothing to another, so all are forgotten at once; returns what that
  /// means for the card that was there.
  private func move(to owner: String?) -> ChannelReport? {
    self.owner = owner
    place = nil
    quiet = nil
    signals = owner.map { owner in
      bus.match(
        sender: owner, path: "/org/freedesktop/Notifications", interface: BusCall.notifications
      ) { [weak self] in self?.received($0) }
    }
    learned(.unknown)
    guard let lost = live, lost.stage != .waiting else { return nil }
    live = nil
    let presentation = lost.card.presentation
    if lost.stage == .sent { return .refused(presentation, reason: "the server went away") }
    return lost.isHandled ? nil : .closed(presentation, .lost)
  }

  private func met(_ server: NotificationServer) {
    quiet = DoNotDisturbSource.of(server)?.follow(server, on: bus) { [weak self] isOn in
      self?.learned(isOn.map { $0 ? .on : .off } ?? .unknown)
    }
    if live?.stage == .waiting { send(to: server) }
  }

  private func learned(_ state: DoNotDisturb) {
    guard state != doNotDisturb else { return }
    doNotDisturb = state
    report(.doNotDisturbChanged(state))
  }
}
