import Control
import Core
import Glibc
import Linux
import Testing

@testable import Daemon

/// Buses that come and go, signals, and the ways to files.
@Suite(.timeLimit(.minutes(1)), .serialized) struct SurroundingsTests {
  @Test func `steps lead along links and end at what there is`() throws {
    let home = try TemporaryTree()
    mkdir(home.path + "/real", 0o700)
    home.link("link", to: "real")
    try home.write("", to: "real/file")
    home.link("real/other", to: "../link/file")
    let at = { PathWatch.Step(directory: home.path + $0, name: $1) }
    func steps(_ name: String) -> [PathWatch.Step] {
      PathWatch.steps(to: home.path + name).filter { $0.directory.hasPrefix(home.path) }
    }
    #expect(steps("/real/file") == [at("/real", "file")])
    #expect(steps("/link/file") == [at("", "link"), at("/real", "file")])
    #expect(
      steps("/link/other") == [
        at("", "link"), at("/real", "other"), at("/real/..", "link"), at("/real/../real", "file"),
      ])
    #expect(steps("/gone/file") == [at("", "gone")])
    home.link("loop", to: "loop")
    #expect(steps("/loop/file").count == 40)
  }

  @Test(.enabled(if: PrivateBus.isInstalled, "install dbus-daemon"))
  func `nothing comes up before those who know of a lock could say so`() async throws {
    let bus = try PrivateBus()
    let bench = try DaemonBench { $0.sessionBus = .address(bus.address) }
    let daemon = try await bench.start()
    await daemon.handle(.asked(Person.ID("alex"), .checkIn))
    let client = try bench.client()
    if await daemon.sources.lockPatience != nil {
      #expect(try client.status().waiting.first?.holds.map(\.reason) == [.noChannel])
    }
    #expect(await bench.channel.nextCard() != nil)
    #expect(await daemon.sources.lockPatience == nil)
    await bench.stop(daemon)
  }

  @Test(.enabled(if: PrivateBus.isInstalled, "install dbus-daemon"))
  func `a session bus that went away is found again, with the card`() async throws {
    let (first, second) = (try PrivateBus(), try PrivateBus())
    let home = try TemporaryTree()
    func lead(to bus: PrivateBus) throws {
      let path = bus.address.dropFirst("unix:path=".count).prefix { $0 != "," }
      home.link("new", to: String(path))
      try Files.rename(home.path + "/new", to: home.path + "/bus")
    }
    try lead(to: first)
    let bench = try DaemonBench {
      $0.sessionBus = .address("unix:path=\(home.path)/bus")
      $0.busRetry = .milliseconds(20)
    }
    let daemon = try await bench.start()
    await daemon.handle(.asked(Person.ID("alex"), .checkIn))
    let card = try #require(await bench.channel.nextCard())
    await daemon.handle(.lockChanged(.locked))
    first.end()
    while await daemon.conditions.lock == .locked { await daemon.settle() }
    while await daemon.sources.reconnections < 3 { await daemon.settle() }
    try lead(to: second)
    while await !daemon.hasSessionBus { await daemon.settle() }
    #expect(await bench.channel.deeds.next { $0 == .stopped } != nil)
    #expect(await bench.channel.nextCard()?.occurrence == card.occurrence)
    await bench.stop(daemon)
  }

  @Test func `without a session bus, status says that the desktop is out of reach`() async throws {
    let bench = try DaemonBench { $0.channels = { _, _, _, _ in [] } }
    let daemon = try await bench.start()
    let desktop = try #require(try bench.client().status().channels.first)
    #expect(desktop.name == "desktop" && desktop.state == .unavailable)
    #expect(desktop.detail == "there is no session bus")
    await bench.stop(daemon)
  }
}

extension Daemon {
  fileprivate var hasSessionBus: Bool { sources.session?.uniqueName != nil }
}
