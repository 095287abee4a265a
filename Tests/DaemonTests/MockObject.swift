import Linux
import Testing

@testable import Daemon

/// An object of python-dbusmock on a private bus, and what it was asked.
final class MockObject: Sendable {
  let bench: BusBench
  let name: String
  let path: String
  let interface: String
  /// The calls it got, oldest first.
  let calls = Recorder<MockCall>()
  private let child: Child
  private let subscription: BusSubscription

  struct MockCall: Sendable {
    let member: String
    let arguments: [BusValue]
  }

  /// Starts it and waits until it is there.
  init(
    _ name: String, at path: String, interface: String? = nil, template: [String]? = nil,
    on bench: BusBench
  ) async throws {
    self.bench = bench
    self.name = name
    self.path = path
    self.interface = interface ?? name
    let owners = Recorder<String?>()
    let bus = bench.bus
    let following = await bench.loop.run { bus.followOwner(of: name) { owners.record($0) } }
    let what = template.map { ["--template"] + $0 } ?? [name, path, self.interface]
    child = try Child(
      ["/usr/bin/python3", "-m", "dbusmock", "--session"] + what,
      environment: ["DBUS_SESSION_BUS_ADDRESS=\(bench.address)"])
    _ = await owners.next { $0 != nil }
    withExtendedLifetime(following) {}
    let calls = calls
    subscription = await bench.loop.run {
      bus.match(sender: name, interface: "org.freedesktop.DBus.Mock", member: "MethodCalled") {
        // A descriptor kept here would keep its pipe from ending.
        let arguments = ($0.arguments.last?.elements ?? []).map(\.unwrapped).filter {
          !"\($0)".contains("unixDescriptor")
        }
        calls.record(MockCall(member: $0.arguments.first?.text ?? "", arguments: arguments))
      }
    }
    _ = try await bench.call(.broker("GetId"))
  }

  func end() { child.end() }

  /// Has it do what `code` says in Python when `member` is called.
  func answers(_ member: String, _ input: String, _ output: String, _ code: String) async throws {
    try await mock("AddMethod", [interface, member, input, output, code].map(BusValue.string))
  }

  func emit(_ member: String, _ signature: String, _ arguments: [BusValue]) async throws {
    let values = BusValue.array(elementSignature: "v", arguments.map { .variant($0) })
    try await mock("EmitSignal", [.string(interface), .string(member), .string(signature), values])
  }

  func add(property: String, of interface: String? = nil, _ value: BusValue) async throws {
    try await mock(
      "AddProperty", [.string(interface ?? self.interface), .string(property), .variant(value)])
  }

  func update(_ property: String, of interface: String? = nil, to value: BusValue) async throws {
    try await mock(
      "UpdateProperties", [.string(interface ?? self.interface), .properties([(property, value)])])
  }

  @discardableResult
  func mock(_ member: String, _ arguments: [BusValue], at path: String? = nil) async throws
    -> [BusValue]
  {
    try await bench.call(
      BusCall(
        destination: name, path: path ?? self.path, interface: "org.freedesktop.DBus.Mock",
        member: member, arguments: arguments))
  }
}

/// A private bus, a loop, and a connection of the test's own.
final class BusBench: Sendable {
  let loop = Loop(label: "bench")
  let server: PrivateBus
  let bus: Bus

  var address: String { server.address }

  init(services: [String: String] = [:]) async throws {
    server = try PrivateBus(services: services)
    bus = try await Self.connect(server.address, loop)
  }

  /// Another connection, for what is tested.
  func connect() async throws -> Bus { try await Self.connect(address, loop) }

  private static func connect(_ address: String, _ loop: Loop) async throws -> Bus {
    try await loop.run {
      Result<Bus, any Error> { try Bus(.address(address), on: loop) }
    }.get()
  }

  @discardableResult
  func call(_ call: BusCall) async throws -> [BusValue] {
    try await withCheckedThrowingContinuation { continuation in
      loop.async { [bus] in
        bus.call(call, timeout: .seconds(20)) { continuation.resume(with: $0) }
      }
    }
  }
}
