package import Core
package import Linux

/// Shows cards through the desktop's notification server.
package final class DesktopChannel: Channel {
  private let report: @Sendable (ChannelReport) -> Void

  package init(bus: Bus, loop: Loop, report: @escaping @Sendable (ChannelReport) -> Void) {
    self.report = report
  }

  package var health: ChannelHealth { ChannelHealth(name: "desktop", state: .unavailable) }
  package var reachesUser: Bool { false }
  package func present(_ card: Card) {}
  package func withdraw(_ presentation: Presentation) {}
  package func announce(_ announcement: Announcement, text: Text?) {}
  package func stop() {}
}
