import Glibc
import Linux

/// A message bus of a test's own, with a mock object on it where Python has `dbusmock`.
final class PrivateBus: Sendable {
  let address: BusAddress
  private let directory = TemporaryDirectory()
  private let daemon: Child
  private let text: String

  static let isInstalled = Files.exists("/usr/bin/dbus-daemon")
  static let hasMock = isInstalled && Files.exists("/usr/lib/python3/dist-packages/dbusmock")

  init() throws {
    let pipe = try Pipe()
    daemon = try Child(
      [
        "dbus-daemon", "--session", "--nofork", "--print-address",
        "--address=unix:path=\(directory.path)/bus",
      ], output: pipe.writeEnd)
    text = try Terminal.readLine(from: pipe.readEnd.number) ?? ""
    address = .address(text)
  }

  /// Ends the bus while others are connected.
  func end() { daemon.end() }

  /// Starts an object that does what it is told.
  func mock() throws -> Child {
    try Child(
      ["/usr/bin/python3", "-m", "dbusmock", "--session", Mock.name, Mock.path, Mock.interface],
      environment: ["DBUS_SESSION_BUS_ADDRESS=\(text)"])
  }
}

/// The mock's object and what may be asked of it.
enum Mock {
  static let name = "org.attune.Mock"
  static let path = "/org/attune/Mock"
  static let interface = "org.attune.Mock"

  static func call(_ member: String, _ arguments: [BusValue] = []) -> BusCall {
    BusCall(
      destination: name, path: path, interface: interface, member: member, arguments: arguments)
  }

  static func addMethod(_ member: String, _ input: String, _ output: String, _ code: String)
    -> BusCall
  {
    var call = call("AddMethod", [interface, member, input, output, code].map(BusValue.string))
    call.interface = "org.freedesktop.DBus.Mock"
    return call
  }

  static func emit(_ member: String, _ signature: String, _ arguments: [BusValue]) -> BusCall {
    var call = call(
      "EmitSignal",
      [
        .string(interface), .string(member), .string(signature),
        .array(elementSignature: "v", arguments.map { .variant($0) }),
      ])
    call.interface = "org.freedesktop.DBus.Mock"
    return call
  }
}

/// A connection for a test, which waits for answers.
final class TestBus: Sendable {
  let loop = Loop(label: "bus")
  let bus: Bus
  let lost = Recorder<String>()

  init(_ address: BusAddress) async throws {
    let (loop, lost) = (loop, lost)
    bus = try await loop.run {
      Result<Bus, any Error> {
        try Bus(address, on: loop) { _ in lost.record("disconnected") }
      }
    }.get()
  }

  func call(
    _ call: BusCall, timeout: Duration = .seconds(20)
  ) async -> Result<[BusValue], BusError> {
    await withCheckedContinuation { continuation in
      loop.async { [bus] in
        bus.call(call, timeout: timeout) { continuation.resume(returning: $0) }
      }
    }
  }
}
