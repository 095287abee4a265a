import Core
import Linux
import Testing

@testable import Daemon

/// A desktop channel on a private bus, and what it reported.
final class DesktopBench: Sendable {
  let bench: BusBench
  let bus: Bus
  let channel: DesktopChannel
  let reports = Recorder<ChannelReport>()

  init(on bench: BusBench, patience: Duration = .seconds(20)) async throws {
    self.bench = bench
    let bus = try await bench.connect()
    self.bus = bus
    let (loop, reports) = (bench.loop, reports)
    channel = await loop.run {
      let channel = DesktopChannel(bus: bus, loop: loop) { reports.record($0) }
      channel.patience = patience
      return channel
    }
  }

  /// With a mock of a server, which is known by the time this returns.
  static func withServer(
    capabilities: String = "actions body body-markup", services: [String: String] = [:]
  ) async throws -> (DesktopBench, MockObject) {
    let bench = try await BusBench(services: services)
    let server = try await server(on: bench, capabilities: capabilities)
    let desktop = try await DesktopBench(on: bench)
    await desktop.become(.ok)
    return (desktop, server)
  }

  static func server(
    on bench: BusBench, capabilities: String = "actions body body-markup"
  ) async throws -> MockObject {
    try await MockObject(
      BusCall.notifications, at: "/org/freedesktop/Notifications",
      template: ["notification_daemon", "-p", #"{"capabilities":"\#(capabilities)"}"#], on: bench)
  }

  var health: ChannelHealth {
    get async { await bench.loop.run { [channel] in channel.health } }
  }

  var reachesUser: Bool {
    get async { await bench.loop.run { [channel] in channel.reachesUser } }
  }

  func become(_ state: ChannelHealth.State) async {
    while await health.state != state { _ = await reports.next { $0 == .changed } }
  }

  func present(_ card: Card) async {
    await bench.loop.run { [channel] in channel.present(card) }
  }

  func withdraw(_ card: Card) async {
    await bench.loop.run { [channel] in channel.withdraw(card.presentation) }
  }

  /// What is reported next, apart from changes of health.
  func next() async -> ChannelReport? { await reports.next { $0 != .changed } }

  /// The handle with which a presentation is reported accepted next, and nothing else.
  func accepted(_ number: Int) async -> String? {
    let report = await next()
    guard case .accepted(Presentation(number), let handle)? = report else {
      Issue.record("not accepted: \(String(describing: report))")
      return nil
    }
    return handle
  }
}

extension Card {
  static func sample(
    _ number: Int = 1, occurrence: String = "2/check-in/1", isOpen: Bool = false,
    asksWhen: Bool = false, laters: [Answer.Later] = Answer.Later.allCases,
    reminder: ReminderKey = .cadence(.checkIn), handle: String? = nil
  ) -> Card {
    Card(
      presentation: Presentation(number), occurrence: Occurrence.ID(occurrence),
      reminder: reminder, person: 2, isOpen: isOpen, asksWhen: asksWhen, laters: laters,
      text: Text(
        summary: "Let the pause do the work",
        body: "In your next chat with Alex, count to three after they finish before you speak."),
      handle: handle)
  }
}
