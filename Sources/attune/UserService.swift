import Linux

/// attuned.service, as the user's service manager runs it.
struct UserService {
  private static let unit = "attuned.service"
  private let bus: BlockingBus

  init() throws(Ending) {
    do {
      bus = try BlockingBus(.session)
    } catch {
      throw Ending("There is no service manager to talk to: \(error)")
    }
  }

  /// Starts it now and at every login.
  func enable() throws(Ending) {
    try call("Reload")
    try call(
      "EnableUnitFiles", [.strings([Self.unit]), .boolean(false), .boolean(false)])
    try call("Reload")
    try call("StartUnit", [.string(Self.unit), .string("replace")])
  }

  /// Stops it and starts it no more.
  func disable() throws(Ending) {
    try call("StopUnit", [.string(Self.unit), .string("replace")])
    try call("DisableUnitFiles", [.strings([Self.unit]), .boolean(false)])
    try call("Reload")
  }

  private func call(_ member: String, _ arguments: [BusValue] = []) throws(Ending) {
    do {
      _ = try bus.call(
        BusCall(
          destination: "org.freedesktop.systemd1", path: "/org/freedesktop/systemd1",
          interface: "org.freedesktop.systemd1.Manager", member: member, arguments: arguments,
          allowsActivation: true))
    } catch {
      throw Ending("The service manager refused \(member): \(error.description.escaped)")
    }
  }
}
