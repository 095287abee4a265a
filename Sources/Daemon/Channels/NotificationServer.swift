import Linux

/// A notification server, as it described itself.
struct NotificationServer: Equatable, Sendable {
  /// The unique name it has on the bus, which no other server ever gets.
  let owner: String
  let name: String
  let version: String
  let capabilities: Set<String>

  /// Whether it draws the default action, which elsewhere is a press on the card, as a button.
  var drawsDefaultAction: Bool { name == "Xfce Notify Daemon" }

  var description: String { version.isEmpty ? name : "\(name) \(version)" }
}

/// Where a card is up: the server's unique name and the number it gave the card.
struct NotificationPlace: Equatable, Sendable {
  let owner: String
  let id: UInt32

  init(owner: String, id: UInt32) {
    self.owner = owner
    self.id = id
  }

  /// Reads what `handle` wrote.
  init?(handle: String) {
    let parts = handle.split(separator: " ")
    guard parts.count == 2, let id = UInt32(parts[1]) else { return nil }
    self.init(owner: String(parts[0]), id: id)
  }

  var handle: String { "\(owner) \(id)" }
}

extension BusCall {
  static let notifications = "org.freedesktop.Notifications"

  /// A call of the Desktop Notifications Specification 1.2, "D-BUS Protocol".
  static func notifications(
    _ member: String, _ arguments: [BusValue] = [], to owner: String
  ) -> BusCall {
    BusCall(
      destination: owner, path: "/org/freedesktop/Notifications", interface: notifications,
      member: member, arguments: arguments)
  }
}
