import Linux

/// attuned.service, as the user's service manager runs it.
struct UserService {
  private static let unit = "attuned.service"
  private static let manager = "org.freedesktop.systemd1"
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

  private static func ending(_ error: BusError, of member: String) -> Ending {
    let text =
      error.saysNobodyIsThere
      ? "There is no systemd of yours here to start attuned: start it by other means."
      : "The service manager refused \(member): \(error.description.escaped)"
    return Ending(text.wrapped(to: 80).joined(separator: "\n"))
  }

  private func call(_ member: String, _ arguments: [BusValue] = []) throws(Ending) {
    do {
      _ = try bus.call(
        BusCall(
          destination: Self.manager, path: "/org/freedesktop/systemd1",
          interface: "\(Self.manager).Manager", member: member, arguments: arguments,
          allowsActivation: true))
    } catch {
      throw Self.ending(error, of: member)
    }
  }
}

extension UserService {
  /// What the service manager says of it when it is only asked.
  enum Account: Equatable {
    /// There is none that could be asked.
    case unmanaged
    /// It knows of no such unit.
    case absent
    /// The words of org.freedesktop.systemd1(5): of the unit file, of the unit, and of its last end.
    case known(file: String, activity: String, result: String)
  }

  static func account() -> Account {
    guard let service = try? UserService() else { return .unmanaged }
    do throws(BusError) {
      let file = try service.fileState()
      return .known(
        file: file, activity: try service.property("ActiveState", of: "Unit")?.text ?? "",
        result: try service.property("Result", of: "Service")?.text ?? "success")
    } catch {
      return error.saysNoSuchFile ? .absent : .unmanaged
    }
  }

  /// The `$PATH` of what the service manager starts; `nil` if it does not say.
  static func searchPath() -> String? {
    let environment = try? UserService().property(
      "Environment", of: "Manager", at: "/org/freedesktop/systemd1")
    let variables = environment?.elements?.compactMap(\.text) ?? []
    return variables.first { $0.hasPrefix("PATH=") }.map { String($0.dropFirst(5)) }
  }

  private func fileState() throws(BusError) -> String {
    let call = BusCall(
      destination: Self.manager, path: "/org/freedesktop/systemd1",
      interface: "\(Self.manager).Manager", member: "GetUnitFileState",
      arguments: [.string(Self.unit)], allowsActivation: true)
    return try bus.call(call, timeout: .seconds(5)).first?.text ?? ""
  }

  private func property(
    _ name: String, of interface: String,
    at path: String = "/org/freedesktop/systemd1/unit/attuned_2eservice"
  ) throws(BusError) -> BusValue? {
    let call = BusCall.property(
      name, of: "\(Self.manager).\(interface)", at: path, on: Self.manager,
      allowsActivation: true)
    return try bus.call(call, timeout: .seconds(5)).first
  }
}

extension BusError {
  /// Some machines have a bus and no service manager of the user on it.
  fileprivate var saysNobodyIsThere: Bool {
    ["ServiceUnknown", "NameHasNoOwner", "Spawn."].contains {
      name.hasPrefix("org.freedesktop.DBus.Error.\($0)")
    }
  }

  fileprivate var saysNoSuchFile: Bool {
    ["org.freedesktop.DBus.Error.FileNotFound", "System.Error.ENOENT"].contains(name)
      || name.hasSuffix(".NoSuchUnit")
  }
}
