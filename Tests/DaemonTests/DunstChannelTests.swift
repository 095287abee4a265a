import Core
import Glibc
import Linux
import Testing

@testable import Daemon

/// A real notification server on a screen nobody sees.
@Suite(
  .timeLimit(.minutes(1)), .serialized,
  .enabled(if: Dunst.isInstalled, "install dbus-daemon, dunst and xvfb"))
struct DunstChannelTests {
  @Test func `a card is opened in its place, answered and gone`() async throws {
    let bench = try await BusBench()
    let dunst = try Dunst(on: bench)
    let desktop = try await DesktopBench(on: bench)
    #expect(await desktop.next() == .doNotDisturbChanged(.off))
    let detail = await desktop.health.detail
    #expect(detail.hasPrefix("dunst 1.") && detail.split(separator: " ").count == 2)
    await desktop.present(.sample())
    let handle = await desktop.accepted(1)
    #expect(handle != nil)
    try await dunst.call("NotificationAction", [.uint32(0)])
    #expect(await desktop.next() == .opened(Occurrence.ID("2/check-in/1")))
    await desktop.present(.sample(2, isOpen: true))
    #expect(await desktop.accepted(2) == handle)
    #expect(try await dunst.read("displayedLength") == 1)
    await desktop.withdraw(.sample(2))
    try await bench.call(.broker("GetId"))
    #expect(try await dunst.read("displayedLength") == 0)
  }

  @Test func `a card that is dismissed is told, and Do Not Disturb is seen`() async throws {
    let bench = try await BusBench()
    let dunst = try Dunst(on: bench)
    let desktop = try await DesktopBench(on: bench)
    #expect(await desktop.next() == .doNotDisturbChanged(.off))
    await desktop.present(.sample())
    #expect(await desktop.accepted(1) != nil)
    try await dunst.call("NotificationCloseLast")
    #expect(await desktop.next() == .closed(Presentation(1), .dismissed))
    try await dunst.pause()
    #expect(await desktop.next() == .doNotDisturbChanged(.on))
    dunst.crash()
    #expect(await desktop.next() == .doNotDisturbChanged(.unknown))
  }

  @Test func `a server that crashes loses the card, and the next one gets it`() async throws {
    let bench = try await BusBench()
    let dunst = try Dunst(on: bench)
    let desktop = try await DesktopBench(on: bench)
    await desktop.become(.ok)
    await desktop.present(.sample())
    let first = await desktop.reports.next {
      if case .accepted = $0 { true } else { false }
    }
    dunst.crash()
    let lost = ChannelReport.closed(Presentation(1), .lost)
    #expect(await desktop.reports.next { $0 == lost } == lost)
    let second = try Dunst(on: bench)
    await desktop.become(.ok)
    await desktop.present(.sample(2))
    let again = await desktop.reports.next {
      if case .accepted(Presentation(2), _) = $0 { true } else { false }
    }
    #expect(again != nil && again != first)
    #expect(try await second.read("displayedLength") == 1)
  }
}

/// Dunst on a display of its own.
final class Dunst: Sendable {
  private let bench: BusBench
  private let screen: Child
  private let server: Child

  static let isInstalled =
    PrivateBus.isInstalled && Files.exists("/usr/bin/dunst") && Files.exists("/usr/bin/Xvfb")

  init(on bench: BusBench) throws {
    self.bench = bench
    let output = try Pipe()
    screen = try Child(
      ["Xvfb", "-displayfd", "1", "-screen", "0", "640x360x24", "-nolisten", "tcp"],
      output: output.writeEnd)
    let display = try Terminal.readLine(from: output.readEnd.number) ?? ""
    server = try Child(
      ["dunst", "-conf", "/dev/null"],
      environment: ["DISPLAY=:\(display)", "DBUS_SESSION_BUS_ADDRESS=\(bench.address)"])
  }

  func crash() { server.end(SIGKILL) }

  func call(_ member: String, _ arguments: [BusValue] = []) async throws {
    try await bench.call(request("org.dunstproject.cmd0", member, arguments))
  }

  func read(_ property: String) async throws -> Int? {
    let names: [BusValue] = [.string("org.dunstproject.cmd0"), .string(property)]
    return try await bench.call(request("org.freedesktop.DBus.Properties", "Get", names))
      .first?.integer
  }

  func pause() async throws {
    let change: [BusValue] = [
      .string("org.dunstproject.cmd0"), .string("paused"), .variant(.boolean(true)),
    ]
    try await bench.call(request("org.freedesktop.DBus.Properties", "Set", change))
  }

  private func request(
    _ interface: String, _ member: String, _ arguments: [BusValue]
  ) -> BusCall {
    BusCall(
      destination: BusCall.notifications, path: "/org/freedesktop/Notifications",
      interface: interface, member: member, arguments: arguments)
  }
}
