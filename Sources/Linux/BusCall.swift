/// A method to call on the bus.
package struct BusCall: Equatable, Sendable {
  package var destination: String
  package var path: String
  package var interface: String
  package var member: String
  package var arguments: [BusValue]
  /// Whether the bus may start the destination when nobody owns the name.
  package var allowsActivation: Bool

  package init(
    destination: String, path: String, interface: String, member: String,
    arguments: [BusValue] = [], allowsActivation: Bool = false
  ) {
    self.destination = destination
    self.path = path
    self.interface = interface
    self.member = member
    self.arguments = arguments
    self.allowsActivation = allowsActivation
  }
}

extension BusCall {
  /// A call to the bus itself.
  package static func broker(_ member: String, _ arguments: [BusValue] = []) -> BusCall {
    BusCall(
      destination: "org.freedesktop.DBus", path: "/org/freedesktop/DBus",
      interface: "org.freedesktop.DBus", member: member, arguments: arguments)
  }

  /// A call that reads one property of an object.
  package static func property(
    _ property: String, of interface: String, at path: String, on destination: String,
    allowsActivation: Bool = false
  ) -> BusCall {
    BusCall(
      destination: destination, path: path, interface: "org.freedesktop.DBus.Properties",
      member: "Get", arguments: [.string(interface), .string(property)],
      allowsActivation: allowsActivation)
  }
}
