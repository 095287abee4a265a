import Core
import Linux
import Testing

@testable import Daemon

/// What becomes of a card when the server fails.
@Suite(
  .timeLimit(.minutes(1)), .serialized,
  .enabled(if: PrivateBus.hasMock, "install dbus-daemon and python3-dbusmock"))
struct DesktopFaultChannelTests {
  static let notify = "susssasa{sv}i"

  static func failure(_ name: String) -> String {
    "raise dbus.exceptions.DBusException('no', name='\(name)')"
  }

  @Test func `without a server nothing reaches the user`() async throws {
    let desktop = try await DesktopBench(on: BusBench())
    #expect(await desktop.reachesUser == false)
    await desktop.present(.sample())
    #expect(
      await desktop.next()
        == .refused(Presentation(1), reason: "no notification server is running"))
    #expect(await desktop.health.state == .waiting)
  }

  @Test func `a server that comes is found, and one that goes loses the card`() async throws {
    let bench = try await BusBench()
    let desktop = try await DesktopBench(on: bench)
    let server = try await DesktopBench.server(on: bench)
    await desktop.become(.ok)
    #expect(await desktop.health.detail == "mock-notify 1.0")
    #expect(await desktop.reachesUser)
    await desktop.present(.sample())
    _ = await desktop.next()
    server.end()
    #expect(await desktop.reports.next() == .changed)
    #expect(await desktop.reports.next() == .closed(Presentation(1), .lost))
    #expect(await desktop.reachesUser == false)
    let second = try await DesktopBench.server(on: bench)
    await desktop.become(.ok)
    await desktop.present(.sample(2))
    let handle = try #require(await desktop.accepted(2))
    #expect(handle.hasSuffix(" 1"))
    let call = await second.calls.next { $0.member == "Notify" }
    #expect(call?.arguments[1] == .uint32(0))
  }

  @Test func `an error is a refusal that names it and nothing else`() async throws {
    let (desktop, server) = try await DesktopBench.withServer()
    try await server.answers("Notify", Self.notify, "u", Self.failure("org.attune.Error.Broken"))
    await desktop.present(.sample(isOpen: true))
    #expect(
      await desktop.next() == .refused(Presentation(1), reason: "org.attune.Error.Broken"))
  }

  @Test func `a server that drops the card refuses it`() async throws {
    let (desktop, server) = try await DesktopBench.withServer()
    try await server.answers("Notify", Self.notify, "u", "ret = 0")
    await desktop.present(.sample())
    #expect(
      await desktop.next() == .refused(Presentation(1), reason: "the server dropped the card"))
  }

  @Test func `a server that is hurried gets the card once more`() async throws {
    let (desktop, server) = try await DesktopBench.withServer()
    let name = "org.freedesktop.Notifications.Error.ExcessNotificationGeneration"
    let code = """
      self.tries = getattr(self, 'tries', 0) + 1
      if self.tries == 1: \(Self.failure(name))
      ret = 5
      """
    try await server.answers("Notify", Self.notify, "u", code)
    await desktop.present(.sample())
    let handle = try #require(await desktop.accepted(1))
    #expect(handle.hasSuffix(" 5"))
  }

  @Test func `a card that comes too late is closed`() async throws {
    let (desktop, server) = try await DesktopBench.withServer()
    await desktop.bench.loop.run { [channel = desktop.channel] in
      channel.patience = .milliseconds(100)
    }
    let code = "import threading; threading.Event().wait(0.5); ret = 7; self.next_id = 8"
    try await server.answers("Notify", Self.notify, "u", code)
    await desktop.present(.sample())
    #expect(
      await desktop.next()
        == .refused(Presentation(1), reason: "the notification server did not answer in time"))
    let call = await server.calls.next { $0.member == "CloseNotification" }
    #expect(call?.arguments.first?.integer == 7)
  }

  @Test func `a card withdrawn on its way is closed when it arrives`() async throws {
    let (desktop, server) = try await DesktopBench.withServer()
    await desktop.present(.sample())
    await desktop.withdraw(.sample())
    let call = await server.calls.next { $0.member == "CloseNotification" }
    #expect(call?.arguments.first?.integer == 1)
  }

  @Test func `a server that is installed is started only where there is a screen`() async throws {
    let command = """
      /usr/bin/python3 -m dbusmock --session --template notification_daemon \
      -p '{"capabilities":"actions"}'
      """
    let bench = try await BusBench(services: [BusCall.notifications: command])
    let manager = try await MockObject(
      "org.freedesktop.systemd1", at: "/org/freedesktop/systemd1",
      interface: "org.freedesktop.systemd1.Manager", on: bench)
    try await manager.add(property: "Environment", .strings(["LANG=C"]))
    let desktop = try await DesktopBench(on: bench)
    _ = await desktop.reports.next { $0 == .changed }
    #expect(await desktop.reachesUser == false)
    try await manager.update("Environment", to: .strings(["LANG=C", "WAYLAND_DISPLAY=wayland-1"]))
    await bench.loop.run { [channel = desktop.channel] in
      channel.announce(Announcement(.due), text: nil)
    }
    while await !desktop.reachesUser { _ = await desktop.reports.next() }
    #expect(await desktop.health.detail == "a server is started when needed")
    await desktop.present(.sample())
    #expect(await desktop.accepted(1) != nil)
  }

  @Test func `a server that cannot be started refuses the card`() async throws {
    let bench = try await BusBench(services: [BusCall.notifications: "/bin/false"])
    let manager = try await MockObject(
      "org.freedesktop.systemd1", at: "/org/freedesktop/systemd1",
      interface: "org.freedesktop.systemd1.Manager", on: bench)
    try await manager.add(property: "Environment", .strings(["DISPLAY=:0"]))
    let desktop = try await DesktopBench(on: bench)
    while await !desktop.reachesUser { _ = await desktop.reports.next() }
    await desktop.present(.sample())
    #expect(
      await desktop.next()
        == .refused(
          Presentation(1), reason: "org.freedesktop.DBus.Error.Spawn.ChildExited"))
  }

  @Test func `Do Not Disturb is followed where a server tells of it`() async throws {
    let bench = try await BusBench()
    let server = try await DesktopBench.server(on: bench, capabilities: "actions inhibitions")
    try await server.add(property: "Inhibited", .boolean(true))
    let desktop = try await DesktopBench(on: bench)
    #expect(await desktop.next() == .doNotDisturbChanged(.on))
    try await server.update("Inhibited", to: .boolean(false))
    #expect(await desktop.next() == .doNotDisturbChanged(.off))
    server.end()
    #expect(await desktop.next() == .doNotDisturbChanged(.unknown))
  }
}
