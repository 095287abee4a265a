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

  /// Some machines have a bus and no service manager of the user on it.
  private static func ending(_ error: BusError, of member: String) -> Ending {
    let isAbsent = ["ServiceUnknown", "NameHasNoOwner", "Spawn."].contains {
      error.name.hasPrefix("org.freedesktop.DBus.Error.\($0)")
    }
    let text =
      isAbsent
      ? "There is no systemd of yours here to start attuned: start it by other means."
      : "The service manager refused \(member): \(error.description.escaped)"
    return Ending(text.wrapped(to: 80).joined(separator: "\n"))
  }

  private func call(_ member: String, _ arguments: [BusValue] = []) throws(Ending) {
    do {
      _ = try bus.call(
        BusCall(
          destination: "org.freedesktop.systemd1", path: "/org/freedesktop/systemd1",
          interface: "org.freedesktop.systemd1.Manager", member: member, arguments: arguments,
          allowsActivation: true))
    } catch {
      throw Self.ending(error, of: member)
    }
  }
}
