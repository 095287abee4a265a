import CSystemd
import Glibc

/// Where a bus is to be found.
package enum BusAddress: Equatable, Sendable {
  /// The user's bus, as the environment says.
  case session
  case system
  /// An address as D-Bus writes it, such as `unix:path=/run/user/1000/bus`.
  case address(String)

  /// Begins to connect; what is called before the bus has answered waits its turn.
  func open() throws(SystemError) -> OpaquePointer {
    var pointer: OpaquePointer?
    let answer =
      switch self {
      case .session: sd_bus_open_user(&pointer)
      case .system: sd_bus_open_system(&pointer)
      case .address(let address): Self.open(address, &pointer)
      }
    guard try SystemError.check("connect to \(self)", answer) >= 0, let pointer else {
      throw SystemError("connect to \(self)", code: ENOMEM)
    }
    sd_bus_set_exit_on_disconnect(pointer, 0)
    return pointer
  }

  private static func open(_ address: String, _ pointer: inout OpaquePointer?) -> CInt {
    var answer = sd_bus_new(&pointer)
    if answer >= 0 { answer = sd_bus_set_address(pointer, address) }
    if answer >= 0 { answer = sd_bus_set_bus_client(pointer, 1) }
    if answer >= 0 { answer = sd_bus_start(pointer) }
    if answer < 0 { pointer = sd_bus_unref(pointer) }
    return answer
  }
}

extension BusAddress: CustomStringConvertible {
  package var description: String {
    switch self {
    case .session: "the session bus"
    case .system: "the system bus"
    case .address(let address): address
    }
  }
}
