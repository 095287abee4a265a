import Linux

/// Where a notification server tells whether it holds cards back.
struct DoNotDisturbSource: Equatable {
  let interface: String
  let property: String

  /// Plasma, and others that offer inhibitions.
  static let inhibitions = DoNotDisturbSource(
    interface: "org.freedesktop.Notifications", property: "Inhibited")

  static let dunst = DoNotDisturbSource(
    interface: "org.dunstproject.cmd0", property: "paused")

  static func of(_ server: NotificationServer) -> DoNotDisturbSource? {
    if server.capabilities.contains("inhibitions") { return inhibitions }
    return server.name == "dunst" ? dunst : nil
  }

  func follow(
    _ server: NotificationServer, on bus: Bus, handler: @escaping @Sendable (Bool?) -> Void
  ) -> BusSubscription {
    bus.followProperty(
      property, of: interface, at: "/org/freedesktop/Notifications", on: server.owner
    ) { handler($0?.truth) }
  }
}
