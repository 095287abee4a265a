package import Core
package import Linux

/// Runs the user's own commands as transient units of the user manager.
package final class HookChannel: Channel {
  private let report: @Sendable (ChannelReport) -> Void

  package init(
    _ hooks: [Hook], bus: Bus?, loop: Loop, report: @escaping @Sendable (ChannelReport) -> Void
  ) {
    self.report = report
  }

  package var health: ChannelHealth { ChannelHealth(name: "hooks", state: .unavailable) }
  package var reachesUser: Bool { false }
  package func present(_ card: Card) {}
  package func withdraw(_ presentation: Presentation) {}
  package func announce(_ announcement: Announcement, text: Text?) {}
  package func stop() {}
}
