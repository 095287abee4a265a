import CivilTime
import Core
import Glibc
import Host
import Linux
import Testing

@testable import Daemon

/// Every way in which the zone of the machine changes is noticed.
@Suite(.timeLimit(.minutes(1)), .serialized) struct ZoneTests {
  /// A zone file whose rules are the footer alone (RFC 9636, section 3.3).
  static func rules(_ rule: String) -> [UInt8] {
    let magic = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    let counts: [UInt8] = [0, 0, 0, 0].repeated(4) + [0, 0, 0, 1, 0, 0, 0, 4]
    let block: [UInt8] = magic + counts + [0, 0, 0, 0, 0, 0] + Array("UTC\0".utf8)
    return block + block + Array("\n\(rule)\n".utf8)
  }

  /// A daemon whose `localtime` leads to the zone `One`, and `Two` beside it.
  static func start() async throws -> (DaemonBench, Daemon) {
    let bench = try DaemonBench { surroundings in
      let place = Files.directory(of: surroundings.zone.localtime)
      surroundings.zone = LocalZone.Source(
        variable: "", localtime: place + "/etc/localtime", installed: place + "/zoneinfo")
    }
    for name in ["etc", "zoneinfo"] { mkdir(bench.home.path + "/" + name, 0o700) }
    try bench.home.write(Self.rules("ONE-1"), to: "zoneinfo/One")
    try bench.home.write(Self.rules("TWO-2"), to: "zoneinfo/Two")
    bench.home.link("etc/localtime", to: "../zoneinfo/One")
    let daemon = try await bench.start()
    #expect(await daemon.zone.zone.name == "One")
    #expect(await daemon.zone.trouble == nil)
    return (bench, daemon)
  }

  /// Waits for another zone, and tells how many hours it is ahead of UTC.
  static func hours(_ bench: DaemonBench, _ daemon: Daemon) async -> Int? {
    _ = await bench.channel.deeds.next { $0.announces(.zoneChanged) }
    let zone = await daemon.engine?.zone
    return zone?.civil(at: Instant(microseconds: 0)).time.hour
  }

  @Test func `a link that is replaced by rename, as timedated does`() async throws {
    let (bench, daemon) = try await Self.start()
    for (name, hour) in [("Two", 2), ("One", 1)] {
      bench.home.link("etc/new", to: "../zoneinfo/\(name)")
      try Files.rename(bench.home.path + "/etc/new", to: bench.home.path + "/etc/localtime")
      #expect(await Self.hours(bench, daemon) == hour)
      #expect(await daemon.zone.zone.name == name)
    }
    await bench.stop(daemon)
  }

  @Test func `a link that is removed and made again, as ln does`() async throws {
    let (bench, daemon) = try await Self.start()
    try Files.remove(bench.home.path + "/etc/localtime")
    bench.home.link("etc/localtime", to: bench.home.path + "/zoneinfo/Two")
    #expect(await Self.hours(bench, daemon) == 2)
    await bench.stop(daemon)
  }

  @Test func `a copy in the place of the link`() async throws {
    let (bench, daemon) = try await Self.start()
    try bench.home.write(Self.rules("TWO-2"), to: "etc/new")
    try Files.rename(bench.home.path + "/etc/new", to: bench.home.path + "/etc/localtime")
    #expect(await Self.hours(bench, daemon) == 2)
    #expect(await daemon.zone.zone.name == "local")
    await bench.stop(daemon)
  }

  @Test func `new rules behind the same link, as a package brings them`() async throws {
    let (bench, daemon) = try await Self.start()
    try bench.home.write(Self.rules("ONE-3"), to: "zoneinfo/One.new")
    try Files.rename(bench.home.path + "/zoneinfo/One.new", to: bench.home.path + "/zoneinfo/One")
    #expect(await Self.hours(bench, daemon) == 3)
    try bench.home.write(Self.rules("ONE-4"), to: "zoneinfo/One")
    #expect(await Self.hours(bench, daemon) == 4)
    await bench.stop(daemon)
  }

  @Test func `a zone that cannot be read is UTC and said, until it can`() async throws {
    let (bench, daemon) = try await Self.start()
    try Files.remove(bench.home.path + "/zoneinfo/One")
    #expect(await Self.hours(bench, daemon) == 0)
    #expect(await daemon.zone.trouble?.contains("times are in UTC") == true)
    try bench.home.write(Self.rules("ONE-1"), to: "zoneinfo/One")
    #expect(await Self.hours(bench, daemon) == 1)
    await bench.stop(daemon)
  }

  @Test func `a variable that names a zone outweighs the link`() async throws {
    let (bench, daemon) = try await Self.start()
    await bench.stop(daemon)
    var source = bench.surroundings.zone
    for (variable, name) in [
      ("Two", "Two"), (":Two", "Two"), ("../etc/passwd", "One"), ("", "One"),
    ] {
      source.variable = variable
      #expect(source.read().zone.name == name)
    }
  }
}

extension [UInt8] {
  fileprivate func repeated(_ count: Int) -> [UInt8] { (0..<count).flatMap { _ in self } }
}

extension TemporaryTree {
  fileprivate func write(_ bytes: [UInt8], to name: String) throws {
    let file = try Descriptor(opening: "\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, mode: 0o600)
    try file.write(bytes)
  }
}
